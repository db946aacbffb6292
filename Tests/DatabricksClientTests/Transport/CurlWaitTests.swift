import DatabricksClient
import Foundation
import Testing

/// The one place where the program blocks.
struct CurlWaitTests {
  private let harness = TransferHarness()

  private func makePipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    return (ends[0], ends[1])
  }

  private func pending() throws -> LoopbackServer {
    let server = try LoopbackServer { _ in .hold }
    _ = harness.start(
      HTTPRequest(.get, try WorkspaceURL(parsing: server.url), "/", token: Secret("token")))
    return server
  }

  @Test(arguments: [false, true])
  func `a descriptor that can be read ends the wait, with or without a transfer`(
    isBusy: Bool
  ) throws {
    let server = isBusy ? try pending() : nil
    let quiet = try makePipe()
    let talking = try makePipe()
    defer { for end in [quiet.read, quiet.write, talking.read, talking.write] { close(end) } }
    _ = unsafe write(talking.write, "x", 1)
    let wake = harness.transport.wait(for: [quiet.read, talking.read], until: nil)
    #expect(wake.readable == [talking.read])
    #expect(wake.finished.isEmpty)
    _ = server
  }

  @Test(arguments: [false, true])
  func `a descriptor whose other end is gone ends the wait`(isBusy: Bool) throws {
    let server = isBusy ? try pending() : nil
    let gone = try makePipe()
    close(gone.write)
    defer { close(gone.read) }
    #expect(harness.transport.wait(for: [gone.read], until: nil).readable == [gone.read])
    _ = server
  }

  @Test(arguments: [false, true])
  func `the deadline ends the wait`(isBusy: Bool) throws {
    let server = isBusy ? try pending() : nil
    let quiet = try makePipe()
    defer { for end in [quiet.read, quiet.write] { close(end) } }
    let deadline = Moment.now + 20
    let wake = harness.transport.wait(for: [quiet.read], until: deadline)
    #expect(wake.readable.isEmpty)
    #expect(wake.finished.isEmpty)
    #expect(Moment.now >= deadline)
    _ = server
  }

  @Test func `a request refused here ends the wait at once`() throws {
    let id = harness.start(
      HTTPRequest(.get, try WorkspaceURL(parsing: "http://localhost:1"), "/", token: Secret("")))
    let wake = harness.transport.wait(for: [], until: nil)
    #expect(wake.finished.map(\.id) == [id])
  }
}
