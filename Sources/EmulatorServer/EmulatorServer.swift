internal import Glibc
internal import Synchronization
package import WorkspaceEmulator

/// An emulated workspace behind a real HTTP server on 127.0.0.1.
///
/// It owns one thread; the workspace is shared with that thread under one lock.
package final class EmulatorServer: Sendable {
  /// A certificate chain and its private key, both PEM text.
  package struct Certificate: Sendable {
    package var chain: String
    package var key: String

    package init(chain: String, key: String) {
      self.chain = chain
      self.key = key
    }
  }

  /// Why a server did not start.
  package enum Failure: Error, Equatable {
    /// The port is taken or needs another user, or the certificate does not fit its key.
    case cannotListen(port: UInt16)
    /// No descriptor or no thread was left.
    case outOfResources
  }

  /// Where it listens, such as `http://127.0.0.1:40123`.
  package let url: String
  /// The port it listens on.
  package let port: UInt16
  private let shared: SharedWorkspace
  private let stopPipe: StopPipe
  private let thread: Mutex<pthread_t?>

  /// Starts to serve.
  ///
  /// - Parameters:
  ///   - workspace: What answers.
  ///   - port: Where to listen; 0 takes a free port.
  ///   - certificate: Makes it speak TLS.
  ///   - delayMilliseconds: How long every answer takes at least.
  /// - Throws: `cannotListen` when the port or the certificate cannot be used.
  package init(
    workspace: sending Workspace, port: UInt16 = 0, certificate: Certificate? = nil,
    delayMilliseconds: Int = 0
  ) throws(Failure) {
    shared = SharedWorkspace(workspace)
    guard let pipe = StopPipe() else { throw .outOfResources }
    stopPipe = pipe
    guard
      let loop = ServerLoop(
        shared, port: port, certificate: certificate, stopDescriptor: pipe.readEnd,
        delayMilliseconds: delayMilliseconds)
    else { throw .cannotListen(port: port) }
    self.port = loop.port
    url = "\(certificate == nil ? "http" : "https")://127.0.0.1:\(loop.port)"
    guard let started = loop.startThread() else { throw .outOfResources }
    thread = Mutex(started)
  }

  deinit {
    stop()
  }

  /// Lends the workspace to `body`; no request is answered meanwhile.
  package func withWorkspace<Result: Sendable>(
    _ body: @Sendable (Workspace) -> Result
  ) -> Result {
    shared.withLock(body)
  }

  /// Closes every connection and returns when the thread has ended; harmless when repeated.
  package func stop() {
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    guard let running else { return }
    stopPipe.signal()
    pthread_join(running, nil)
  }
}
