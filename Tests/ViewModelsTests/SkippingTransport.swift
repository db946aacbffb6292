import DatabricksClient
import DemoWorkspace
import WorkspaceEmulator

/// An emulated workspace on a clock of its own: nobody waits for what is to happen later.
final class SkippingTransport: Transport {
  /// The clock: it stands still but for the client's pauses, which it skips.
  private(set) var now = Moment(milliseconds: 1_000)
  /// Whether the client waits for an answer that will not come.
  private(set) var isStuck = false
  /// What happens elsewhere just before the request of that number, counted from 1, whose path ends
  /// so is carried out; once.
  var meanwhile: (path: String, count: Int, happen: () -> Void)?
  /// The way to the workspace is closed for requests with that path.
  var closed: (path: String, TransportError)?

  private let emulated: EmulatedTransport
  private var refused: [TransportWake.Finished] = []

  /// A request that is never answered has failed at once, or hangs for ever.
  init(workspace: Workspace, hangsForever: Bool = false) {
    emulated = EmulatedTransport(
      workspace: workspace, timeOutMilliseconds: hangsForever ? 1_000_000_000 : 0)
  }

  var timing: RequestTiming {
    RequestTiming(now: { [unowned self] in now }, chance: { 0.5 })
  }

  func start(_ request: HTTPRequest, id: TransferID) {
    isStuck = false
    if let closed, request.path.hasSuffix(closed.path) {
      refused.append(TransportWake.Finished(id: id, result: .failure(closed.1)))
      return
    }
    if let (path, count, happen) = meanwhile, request.path.hasSuffix(path) {
      meanwhile = count > 1 ? (path, count - 1, happen) : nil
      if count == 1 { happen() }
    }
    emulated.start(request, id: id)
  }

  func cancel(_ id: TransferID) {
    refused.removeAll { $0.id == id }
    emulated.cancel(id)
  }

  func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    var wake = emulated.wait(for: descriptors, until: .now)
    wake.finished += refused
    refused = []
    guard wake.finished.isEmpty else { return wake }
    if let deadline {
      now = max(now, deadline)
    } else {
      isStuck = true
    }
    return wake
  }
}
