import EmulatorServer
import Foundation
import Testing
import WorkspaceEmulator

/// What a program that is built like lakelock leaves in its memory: the probe looks for itself.
struct MemoryResidueTests {
  private static func canary(_ count: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return String((0..<count).compactMap { _ in letters.randomElement() })
  }

  /// What the probe printed.
  private func probe(isTLS: Bool, _ arguments: [String] = []) throws -> String {
    let token = "dapi\(Self.canary(44))"
    var seed = Seed.empty
    seed.tokens.append(Seed.Token(token, userName: Seed.demoUser))
    seed.clients.append(Seed.Client("the-id", secret: token, userName: Seed.demoUser))
    let server = try EmulatorServer(
      workspace: Workspace(seed: seed),
      certificate: isTLS ? try TestCertificates.server("server") : nil)
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "memory-probe")
    process.arguments = [server.url, TestCertificates.authority.path] + arguments
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var lines = [token, Self.canary(72)]
    if arguments.contains("client") {
      lines += [Data("the-id:\(token)".utf8).base64EncodedString(), "lakelock-issued-token-1"]
    }
    try input.fileHandleForWriting.write(
      contentsOf: Data(lines.map { "\($0)\n" }.joined().utf8))
    try input.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }

  @Test(arguments: [false, true])
  func `after requests and with an open connection no copy of token or value is left`(
    isTLS: Bool
  ) throws {
    #expect(
      try probe(isTLS: isTLS) == """
        wiping: true, blocks intact: true
        failures: 0
        left of the token: 0, of the value: 0

        """)
  }

  @Test(arguments: [false, true])
  func `after signing in no copy of the client secret is left, and one of the token`(
    isTLS: Bool
  ) throws {
    #expect(
      try probe(isTLS: isTLS, ["client", "the-id"]) == """
        wiping: true, blocks intact: true
        failures: 0
        left of the token: 0, of the value: 0
        left of another: 0
        left of another: 1

        """)
  }

  @Test func `the search finds copies that are there`() throws {
    #expect(
      try probe(isTLS: false, ["keep"]) == """
        wiping: true, blocks intact: true
        failures: 0
        left of the token: 4, of the value: 6

        """)
  }
}
