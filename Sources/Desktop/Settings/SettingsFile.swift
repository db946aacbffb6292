package import DatabricksClient

/// The file of Lakelock's own settings: `$XDG_CONFIG_HOME/lakelock/config`, usually
/// `~/.config/lakelock/config`.
///
/// It has the config file's form, a section for each profile. It holds no credential, and no other
/// program reads it.
package struct SettingsFile: Sendable {
  private let location: ConfigFileLocation?

  /// The variables that `init` reads.
  package static let variables = ["XDG_CONFIG_HOME", "HOME"]

  /// The file of the user whom `environment` tells; without a home there is none.
  package init(_ environment: [String: String]) {
    location = OwnFile.location(
      "config", under: "XDG_CONFIG_HOME", usually: "/.config", environment)
  }

  /// What stands in it; a file that is not there says nothing.
  package func read() -> ProfileSettings {
    guard let location else { return ProfileSettings() }
    do throws(ConfigurationError) {
      guard let file = try ConfigFileOnDisk(at: location)?.file else {
        return ProfileSettings(marks: [:], path: location.shownPath)
      }
      return ProfileSettings(file, path: location.shownPath)
    } catch {
      return ProfileSettings(unreadable: Self.text(error), path: location.shownPath)
    }
  }

  /// Marks a profile, in one step and readable by the user alone (0600); every line but those of the
  /// mark stays byte for byte.
  ///
  /// Only what differs from `former` is written: another window may have changed the rest since
  /// this one read it.
  /// - Returns: the settings as they are then.
  package func mark(
    _ profile: String, _ mark: ProfileMark, instead former: ProfileMark
  ) throws(ConfigurationError) -> ProfileSettings {
    guard let location else {
      throw .fileFailed(path: "lakelock/config", "HOME is not set")
    }
    try OwnFile.makeFolder(for: location)
    let changes = Self.values(of: mark, instead: former)
    if !changes.isEmpty { try ConfigFileWriter(location).set(changes, in: profile) }
    return read()
  }

  private static func values(
    of mark: ProfileMark, instead former: ProfileMark
  ) -> [(key: String, value: String?)] {
    var values: [(key: String, value: String?)] = []
    if mark.isReadOnly != former.isReadOnly {
      values.append((ProfileSettings.Key.readOnly, mark.isReadOnly ? "true" : nil))
    }
    if mark.color != former.color {
      values.append((ProfileSettings.Key.color, mark.color?.rawValue))
    }
    if mark.staleDays != former.staleDays {
      values.append((ProfileSettings.Key.staleDays, mark.staleDays.map { "\($0)" }))
    }
    return values
  }

  private static func text(_ error: ConfigurationError) -> String {
    switch error {
    case .fileFailed(let path, let reason), .unreadableFile(let path, let reason):
      "\(path): \(reason)"
    case .unsafeFile(let path, let reason): "\(path) is not used: \(reason)"
    default: "the settings cannot be read"
    }
  }
}
