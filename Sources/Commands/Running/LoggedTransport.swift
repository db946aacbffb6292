package import DatabricksClient
internal import ViewModels

/// A transport that writes one line to standard error for each request as it ends, for `--debug`.
///
/// It tells method, path, status, milliseconds, bytes and the server's request id, and nothing
/// else: no header, no query, no body. The paths of this API hold no names.
package final class LoggedTransport: Transport {
  private struct Started {
    let request: String
    let moment: Moment
  }

  private let transport: any Transport
  private let streams: StandardStreams
  private var started: [TransferID: Started] = [:]

  /// Hands everything on to `transport`.
  package init(_ transport: any Transport, streams: StandardStreams = StandardStreams()) {
    self.transport = transport
    self.streams = streams
  }

  package func start(_ request: HTTPRequest, id: TransferID) {
    started[id] = Started(request: "\(request.method.rawValue) \(request.path)", moment: .now)
    transport.start(request, id: id)
  }

  package func cancel(_ id: TransferID) {
    started[id] = nil
    transport.cancel(id)
  }

  package func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    let wake = transport.wait(for: descriptors, until: deadline)
    for ended in wake.finished { log(ended) }
    return wake
  }

  private func log(_ ended: TransportWake.Finished) {
    guard let begun = started.removeValue(forKey: ended.id) else { return }
    let time = "\(begun.request), \(Moment.now - begun.moment) ms"
    switch ended.result {
    case .success(let response):
      let size = CountText.counted(response.body.count, "byte")
      let id = response.headers["x-request-id"].map { ", request \($0)" } ?? ""
      streams.complain("\(time), status \(response.status), \(size)\(id)")
    case .failure(let error):
      streams.complain("\(time), no answer: \(Self.words(for: error.reason))")
    }
  }

  private static func words(for reason: TransportError.Reason) -> String {
    switch reason {
    case .nameNotFound: "name not found"
    case .connectionRefused: "connection refused"
    case .timedOut: "timed out"
    case .tls: "no secure connection"
    case .proxy: "refused by the proxy"
    case .tooLarge: "answer too large"
    case .connectionLost: "connection lost"
    case .refusedLocally: "not sent"
    }
  }
}
