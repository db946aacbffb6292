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

  func put(_ value: [UInt8], key: String = "k", scope: String = "s") throws {
    let text = Data(value).base64EncodedString()
    try post("put", #"{"scope":"\#(scope)","key":"\#(key)","bytes_value":"\#(text)"}"#)
  }

  func grant(_ permission: String, to principal: String, in scope: String) throws {
    try post(
      "acls/put",
      #"{"scope":"\#(scope)","principal":"\#(principal)","permission":"\#(permission)"}"#)
  }

  func delete(key: String = "k") throws {
    try post("delete", #"{"scope":"s","key":"\#(key)"}"#)
  }

  private func post(_ path: String, _ body: String) throws {
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
