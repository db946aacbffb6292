import Foundation

/// The thread of a `LoopbackServer`: accepts, collects whole requests, does what it is told.
struct LoopbackLoop: Sendable {
  let listener: Int32
  /// Ends the loop when its other end is closed.
  let stop: Int32
  let answer: @Sendable (LoopbackServer.Received) -> LoopbackServer.Action

  private struct Connection {
    let number: Int
    let descriptor: Int32
    var bytes: [UInt8] = []
    var isHeld = false
  }

  func run(_ note: (LoopbackServer.Received) -> Void) {
    signal(SIGPIPE, SIG_IGN)
    var connections: [Connection] = []
    var accepted = 0
    while true {
      var watched = ([stop, listener] + connections.map(\.descriptor)).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      _ = unsafe poll(&watched, nfds_t(watched.count), -1)
      if watched[0].revents != 0 { break }
      let ready = Set(watched.filter { $0.revents != 0 }.map(\.fd))
      for descriptor in ready where descriptor != listener {
        serve(descriptor, &connections, note)
      }
      if ready.contains(listener) {
        let descriptor = accept(listener, nil, nil)
        connections.append(Connection(number: accepted, descriptor: descriptor))
        accepted += 1
      }
    }
    for descriptor in [stop, listener] + connections.map(\.descriptor) { close(descriptor) }
  }

  private func serve(
    _ descriptor: Int32, _ connections: inout [Connection],
    _ note: (LoopbackServer.Received) -> Void
  ) {
    guard let index = connections.firstIndex(where: { $0.descriptor == descriptor }) else { return }
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(descriptor, &part, part.count, 0)
    guard count > 0 else {
      close(descriptor)
      connections.remove(at: index)
      return
    }
    connections[index].bytes += part[..<count]
    guard let request = takeRequest(&connections[index]) else { return }
    note(request)
    perform(answer(request), at: index, &connections)
  }

  private func takeRequest(_ connection: inout Connection) -> LoopbackServer.Received? {
    let end = Array("\r\n\r\n".utf8)
    guard let headEnd = connection.bytes.firstRange(of: end) else { return nil }
    let head = String(decoding: connection.bytes[..<headEnd.lowerBound], as: UTF8.self)
    let length = head.split(separator: "\r\n").compactMap { line in
      line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
    }.first
    let total = headEnd.upperBound + (length ?? 0)
    guard connection.bytes.count >= total else { return nil }
    let body = Array(connection.bytes[headEnd.upperBound..<total])
    connection.bytes.removeFirst(total)
    return LoopbackServer.Received(connection: connection.number, head: head, body: body)
  }

  private func perform(
    _ action: LoopbackServer.Action, at index: Int, _ connections: inout [Connection]
  ) {
    let descriptor = connections[index].descriptor
    switch action {
    case .send(let bytes): send(bytes, to: descriptor)
    case .hold: connections[index].isHeld = true
    case .sendToAll(let bytes):
      connections[index].isHeld = true
      for other in connections.indices where connections[other].isHeld {
        connections[other].isHeld = false
        send(bytes, to: connections[other].descriptor)
      }
    case .sendAndClose(let bytes):
      send(bytes, to: descriptor)
      close(descriptor)
      connections.remove(at: index)
    case .close, .reset:
      if case .reset = action {
        var abrupt = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
          descriptor, SOL_SOCKET, SO_LINGER, &abrupt, socklen_t(MemoryLayout<linger>.size))
      }
      close(descriptor)
      connections.remove(at: index)
    }
  }

  /// Sends all, unless the other end goes away.
  private func send(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, 0)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
