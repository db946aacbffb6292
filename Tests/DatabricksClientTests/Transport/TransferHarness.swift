import DatabricksClient

/// A transport with the numbering and the waiting that every test of it needs.
final class TransferHarness {
  let transport: CurlTransport
  private var lastID: UInt64 = 0
  private(set) var results: [TransferID: Result<HTTPResponse, TransportError>] = [:]

  init(
    authorities: CertificateAuthorities = CertificateAuthorities(),
    timeouts: TransferTimeouts = .standard
  ) {
    transport = CurlTransport(authorities: authorities, timeouts: timeouts)
  }

  func start(_ request: HTTPRequest) -> TransferID {
    lastID += 1
    let id = TransferID(lastID)
    transport.start(request, id: id)
    return id
  }

  /// Waits until so many transfers have ended in all; gives up after a minute.
  func finish(_ count: Int) {
    let end = Moment.now + 60_000
    while results.count < count, Moment.now < end {
      for finished in transport.wait(for: [], until: end).finished {
        results[finished.id] = finished.result
      }
    }
  }

  /// Sends one request and waits for its end.
  func result(of request: HTTPRequest) -> Result<HTTPResponse, TransportError>? {
    let id = start(request)
    finish(results.count + 1)
    return results[id]
  }

  /// Sends one request and returns the reason it failed with, if it did.
  func failure(of request: HTTPRequest) -> TransportError? {
    guard case .failure(let error) = result(of: request) else { return nil }
    return error
  }
}

extension Secret {
  /// A secret that tests know in the clear.
  convenience init(_ text: String) {
    self.init(copying: Array(text.utf8))
  }

  /// The bytes, for comparing in tests.
  var bytes: [UInt8] {
    withBytes { bytes in unsafe bytes.withUnsafeBytes { unsafe Array($0) } }
  }
}
