import DatabricksClient

/// A transport without network: a test ends its transfers, and waiting moves its clock on.
final class ScriptedTransport: Transport {
  private(set) var started: [(id: TransferID, request: HTTPRequest)] = []
  private(set) var cancelled: [TransferID] = []
  private(set) var now = Moment(milliseconds: 1000)
  private var ended: [TransportWake.Finished] = []

  func start(_ request: HTTPRequest, id: TransferID) {
    started.append((id, request))
  }

  func cancel(_ id: TransferID) {
    cancelled.append(id)
    ended.removeAll { $0.id == id }
  }

  func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    defer { ended = [] }
    if ended.isEmpty, let deadline { now = max(now, deadline) }
    return TransportWake(finished: ended)
  }

  /// Ends the transfer that was started as number `index`, counted from 0.
  func end(_ index: Int, _ result: Result<HTTPResponse, TransportError>) {
    ended.append(TransportWake.Finished(id: started[index].id, result: result))
  }

  /// Answers the transfer that was started as number `index`, counted from 0.
  func answer(_ index: Int, status: Int = 200, headers: [String: String] = [:]) {
    end(index, .success(HTTPResponse(status: status, headers: headers, body: .bytes([]))))
  }
}
