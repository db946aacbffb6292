import Foundation
import FoundationNetworking

/// `lakelock-emulator` as a process of its own, and its API as another client sees it.
final class EmulatorProcess {
  static let token = "dapi00112233445566778899aabbccddeeff"

  /// The address, such as `http://127.0.0.1:41234`.
  let url: String
  private let process: ChildProcess

  /// Starts a workspace that knows `token` as Ada's.
  init(in home: TemporaryHome, seed: String = "empty", arguments: [String] = []) throws {
    let output = try Descriptor.pipe()
    let input = try Descriptor.pipe()
    process = try ChildProcess(
      [
        Program.emulator, "--port", "0", "--token", Self.token, "--user", "ada@example.com",
        "--seed", seed,
      ] + arguments,
      environment: home.environment,
      streams: .descriptors(
        input: input.reading, output: output.writing, errors: output.writing))
    output.writing.close()
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
      guard let more = try output.reading.read(until: Deadline()), !more.isEmpty else {
        throw HarnessError("the emulator did not start: \(visible(line))")
      }
      line += more
    }
    url = String(decoding: line.dropLast(), as: UTF8.self)
  }

  /// The bytes that the workspace holds under a key.
  func value(scope: String, key: String) async throws -> [UInt8] {
    struct Answer: Decodable {
      let value: Data
    }
    let answer = try await get("/api/2.0/secrets/get?scope=\(scope)&key=\(key)")
    return Array(try JSONDecoder().decode(Answer.self, from: answer).value)
  }

  /// The names of the scopes that the workspace holds.
  func scopes() async throws -> [String] {
    struct Answer: Decodable {
      struct Scope: Decodable {
        let name: String
      }
      let scopes: [Scope]?
    }
    let answer = try await get("/api/2.0/secrets/scopes/list")
    return (try JSONDecoder().decode(Answer.self, from: answer).scopes ?? []).map(\.name)
  }

  /// Method and path of every request so far that changed something or tried to.
  func writes() async throws -> [String] {
    let log = String(decoding: try await get("/emulator/log"), as: UTF8.self)
    return log.split(separator: "\n").map(String.init).filter { $0.contains("POST") }
  }

  /// Makes the next requests that match `fault` fail, in the words of the emulator's `--help`.
  func inject(_ fault: String) async throws {
    var request = try request("/emulator/faults")
    request.httpMethod = "POST"
    request.httpBody = Data(fault.utf8)
    _ = try await answer(to: request)
  }

  private func get(_ path: String) async throws -> Data {
    try await answer(to: try request(path))
  }

  private func request(_ path: String) throws -> URLRequest {
    guard let address = URL(string: url + path) else { throw HarnessError("no address: \(path)") }
    var request = URLRequest(url: address)
    request.setValue("Bearer \(Self.token)", forHTTPHeaderField: "Authorization")
    return request
  }

  private func answer(to request: URLRequest) async throws -> Data {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.connectionProxyDictionary = [:]
    let (body, response) = try await URLSession(configuration: configuration).data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard (200..<300).contains(status) else {
      throw HarnessError("HTTP \(status): \(String(decoding: body, as: UTF8.self))")
    }
    return body
  }
}
