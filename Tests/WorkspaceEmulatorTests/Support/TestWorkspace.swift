import Foundation
import Testing
import WorkspaceEmulator

/// 2026-11-20 12:00 UTC in milliseconds since 1970: the present of these tests.
let testTime: Int64 = 1_795_176_000_000

extension Workspace {
  /// A workspace at `testTime`.
  static func test(_ seed: Seed = .empty, _ options: WorkspaceOptions = .init()) -> Workspace {
    Workspace(seed: seed, options: options, clock: { testTime })
  }

  /// The answer to a request of `token`.
  func ask(
    _ method: String, _ path: String, query: [(name: String, value: String)] = [],
    body: String = "", token: String? = Seed.demoToken
  ) throws -> Answer {
    let request = EmulatorRequest(
      method, path, query: query,
      headers: token.map { ["authorization": "Bearer \($0)"] } ?? [:], body: Array(body.utf8))
    guard case .response(let response, _) = respond(to: request) else {
      throw NoAnswer()
    }
    return Answer(response)
  }

  /// The answer to a POST of the Secrets API.
  @discardableResult
  func post(_ path: String, _ body: String, token: String? = Seed.demoToken) throws -> Answer {
    try ask("POST", "/api/2.0/secrets/\(path)", body: body, token: token)
  }

  /// The answer to a GET of the Secrets API.
  func get(
    _ path: String, _ query: KeyValuePairs<String, String> = [:],
    token: String? = Seed.demoToken
  ) throws -> Answer {
    try ask(
      "GET", "/api/2.0/secrets/\(path)", query: query.map { ($0.key, $0.value) }, token: token)
  }
}

/// Thrown where a response was expected and the outcome was another.
struct NoAnswer: Error {}

/// A response, read with a JSON reader that is not the emulator's.
struct Answer: CustomStringConvertible {
  let status: Int
  let headers: [String: String]
  let text: String

  init(_ response: EmulatorResponse) {
    status = response.status
    headers = response.headers
    text = String(decoding: response.body, as: UTF8.self)
  }

  /// The members of the JSON object; empty when the body is none.
  var members: [String: Any] {
    let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    return value as? [String: Any] ?? [:]
  }

  var code: String? { members["error_code"] as? String }
  var message: String? { members["message"] as? String }

  /// The strings under `member` of the objects in the array under `list`.
  func strings(_ list: String, _ member: String) -> [String] {
    (members[list] as? [[String: Any]] ?? []).compactMap { $0[member] as? String }
  }

  var description: String { "\(status) \(text)" }
}
