import DatabricksClient
import Foundation
import Testing

/// Programs that are given something to read.
@Suite struct ProgramInputTests {
  private let folder: TemporaryFolder
  private let runner = ProgramRunner()
  private let transport = CurlTransport()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ script: String, reading input: [UInt8], limit: Int64 = 60_000) throws
    -> ProgramEnd
  {
    var call = ProgramCall(
      try folder.add(program: "program", script), [], timeLimit: limit)
    call.input = Secret(copying: input)
    call.outputLimit = 4 << 20
    runner.start(call, for: OperationID(1), at: .now)
    let giveUp = Moment.now + 60_000
    while true {
      try #require(Moment.now < giveUp)
      _ = transport.wait(for: runner.descriptors, until: min(giveUp, runner.deadline ?? giveUp))
      if let end = runner.takeEnded(at: .now).first { return end.end }
    }
  }

  @Test(arguments: [0, 1, 65_536, 65_537, 131_072, 1_048_576, 3_000_000])
  func `every byte arrives, however many there are`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    guard case .ended(0, let output, _, _) = try run("exec cat", reading: bytes) else {
      Issue.record("it did not end well")
      return
    }
    #expect(output.bytes == bytes)
  }

  @Test func `one that reads nothing ends as it likes`() throws {
    let bytes = [UInt8](repeating: 65, count: 131_072)
    guard case .ended(3, _, _, _) = try run("exit 3", reading: bytes) else {
      Issue.record("it did not end by itself")
      return
    }
  }

  @Test func `the end of what there is to read is told`() throws {
    guard case .ended(0, let output, _, _) = try run("wc -c", reading: [1, 2, 3]) else {
      Issue.record("it did not end well")
      return
    }
    #expect(String(decoding: output.bytes, as: UTF8.self).contains("3"))
  }
}
