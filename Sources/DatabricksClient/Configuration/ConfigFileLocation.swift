internal import Glibc

/// Where the config file is.
package struct ConfigFileLocation: Equatable, Sendable {
  /// The path as it is opened.
  package let path: String
  /// The path as it is shown: with `~` for the home folder.
  package let shownPath: String
  /// The option or the variable that names it; nil for the usual one.
  package private(set) var namedBy: String?

  /// The file named by the argument, else by `DATABRICKS_CONFIG_FILE`, else `~/.databrickscfg`.
  ///
  /// - Throws: when the path begins with `~` and `HOME` is not set.
  package init(
    argument: String?, environment: [String: String]
  ) throws(ConfigurationError) {
    let named = [
      ("--config-file", argument),
      ("DATABRICKS_CONFIG_FILE", environment["DATABRICKS_CONFIG_FILE"]),
    ].first { $0.1?.isEmpty == false }
    let written = named?.1 ?? "~/.databrickscfg"
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    guard written == "~" || written.hasPrefix("~/") else {
      self.init(path: written, home: home)
      namedBy = named?.0
      return
    }
    guard let home else { throw .fileFailed(path: written, "HOME is not set") }
    self.init(path: home + written.dropFirst(), home: home)
    namedBy = named?.0
  }

  /// A file at `path`, shown with `~` where it is under `home`.
  package init(path: String, home: String? = nil) {
    self.path = path
    guard let home, home != "/", path.hasPrefix(home + "/") else {
      shownPath = path
      return
    }
    shownPath = "~" + path.dropFirst(home.utf8.count)
  }

  /// The file itself after following symbolic links, at most 8; it need not be there.
  ///
  /// Whoever replaces the file replaces what the link points to, never the link.
  func resolved() throws(ConfigurationError) -> String {
    var path = path
    for _ in 0...8 {
      guard let target = try linkTarget(of: path) else { return path }
      path = target.hasPrefix("/") ? target : Self.folder(of: path) + "/" + target
    }
    throw .fileFailed(path: shownPath, "it is a link to a link, more than 8 times")
  }

  /// The folder a path is in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What the link at `path` points to; nil where there is no link.
  private func linkTarget(of path: String) throws(ConfigurationError) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return Int32(0) }
      return uninterrupted { Int32(unsafe readlink(path, start, bytes.count)) }
    }
    guard count >= 0 else {
      // Taking any other failure for “no link” would replace the link itself.
      if [EINVAL, ENOENT, ENOTDIR].contains(errno) { return nil }
      throw .fileFailed(path: shownPath, FileError("cannot look where it is").text)
    }
    guard count < buffer.count else {
      throw .fileFailed(path: shownPath, "it is a link with a name that is too long")
    }
    return String(decoding: buffer[..<Int(count)], as: UTF8.self)
  }
}
