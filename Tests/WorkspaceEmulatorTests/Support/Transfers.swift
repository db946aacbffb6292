import DatabricksClient
import WorkspaceEmulator

extension Transport {
  /// Sends one request and waits for how it ends; nil when that takes ten seconds.
  func result(
    _ request: HTTPRequest, id: UInt64 = 1
  ) -> Result<HTTPResponse, TransportError>? {
    start(request, id: TransferID(id))
    let deadline = Moment.now + 10_000
    while Moment.now < deadline {
      let wake = wait(for: [], until: deadline)
      if let finished = wake.finished.first(where: { $0.id == TransferID(id) }) {
        return finished.result
      }
    }
    return nil
  }

  /// The status of the answer to one request; nil when there is none.
  func status(_ request: HTTPRequest) -> Int? {
    guard case .success(let response) = result(request) else { return nil }
    return response.status
  }
}

extension HTTPRequest {
  /// A request of the Secrets API, signed in as ada.
  static func api(
    _ method: Method, _ path: String, at url: WorkspaceURL, query: [QueryItem] = [],
    body: String? = nil, answersWithSecret: Bool = false
  ) -> HTTPRequest {
    HTTPRequest(
      method, url, "/api/2.0/secrets/\(path)", query: query,
      body: body.map { .bytes(Array($0.utf8)) } ?? .none,
      token: Secret(copying: Seed.demoToken.utf8), answersWithSecret: answersWithSecret)
  }
}

extension HTTPResponse {
  /// The body as text.
  var text: String {
    switch body {
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .secret(let secret):
      return secret.withBytes { bytes in
        unsafe bytes.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
      }
    }
  }
}
