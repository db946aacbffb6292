import Foundation

/// A home folder of its own for one test, with an environment that leads nowhere else.
final class TemporaryHome {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "lakelock-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// What a program started in this home sees; no variable that configures a workspace.
  var environment: [String: String] {
    [
      "HOME": path,
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LC_ALL": "C.UTF-8",
      "TERM": "xterm-256color",
      "SHELL": "/bin/bash",
      "TMPDIR": path,
    ]
  }

  /// The path of the file of that name in this home.
  func file(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String, mode: Int = 0o600) throws {
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file(name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  /// The permission bits of a file.
  func mode(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
    return (attributes[.posixPermissions] as? Int ?? -1) & 0o777
  }

  /// The names of the files in this home, hidden ones included.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
