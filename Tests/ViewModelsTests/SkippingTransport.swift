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
  /// What answers at other hosts.
  private let elsewhere: [String: EmulatedTransport]
  private var refused: [TransportWake.Finished] = []

  /// A request that is never answered has failed at once, or hangs for ever.
  init(workspace: Workspace, hangsForever: Bool = false, elsewhere: [OtherWorkspace] = []) {
    self.elsewhere = Dictionary(
      uniqueKeysWithValues: elsewhere.map {
        ($0.draft.host.text, EmulatedTransport(workspace: $0.workspace, timeOutMilliseconds: 0))
      })
    emulated = EmulatedTransport(
      workspace: workspace, timeOutMilliseconds: hangsForever ? 1_000_000_000 : 0)
  }

  var timing: RequestTiming {
    RequestTiming(now: { [unowned self] in now }, chance: { 0.5 })
  }

  /// Looks again whether an answer comes.
  func goOn() { isStuck = false }

  func start(_ request: HTTPRequest, id: TransferID) {
    goOn()
    if let closed, request.path.hasSuffix(closed.path) {
      refused.append(TransportWake.Finished(id: id, result: .failure(closed.1)))
      return
    }
    if let (path, count, happen) = meanwhile, request.path.hasSuffix(path) {
      meanwhile = count > 1 ? (path, count - 1, happen) : nil
      if count == 1 { happen() }
    }
    (elsewhere[request.host.text] ?? emulated).start(request, id: id)
  }

  func cancel(_ id: TransferID) {
    refused.removeAll { $0.id == id }
    for transport in [emulated] + elsewhere.values { transport.cancel(id) }
  }

  func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    var wake = emulated.wait(for: descriptors, until: .now)
    for transport in elsewhere.values {
      wake.finished += transport.wait(for: [], until: .now).finished
    }
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

/// Another workspace of the profiles.
struct OtherWorkspace {
  let workspace: Workspace
  let draft: ProfileDraft

  /// A profile of that name whose host is `https://NAME.example.com`.
  init(_ name: String, _ workspace: Workspace) throws {
    self.workspace = workspace
    draft = ProfileDraft(
      name: name, host: try WorkspaceURL(parsing: "https://\(name).example.com"),
      token: Secret(copying: Seed.demoToken.utf8))
  }
}
