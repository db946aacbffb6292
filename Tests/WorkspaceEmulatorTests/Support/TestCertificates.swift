import EmulatorServer
import Foundation

/// Certificates made by openssl for one test, in a folder that goes with this value.
final class TestCertificates {
  /// Signed by `authorityFile`, for 127.0.0.1.
  let server: EmulatorServer.Certificate
  /// The PEM file of the authority that signed it.
  let authorityFile: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    authorityFile = folder.appending(path: "authority.pem").path
    try Self.openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Test Authority",
      "-keyout", "authority.key", "-out", "authority.pem", in: folder)
    try Self.openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
      "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE",
      "-CA", "authority.pem", "-CAkey", "authority.key",
      "-keyout", "server.key", "-out", "server.pem", in: folder)
    server = EmulatorServer.Certificate(
      chain: try String(contentsOf: folder.appending(path: "server.pem"), encoding: .utf8),
      key: try String(contentsOf: folder.appending(path: "server.key"), encoding: .utf8))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private static func openssl(_ arguments: String..., in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(message: String(decoding: message, as: UTF8.self))
    }
  }

  private struct Failure: Error {
    let message: String
  }
}
