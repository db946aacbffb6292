import Foundation
import Synchronization

/// A server on 127.0.0.1 that answers with the bytes a test chooses; one thread for all connections.
final class LoopbackServer: Sendable {
  /// One request as it came over the wire.
  struct Received: Sendable {
    /// The connection it came on, counted from 0.
    let connection: Int
    /// Request line and header lines.
    let head: String
    let body: [UInt8]

    /// The lines that begin with `name` and a colon.
    func lines(_ name: String) -> [Substring] {
      head.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("\(name.lowercased()):") }
    }
  }

  /// What the server does after a request.
  enum Action: Sendable {
    case send([UInt8])
    case sendAndClose([UInt8])
    /// Closes so that the other end sees a reset.
    case reset
    case close
    /// Does nothing until another request is answered with `sendToAll`.
    case hold
    /// Sends the same to this request and to all that are held.
    case sendToAll([UInt8])
  }

  let url: String
  let port: UInt16
  private let received = Mutex<[Received]>([])
  private let stopPipe: (read: Int32, write: Int32)

  /// Starts to listen; `answer` is called on the server's thread.
  init(_ answer: @escaping @Sendable (Received) -> Action) throws {
    let (listener, port) = try Self.listen()
    self.port = port
    url = "http://127.0.0.1:\(port)"
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    stopPipe = (ends[0], ends[1])
    let loop = LoopbackLoop(listener: listener, stop: ends[0], answer: answer)
    Thread.detachNewThread { [weak self] in
      loop.run { request in self?.received.withLock { $0.append(request) } }
    }
  }

  deinit {
    close(stopPipe.write)
  }

  /// What has come so far.
  var requests: [Received] { received.withLock { $0 } }

  /// A port on which nobody listens.
  static func closedPort() throws -> UInt16 {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (Int32, UInt16) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(listener, $0, size) == 0 && Glibc.listen(listener, 16) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}

extension LoopbackServer.Action {
  /// An answer with a body whose length is announced.
  static func answer(
    _ status: Int, _ headers: String = "", body: [UInt8] = Array("{}".utf8)
  ) -> LoopbackServer.Action {
    .send(
      Array("HTTP/1.1 \(status) X\r\n\(headers)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
  }
}
