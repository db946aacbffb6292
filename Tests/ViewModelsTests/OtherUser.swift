import Foundation
import Testing
import WorkspaceEmulator

/// Somebody who works in the same workspace past the program.
struct OtherUser {
  let workspace: Workspace

  var holdsKey: Bool { workspace.value(scope: "s", key: "k") != nil }

  func createScope(_ name: String = "s") throws {
    try post("scopes/create", #"{"scope":"\#(name)"}"#)
  }

  func deleteScope(_ name: String = "s") throws {
    try post("scopes/delete", #"{"scope":"\#(name)"}"#)
  }

  func put(_ value: [UInt8], scope: String = "s", key: String = "k") throws {
    let text = Data(value).base64EncodedString()
    try post("put", #"{"scope":"\#(scope)","key":"\#(key)","bytes_value":"\#(text)"}"#)
  }

  func put(_ value: [UInt8], key: String, scope: String) throws {
    try put(value, scope: scope, key: key)
  }

  func putACL(_ principal: String, _ permission: String, scope: String = "s") throws {
    try post(
      "acls/put",
      #"{"scope":"\#(scope)","principal":"\#(principal)","permission":"\#(permission)"}"#)
  }

  func deleteACL(_ principal: String, scope: String = "s") throws {
    try post("acls/delete", #"{"scope":"\#(scope)","principal":"\#(principal)"}"#)
  }

  /// The access list of a scope as an admin reads it; nil where the scope is not there, and a
  /// refusal where the workspace has no such lists.
  func access(to scope: String) -> String? {
    func get(_ path: String) -> EmulatorResponse? {
      let request = EmulatorRequest(
        "GET", "/api/2.0/secrets/\(path)", query: [("scope", scope)],
        headers: ["authorization": "Bearer \(Seed.adminToken)"])
      guard case .response(let response, _) = workspace.respond(to: request) else { return nil }
      return response
    }
    guard get("list")?.status == 200 else { return nil }
    return get("acls/list").map { String(decoding: $0.body, as: UTF8.self) }
  }

  func grant(_ permission: String, to principal: String, in scope: String) throws {
    try putACL(principal, permission, scope: scope)
  }

  func delete(key: String = "k") throws {
    try post("delete", #"{"scope":"s","key":"\#(key)"}"#)
  }

  func post(_ path: String, _ body: String) throws {
    let request = EmulatorRequest(
      "POST", "/api/2.0/secrets/\(path)",
      headers: ["authorization": "Bearer \(Seed.demoToken)"], body: Array(body.utf8))
    guard case .response(let response, _) = workspace.respond(to: request) else {
      Issue.record("no answer to \(path)")
      return
    }
    try #require(response.status == 200)
  }
}
