import DatabricksClient
import Foundation
import Testing

/// The table of environments in Tests/Peers, which the official Python SDK is asked as well.
@Suite struct ResolutionTableTests {
  /// One environment, and what is found in it; no host where there is no sign-in.
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let file: String?
    let arguments: [String: String]?
    let environment: [String: String]?
    let programs: [String]?
    let host: String?
    let authType: String?
    let token: String?

    enum CodingKeys: String, CodingKey {
      case name, file, arguments, environment, programs, host, token
      case authType = "auth_type"
    }

    var testDescription: String { name }
  }

  private struct Table: Decodable, Sendable {
    let files: [String: [String]]
    let rows: [Row]
  }

  private static let table: Table = {
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Peers/resolution.json").standardized
    let table = try? JSONDecoder().decode(Table.self, from: Data(contentsOf: file))
    return table ?? Table(files: [:], rows: [])
  }()

  private func home(_ row: Row) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, file) in [("other.cfg", "other.cfg"), (".databrickscfg", row.file ?? "")] {
      guard let lines = Self.table.files[file] else { continue }
      let path = URL(fileURLWithPath: folder.path + "/" + name)
      try Data(lines.joined(separator: "\n").utf8).write(to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path.path)
    }
    for program in row.programs ?? [] {
      let name = program == "old-databricks" ? "databricks" : program
      try folder.add(program: name, byteCount: program == "databricks" ? 1 << 20 : 0)
    }
    return folder
  }

  @Test func `the table has every rule`() {
    #expect(Self.table.rows.count > 60)
  }

  @Test(arguments: table.rows)
  func `host, sign-in and token are found as in the table`(row: Row) throws {
    let folder = try home(row)
    let found = Configuration(
      arguments: ConfigurationArguments(
        host: row.arguments?["host"], profile: row.arguments?["profile"],
        configFile: row.arguments?["config_file"]),
      environment: (row.environment ?? [:]).merging(["HOME": folder.path, "PATH": folder.path]) {
        $1
      }
    ).signIn()
    guard let host = row.host else {
      #expect(found.error != nil)
      return
    }
    let workspace = try found.outcome.get()
    #expect(workspace.host.text == host)
    #expect(workspace.credential.authType.rawValue == row.authType)
    #expect(found.authType == workspace.credential.authType)
    #expect(workspace.token.map { String(decoding: $0.bytes, as: UTF8.self) } == row.token)
  }
}
