import EmulatorServer
import Foundation
import Synchronization
import Testing
import WorkspaceEmulator

/// The end of the program at one of its requests, at the server's bidding and not after a time.
struct Strike: CustomTestStringConvertible, Sendable {
  /// SIGKILL or SIGINT.
  let signal: Int32
  /// The number of the request, 0 the first; neither it nor any after it is answered.
  let point: Int
  /// Whether that request is carried out; those after it are not.
  let isAfterCommit: Bool
  /// Whether requests are answered all the same, as to a program that does not mind the signal.
  var isAnswered = false

  var testDescription: String {
    "\(signal == SIGKILL ? "SIGKILL" : "SIGINT") \(isAfterCommit ? "after" : "before") \(point)"
  }

  /// Whether every instant is tried; else a share, which takes seconds.
  static let isChaos = ProcessInfo.processInfo.environment["LAKELOCK_CHAOS"] == "1"

  /// A strike at each of the first `count` requests, with both signals; without `isChaos` at every
  /// `step`th, with one of them.
  static func all(of count: Int, step: Int) -> [Strike] {
    let points = Array(stride(from: 0, to: count, by: isChaos ? 1 : step))
    return points.enumerated().flatMap { index, point in
      let both = [SIGINT, SIGKILL].enumerated().map { number, signal in
        Strike(
          signal: signal, point: point, isAfterCommit: (index / 2 + number).isMultiple(of: 2))
      }
      return isChaos ? both : [both[index % 2]]
    }
  }

  /// Each signal before and after each of the first `count` requests.
  static func everyKind(of count: Int) -> [Strike] {
    (0..<count).flatMap { point in
      [SIGINT, SIGKILL].flatMap { signal in
        [false, true].map { Strike(signal: signal, point: point, isAfterCommit: $0) }
      }
    }
  }
}

extension ServedWorkspace {
  /// Runs the built program until it is struck.
  ///
  /// What it had sent before it ended and the server reads later is not carried out either: the
  /// program is known by its token, and signs in with another one from then on.
  func run(_ line: String, input: [UInt8] = [], strike: Strike) throws -> Command.Result {
    try start(line, input: input, strike: strike).finish()
  }

  /// The same without waiting for its end; `shell` is a command that becomes the program.
  func start(
    _ line: String, through shell: [String] = [], input: [UInt8] = [], strike: Strike
  ) throws -> Command.Running {
    let struck = Struck()
    let authorization = "Bearer \(token)"
    server.withWorkspace { workspace in
      workspace.intercept = { request in
        guard request.headers["authorization"] == authorization else { return nil }
        let number = struck.nextNumber()
        guard number >= strike.point else { return nil }
        if number == strike.point { kill(struck.processID(), strike.signal) }
        guard !strike.isAnswered else { return nil }
        guard number == strike.point else { return Fault(.hang) }
        return Fault(.hang, isAfterCommit: strike.isAfterCommit)
      }
    }
    let running = try Command.start(
      shell + [Program.lakelock] + line.split(separator: " ").map(String.init),
      environment: environment, input: input)
    struck.set(running.process.id)
    token = Seed.entraToken
    return running
  }

  /// Shared by the test and the server's thread.
  private final class Struck: Sendable {
    private let state = Mutex<(count: Int, processID: pid_t)>((0, 0))
    private let isStarted = DispatchSemaphore(value: 0)

    func nextNumber() -> Int {
      state.withLock { state in
        defer { state.count += 1 }
        return state.count
      }
    }

    func set(_ processID: pid_t) {
      state.withLock { $0.processID = processID }
      isStarted.signal()
    }

    /// The process, once it is known.
    func processID() -> pid_t {
      isStarted.wait()
      return state.withLock { $0.processID }
    }
  }
}

/// What a bulk verb said when Ctrl-C stopped it.
struct InterruptionReport {
  /// The keys of the rows on standard output, and what was done with each.
  let rows: [(change: String, key: String)]
  let underWay: [String]
  let notBegunCount: Int

  /// Reads the report; fails the test where a number does not fit the rest.
  init(_ ended: Command.Result, of total: Int) throws {
    rows = ended.output.split(separator: "\n").map { line in
      let cells = line.split(separator: "\t").map(String.init)
      return (cells[0], cells[1])
    }
    let pattern =
      /lakelock: interrupted: (\d+) of (\d+) keys done(?:, (\d+) under way, done or not \(([^)]*)\))?(?:, (\d+) not begun)?; run it again, what is done is skipped\n/
    let match = try #require(try pattern.wholeMatch(in: ended.errors), "\(ended.errors)")
    underWay = match.output.4?.split(separator: ", ").map(String.init) ?? []
    notBegunCount = match.output.5.flatMap { Int($0) } ?? 0
    #expect(Int(match.output.1) == rows.count)
    #expect(Int(match.output.2) == total)
    #expect(match.output.3.flatMap { Int($0) } ?? 0 == underWay.count)
    #expect(rows.count + underWay.count + notBegunCount == total)
  }
}
