import EmulatorServer
import Foundation
import Synchronization
import WorkspaceEmulator

/// A workspace behind a server in this process, and the built program as its client.
final class ServedWorkspace {
  let home: TemporaryHome
  let server: EmulatorServer
  /// What signs the program in.
  var token = Seed.demoToken
  private let recorded = Recorded()

  init(_ seed: Seed = .empty, options: WorkspaceOptions = WorkspaceOptions()) throws {
    home = try TemporaryHome()
    server = try EmulatorServer(workspace: Workspace(seed: seed, options: options))
  }

  /// Runs the built program to its end.
  func run(_ arguments: [String], input: [UInt8] = []) throws -> Command.Result {
    try start(arguments, input: input).finish()
  }

  /// Runs the words of `line`.
  func run(_ line: String, input: [UInt8] = []) throws -> Command.Result {
    try run(line.split(separator: " ").map(String.init), input: input)
  }

  /// What leads a program to the workspace.
  var environment: [String: String] {
    var environment = home.environment
    environment["DATABRICKS_HOST"] = server.url
    environment["DATABRICKS_TOKEN"] = token
    return environment
  }

  func start(_ arguments: [String], input: [UInt8] = []) throws -> Command.Running {
    try Command.start(
      [Program.lakelock] + arguments, environment: environment, input: input)
  }

  /// Closes the server for good.
  func stop() {
    server.stop()
  }

  func inject(_ fault: Fault) {
    server.withWorkspace { $0.inject(fault) }
  }

  /// Keeps all that is asked from now on, for `requests`.
  func record() {
    let recorded = recorded
    server.withWorkspace { workspace in
      workspace.intercept = { request in
        recorded.list.withLock { $0.append(request) }
        return nil
      }
    }
  }

  /// What was asked since `record`, oldest first.
  var requests: [EmulatorRequest] { recorded.list.withLock { $0 } }

  /// Makes a scope without the program and without the network.
  func makeScope(_ scope: String) {
    change("scopes/create", ["scope": scope])
  }

  /// Puts a value without the program and without the network.
  func put(_ scope: String, _ key: String, _ value: [UInt8]) {
    change("put", ["scope": scope, "key": key, "bytes_value": Data(value).base64EncodedString()])
  }

  /// The bytes held under a key.
  func value(_ scope: String, _ key: String) -> [UInt8]? {
    server.withWorkspace { $0.value(scope: scope, key: key) }
  }

  private func change(_ path: String, _ fields: [String: String]) {
    let body = (try? JSONEncoder().encode(fields)).map(Array.init) ?? []
    let request = EmulatorRequest(
      "POST", "/api/2.0/secrets/" + path,
      headers: ["authorization": "Bearer \(Seed.demoToken)"], body: body)
    _ = server.withWorkspace { $0.respond(to: request) }
  }

  private final class Recorded: Sendable {
    let list = Mutex<[EmulatorRequest]>([])
  }
}
