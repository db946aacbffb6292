import DatabricksClient
import Foundation
import Testing

/// A folder of its own for one test, with a config file in it or none.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("lakelock-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The config file in it.
  var file: String { path + "/.databrickscfg" }

  var location: ConfigFileLocation { ConfigFileLocation(path: file, home: path) }

  var environment: [String: String] { ["HOME": path] }

  /// The names of everything in it.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func write(_ text: String, mode: Int = 0o600) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
  }

  func text(of name: String = ".databrickscfg") throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  func mode(of name: String = ".databrickscfg") throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return attributes[.posixPermissions] as? Int
  }
}

extension ProfileDraft {
  /// A profile on an address of the tests.
  static func example(
    _ name: String = "p", host: String = "https://new.example.com", token: String = "dapi-new"
  ) throws -> ProfileDraft {
    ProfileDraft(name: name, host: try WorkspaceURL(parsing: host), token: Secret(token))
  }
}
