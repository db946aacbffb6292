import Foundation
import Testing
import WorkspaceEmulator

extension EndToEnd {
  /// What the built program sends over HTTP for every verb of the new CLI.
  @Suite struct WireTests {
    @Test(arguments: WireRow.all)
    func `is the documented request`(row: WireRow) throws {
      let workspace = try ServedWorkspace(.demo)
      if row.isEntra { workspace.token = Seed.entraToken }
      let file = workspace.home.file("value.bin")
      try Data([0, 255, 97, 10]).write(to: URL(fileURLWithPath: file))
      let body = workspace.home.file("body.json")
      try workspace.home.write(
        #"{"scope":"sandbox","key":"wire-test","string_value":"from a file"}"#, to: "body.json")
      workspace.record()
      let ended = try workspace.run(
        row.line.map { $0 == "@" ? file : $0 == "@body.json" ? "@" + body : $0 },
        input: row.input)
      #expect(ended.status == .exited(row.status), "\(ended.errors)")
      #expect(row.status != 0 || ended.errors == "")
      if row.method == "POST" { #expect(ended.outputBytes == []) }

      let requests = workspace.requests
      #expect(requests.dropFirst().map(Self.name(of:)) == row.after)
      let request = try #require(requests.first)
      #expect(request.method == row.method)
      #expect(request.path == "/api/2.0/secrets/" + row.path)
      #expect(request.query.map { [$0.name, $0.value] } == row.query)
      #expect(request.headers["authorization"] == "Bearer \(workspace.token)")
      #expect(request.headers["user-agent"]?.hasPrefix("lakelock/") == true)
      guard let body = row.body else {
        #expect(request.body == [])
        return
      }
      #expect(request.headers["content-type"] == "application/json")
      #expect(try Self.object(request.body) == Self.object(Array(body.utf8)))
    }

    /// Every verb is there, so that a new one is not forgotten.
    @Test func `is told of every verb in both spellings`() {
      let lines = WireRow.all.map { $0.line.joined(separator: " ") }
      for (new, old) in [
        ("create-scope", "create-scope"), ("list-scopes", "list-scopes"),
        ("delete-scope", "delete-scope"), ("put-secret", "put"), ("list-secrets", "list"),
        ("delete-secret", "delete"), ("put-acl", "write-acl"), ("get-acl", "get-acl"),
        ("list-acls", "list-acls"), ("delete-acl", "delete-acl"), ("get-secret", "get-secret"),
      ] {
        #expect(lines.contains { $0.hasPrefix(new) }, "\(new)")
        #expect(lines.contains { $0.hasPrefix("secrets \(new)") }, "\(new)")
        guard new != "list-scopes" else { continue }
        #expect(
          lines.contains { $0.contains("\(old) -") && $0.contains("--scope ") }, "\(old)")
      }
    }

    private static func name(of request: EmulatorRequest) -> String {
      "\(request.method) \(request.path.replacingOccurrences(of: "/api/2.0/secrets/", with: ""))"
    }

    private static func object(_ json: [UInt8]) throws -> NSDictionary {
      try #require(try JSONSerialization.jsonObject(with: Data(json)) as? NSDictionary)
    }
  }
}
