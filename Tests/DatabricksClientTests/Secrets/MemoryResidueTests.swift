import EmulatorServer
import Foundation
import Testing
import WorkspaceEmulator

/// What a program that is built like lakelock leaves in its memory: the probe looks for itself.
struct MemoryResidueTests {
  /// What the probe printed.
  private func probe(isTLS: Bool, _ arguments: [String] = []) throws -> String {
    var random = SystemRandomNumberGenerator()
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    let canary = { (count: Int) in
      String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
    }
    let token = "dapi\(canary(44))"
    var seed = Seed.empty
    seed.tokens.append(Seed.Token(token, userName: Seed.demoUser))
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
    try input.fileHandleForWriting.write(contentsOf: Data("\(token)\n\(canary(72))\n".utf8))
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

  @Test func `the search finds copies that are there`() throws {
    #expect(
      try probe(isTLS: false, ["keep"]) == """
        wiping: true, blocks intact: true
        failures: 0
        left of the token: 4, of the value: 6

        """)
  }
}
