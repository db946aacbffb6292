package import DatabricksClient
internal import Glibc

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
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    // A relative path is no valid one, as the base directory specification has it.
    let folder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? home.map { $0 + "/.config" }
    location = folder.map { ConfigFileLocation(path: $0 + "/lakelock/config", home: home) }
  }

  /// What stands in it; a file that is not there says nothing.
  package func read() -> ProfileSettings {
    guard let location else { return ProfileSettings() }
    do throws(ConfigurationError) {
      let file = try ConfigFileOnDisk(at: location)?.file ?? ConfigFile(Secret(copying: []))
      return ProfileSettings(file, path: location.shownPath)
    } catch {
      return ProfileSettings(unreadable: Self.text(error), path: location.shownPath)
    }
  }

  /// Marks a profile, in one step and readable by the user alone (0600); every line but those of the
  /// mark stays byte for byte.
  ///
  /// - Returns: the settings as they are then.
  package func mark(
    _ profile: String, _ mark: ProfileMark
  ) throws(ConfigurationError) -> ProfileSettings {
    guard let location else {
      throw .fileFailed(path: "lakelock/config", "HOME is not set")
    }
    try makeFolder(for: location)
    try ConfigFileWriter(location).set(
      [
        (ProfileSettings.Key.readOnly, mark.isReadOnly ? "true" : nil),
        (ProfileSettings.Key.color, mark.color?.rawValue),
        (ProfileSettings.Key.staleDays, mark.staleDays.map { "\($0)" }),
      ], in: profile)
    return read()
  }

  private func makeFolder(for location: ConfigFileLocation) throws(ConfigurationError) {
    let parts = location.path.split(separator: "/").dropLast()
    var folder = ""
    for part in parts {
      folder += "/" + part
      guard unsafe mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      // Folders above that may only be walked through are there all the same.
      var status = stat()
      if unsafe stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { continue }
      throw .fileFailed(path: location.shownPath, "there is no folder \(folder) to write it to")
    }
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
