/// The marks of the workspaces that were open before in this run; names, and nothing of values.
///
/// A workspace is told by profile and address: a profile may lead elsewhere by now, and two of them
/// may have other rights in one workspace.
struct WorkspaceMarks: Equatable, Sendable {
  private struct Workspace: Hashable {
    let profile: String?
    let host: String
  }

  private var kept: [Workspace: KeyMarks] = [:]

  /// Keeps `marks` until that workspace is opened again.
  mutating func keep(_ marks: KeyMarks, ofProfile profile: String?, host: String) {
    kept[Workspace(profile: profile, host: host)] = marks.count == 0 ? nil : marks
  }

  /// The marks of the workspace that is being opened, which are no longer kept here.
  mutating func take(ofProfile profile: String?, host: String) -> KeyMarks {
    kept.removeValue(forKey: Workspace(profile: profile, host: host)) ?? KeyMarks()
  }
}
