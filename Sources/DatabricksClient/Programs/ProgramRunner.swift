/// Runs programs beside the loop: it starts them, and each look takes in what came of them.
///
/// Nothing here waits. Whoever waits adds `descriptors` and `deadline` to what is waited for.
package final class ProgramRunner {
  /// The most bytes that are taken of standard output, and as many of standard error, unless a call
  /// says otherwise.
  package static let outputLimit = 64 << 10
  /// How often a program is asked whether it has ended where nothing tells, in milliseconds.
  private static let interval: Int64 = 20

  private struct Running {
    let id: OperationID
    let child: ChildProcess
    let end: Moment
  }

  private var running: [Running] = []
  private var unstarted: [(id: OperationID, end: ProgramEnd)] = []
  private var lastLook = Moment(milliseconds: 0)

  /// Starts with no program at work.
  package init() {}

  /// Starts a program; how it ended comes from a later `takeEnded` under the same `id`.
  package func start(_ call: ProgramCall, for id: OperationID, at now: Moment) {
    do throws(ChildProcess.Failure) {
      let child = try ChildProcess(call)
      running.append(Running(id: id, child: child, end: now + call.timeLimit))
    } catch {
      unstarted.append((id, .notStarted(error.reason)))
    }
  }

  /// Kills the program with all that it started; an unknown id is ignored.
  package func cancel(_ id: OperationID) {
    running.removeAll { $0.id == id }
    unstarted.removeAll { $0.id == id }
  }

  /// The descriptors that become readable when there is something to take.
  package var descriptors: [Int32] { running.flatMap(\.child.descriptors) }

  /// When there is something to do without any of them.
  package var deadline: Moment? {
    guard unstarted.isEmpty else { return lastLook }
    let ends = running.map { $0.child.isSilent ? min($0.end, lastLook + Self.interval) : $0.end }
    return ends.min()
  }

  /// Takes in what the programs wrote, and tells which have ended since the last look.
  package func takeEnded(at now: Moment) -> [(id: OperationID, end: ProgramEnd)] {
    lastLook = now
    var ended = unstarted
    unstarted = []
    running.removeAll { program in
      switch program.child.advance() {
      case .ended(let end): ended.append((program.id, end))
      case .running where program.end <= now: ended.append((program.id, .timedOut))
      case .running: return false
      }
      return true
    }
    return ended
  }
}
