import DatabricksClient
import Foundation
import ViewModels
import WorkspaceEmulator

/// The access lists of an emulated workspace, as an admin sees and changes them past the program.
struct AccessLists {
  let workspace: Workspace

  /// The entries of a scope's list, as `principal permission`, sorted.
  func entries(_ scope: String) throws -> [String] {
    struct Answer: Decodable {
      struct Item: Decodable {
        let principal: String
        let permission: String
      }
      let items: [Item]?
    }
    let body = try ask("GET", "list", query: [(name: "scope", value: scope)])
    let items = try JSONDecoder().decode(Answer.self, from: body).items ?? []
    return items.map { "\($0.principal) \($0.permission)" }.sorted()
  }

  func put(_ scope: String, _ principal: String, _ permission: String) throws {
    let body = #"{"scope":"\#(scope)","principal":"\#(principal)","permission":"\#(permission)"}"#
    _ = try ask("POST", "put", body: body)
  }

  func delete(_ scope: String, _ principal: String) throws {
    _ = try ask("POST", "delete", body: #"{"scope":"\#(scope)","principal":"\#(principal)"}"#)
  }

  /// What asks the directory or changes a list reached the workspace so often.
  func count(of path: String) -> Int {
    workspace.log.count { $0.path.hasSuffix(path) }
  }

  private struct NoAnswer: Error {}

  private func ask(
    _ method: String, _ path: String, query: [(name: String, value: String)] = [],
    body: String = ""
  ) throws -> Data {
    let request = EmulatorRequest(
      method, "/api/2.0/secrets/acls/\(path)", query: query,
      headers: ["authorization": "Bearer \(Seed.adminToken)"], body: Array(body.utf8))
    guard case .response(let response, _) = workspace.respond(to: request), response.status == 200
    else { throw NoAnswer() }
    return Data(response.body)
  }
}

extension Workspace {
  /// The demo, where the program signs in as that user.
  static func demo(
    as user: String = Seed.demoUser, options: WorkspaceOptions = WorkspaceOptions()
  ) -> Workspace {
    var seed = Seed.demo
    seed.tokens = [
      Seed.Token(Seed.demoToken, userName: user),
      Seed.Token(Seed.adminToken, userName: "admin@example.com"),
    ]
    return Workspace(seed: seed, options: options)
  }
}

extension DemoApp {
  /// The program with the access list of `scope` open.
  static func access(
    to scope: String, as user: String = Seed.demoUser,
    options: WorkspaceOptions = WorkspaceOptions(), isReadOnly: Bool = false
  ) -> DemoApp {
    var program = DemoApp(
      workspace: .demo(as: user, options: options),
      destination: BrowserViewModel.Destination(scope: ScopeName(scope)), isReadOnly: isReadOnly)
    program.press(.typed("a"))
    return program
  }

  /// The box about access.
  var access: AccessViewModel? {
    for case .access(let access) in app.overlays { return access }
    return nil
  }

  /// The form for an entry.
  var grant: GrantViewModel? {
    for case .grant(let form) in app.overlays { return form }
    return nil
  }

  /// The question in front.
  var question: ConfirmationViewModel? {
    if case .confirmation(let question) = app.overlays.last { question } else { nil }
  }

  /// The rows of the table that is shown, their cells apart by bars.
  var rows: [String] {
    (access?.table.rows ?? []).map { $0.cells.map(\.text).joined(separator: "|") }
  }

  /// What is said below the table.
  var notes: [String] { (access?.notes ?? []).map(\.text) }

  /// Selects the entry of `principal` by the filter, which stays.
  mutating func select(_ principal: String) {
    press(.typed("/"))
    type(principal)
    press(Key(.enter))
  }
}
