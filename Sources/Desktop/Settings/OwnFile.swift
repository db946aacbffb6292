internal import DatabricksClient
internal import Glibc

/// Where a file of Lakelock's own is: under a folder of the XDG base directory specification.
enum OwnFile {
  /// `$VARIABLE/NAME`, or `~/USUAL/NAME` where the variable is not set; nil without a home.
  static func location(
    _ name: String, under variable: String, usually: String, _ environment: [String: String]
  ) -> ConfigFileLocation? {
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    // A relative path is no valid one, as the specification has it.
    let folder =
      environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home.map { $0 + usually }
    return folder.map { ConfigFileLocation(path: $0 + "/lakelock/" + name, home: home) }
  }

  /// Makes the folders above `location` that are not there, for the user alone (0700).
  static func makeFolder(for location: ConfigFileLocation) throws(ConfigurationError) {
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
}
