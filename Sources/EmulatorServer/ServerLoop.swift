internal import CMicroHTTPD
internal import Glibc
internal import WorkspaceEmulator

/// The server's thread: waits for the sockets, answers, and keeps the connections that must wait.
@safe final class ServerLoop {
  private struct Waiting {
    let connection: Connection
    /// Milliseconds of the monotonic clock; nil waits for the end of the server.
    let due: Int64?
  }

  private let shared: SharedWorkspace
  private let stopDescriptor: Int32
  private let delayMilliseconds: Int
  private let scheme: String
  private var daemon: OpaquePointer?
  private var waiting: [Waiting] = []

  /// Begins to listen; nil when that is not possible.
  init?(
    _ shared: SharedWorkspace, port: UInt16, certificate: EmulatorServer.Certificate?,
    stopDescriptor: Int32, delayMilliseconds: Int
  ) {
    self.shared = shared
    self.stopDescriptor = stopDescriptor
    self.delayMilliseconds = delayMilliseconds
    scheme = certificate == nil ? "http" : "https"
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe daemon = cmhd_start(
      port, certificate?.chain, certificate?.key,
      { context, connection, path, method, _, upload, uploadCount, exchange in
        guard let context = unsafe context, let connection = unsafe connection,
          let path = unsafe path, let method = unsafe method,
          let uploadCount = unsafe uploadCount, let exchange = unsafe exchange
        else { return .NO }
        let loop = unsafe Unmanaged<ServerLoop>.fromOpaque(context).takeUnretainedValue()
        guard let current = unsafe exchange.pointee else {
          unsafe exchange.pointee = Unmanaged.passRetained(Exchange()).toOpaque()
          return .YES
        }
        let known = unsafe Unmanaged<Exchange>.fromOpaque(current).takeUnretainedValue()
        if unsafe uploadCount.pointee > 0 {
          let received = unsafe UnsafeRawBufferPointer(start: upload, count: uploadCount.pointee)
          unsafe uploadCount.pointee = 0
          return unsafe known.append(received) ? .YES : .NO
        }
        return unsafe loop.answer(
          Connection(connection), known, method: String(cString: method),
          path: String(cString: path))
      },
      { _, _, exchange, _ in
        guard let current = unsafe exchange?.pointee else { return }
        unsafe Unmanaged<Exchange>.fromOpaque(current).release()
        unsafe exchange?.pointee = nil
      },
      context)
    guard unsafe daemon != nil else { return nil }
  }

  deinit {
    if let daemon = unsafe daemon { unsafe MHD_stop_daemon(daemon) }
  }

  /// The port that was bound.
  var port: UInt16 {
    guard let daemon = unsafe daemon else { return 0 }
    return unsafe cmhd_port(daemon)
  }

  /// Runs the loop on a thread of its own, which keeps it alive; nil when there is no thread.
  func startThread() -> pthread_t? {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let result = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<ServerLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    guard result == 0 else {
      unsafe Unmanaged<ServerLoop>.fromOpaque(context).release()
      return nil
    }
    return thread
  }

  private func run() {
    var everySignal = sigset_t()
    unsafe sigfillset(&everySignal)
    unsafe pthread_sigmask(SIG_BLOCK, &everySignal, nil)
    guard let daemon = unsafe daemon else { return }
    var polled = unsafe [
      pollfd(fd: cmhd_epoll_descriptor(daemon), events: Int16(POLLIN), revents: 0),
      pollfd(fd: stopDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      unsafe poll(&polled, nfds_t(polled.count), unsafe timeOut(daemon))
      if polled[1].revents != 0 { break }
      let now = Self.now
      for ended in waiting where ended.due.map({ $0 <= now }) ?? false { ended.connection.resume() }
      waiting.removeAll { $0.due.map { $0 <= now } ?? false }
      unsafe MHD_run(daemon)
    }
    for suspended in waiting { suspended.connection.resume() }
    waiting = []
    unsafe MHD_stop_daemon(daemon)
    unsafe self.daemon = nil
  }

  /// Milliseconds until something is due; -1 when nothing is.
  private func timeOut(_ daemon: OpaquePointer) -> Int32 {
    var milliseconds: UInt64 = 0
    var soonest: Int64?
    if unsafe MHD_get_timeout(daemon, &milliseconds) == .YES {
      soonest = Int64(milliseconds)
    }
    if let due = waiting.compactMap(\.due).min() {
      soonest = min(soonest ?? .max, max(0, due - Self.now))
    }
    return soonest.map { Int32(clamping: $0) } ?? -1
  }

  private static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Answers a complete request, at once or when its delay is over.
  private func answer(
    _ connection: Connection, _ exchange: Exchange, method: String, path: String
  ) -> MHD_Result {
    if let outcome = exchange.outcome { return finish(connection, outcome) }
    var request = EmulatorRequest(
      method, path, query: connection.query, headers: connection.headers, body: exchange.body,
      mayControl: true)
    request.origin = "\(scheme)://\(request.headers["host"] ?? "127.0.0.1")"
    let outcome = shared.withLock { [request] in $0.respond(to: request) }
    exchange.outcome = outcome
    switch outcome {
    case .response(_, 0), .dropConnection(0), .truncated, .stalled:
      guard delayMilliseconds > 0 else { return finish(connection, outcome) }
      suspend(connection, for: delayMilliseconds)
    case .response(_, let delay), .dropConnection(let delay):
      suspend(connection, for: delay + delayMilliseconds)
    case .hang: suspend(connection, for: nil)
    }
    return .YES
  }

  private func suspend(_ connection: Connection, for milliseconds: Int?) {
    connection.suspend()
    waiting.append(
      Waiting(connection: connection, due: milliseconds.map { Self.now + Int64($0) }))
  }

  private func finish(_ connection: Connection, _ outcome: EmulatorOutcome) -> MHD_Result {
    switch outcome {
    case .response(let response, _): return connection.send(response)
    case .truncated(let response, let sentBytes):
      return connection.send(response, part: PartialBody(Array(response.body.prefix(sentBytes))))
    case .stalled(let response, let sentBytes):
      let part = PartialBody(Array(response.body.prefix(sentBytes))) { [self] in
        suspend(connection, for: nil)
      }
      return connection.send(response, part: part)
    case .dropConnection:
      connection.reset()
      return .NO
    case .hang: return .NO
    }
  }
}
