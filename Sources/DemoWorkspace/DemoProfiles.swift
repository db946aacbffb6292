package import DatabricksClient
package import Desktop
internal import ViewModels
internal import WorkspaceEmulator

/// The profiles of the demo, in memory: what is written here is gone at the end, and no file changes.
package final class DemoProfiles: ProfileStore {
  private var drafts: [ProfileDraft] = []
  private var defaultName = DemoProfiles.profile
  private var marks: [String: ProfileMark] = [:]

  /// How a message calls what stands in for files.
  private static let place = "the demo's memory"

  /// Starts with the one profile whose workspace the demo emulates.
  package init() {
    drafts = [
      ProfileDraft(
        name: Self.profile, host: Self.host, token: Secret(copying: Seed.demoToken.utf8))
    ]
  }

  /// The demo's own workspace.
  package static var workspace: OpenWorkspace {
    OpenWorkspace(profile: profile, host: host, token: Secret(copying: Seed.demoToken.utf8))
  }

  private static let profile = "prod"

  private static var host: WorkspaceURL {
    do throws(ConfigurationError) {
      return try WorkspaceURL(parsing: "https://adb-1234567890123456.7.azuredatabricks.net")
    } catch {
      preconditionFailure("the demo's address is a workspace address")
    }
  }

  package func list() -> Result<ProfileList, ConfigurationError> {
    let rows = drafts.map {
      ProfileList.Row(
        name: $0.name, host: $0.host.text, hasToken: $0.credential.authType == .pat,
        authType: $0.credential.authType.rawValue, isDefault: $0.name == defaultName)
    }
    return .success(ProfileList(path: Self.place, rows: rows))
  }

  package func knownWorkspaces() -> [KnownWorkspace] { [] }

  package func view() -> ViewState { ViewState() }

  package func keep(_ view: ViewState) {}

  package func settings() -> ProfileSettings {
    ProfileSettings(marks: marks, path: Self.place)
  }

  package func mark(
    _ name: String, _ mark: ProfileMark, instead former: ProfileMark
  ) -> Result<ProfileSettings, ConfigurationError> {
    marks[name] = mark
    return .success(settings())
  }

  package func open(_ name: String) -> Result<OpenWorkspace, ConfigurationError> {
    guard let draft = drafts.first(where: { $0.name == name }) else {
      return .failure(.noSuchProfile(name, path: Self.place))
    }
    return .success(
      OpenWorkspace(
        profile: draft.name, host: draft.host, credential: draft.credential,
        workspaceID: draft.workspaceID))
  }

  package func preview(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError> {
    .success(change(to: draft))
  }

  package func write(_ draft: ProfileDraft) -> Result<ProfileChange, ConfigurationError> {
    let change = change(to: draft)
    drafts.removeAll { $0.name == draft.name }
    drafts.append(draft)
    return .success(change)
  }

  package func remove(_ name: String) -> Result<ProfileChange, ConfigurationError> {
    guard drafts.contains(where: { $0.name == name }) else {
      return .failure(.noSuchProfile(name, path: Self.place))
    }
    drafts.removeAll { $0.name == name }
    return .success(ProfileChange(path: Self.place, lines: [], replacesProfile: true))
  }

  package func makeDefault(_ name: String) -> Result<ProfileChange, ConfigurationError> {
    defaultName = name
    return .success(ProfileChange(path: Self.place, lines: [], replacesProfile: true))
  }

  private func change(to draft: ProfileDraft) -> ProfileChange {
    let old = drafts.first { $0.name == draft.name }
    var lines: [ProfileChange.Line] = []
    if let old {
      lines = [
        .kept("[\(draft.name)]"), .removed("host = \(old.host.text)"),
      ]
      lines += Self.lines(of: old.credential).map { .removed($0) }
    } else {
      lines = [.added("[\(draft.name)]")]
    }
    lines.append(.added("host = \(draft.host.text)"))
    lines += Self.lines(of: draft.credential).map { .added($0) }
    return ProfileChange(
      path: "~/.databrickscfg", lines: lines, replacesProfile: old != nil,
      notes: ["this is the demo: nothing is written"])
  }

  private static func lines(of credential: Credential) -> [String] {
    switch credential {
    case .token: ["token = ••••••••"]
    case .servicePrincipal(let principal):
      ["client_id = \(principal.clientID)", "client_secret = ••••••••"]
    case .databricksCLI, .azureCLI: ["auth_type = \(credential.authType.rawValue)"]
    }
  }
}
