internal import DatabricksClient
internal import WorkspaceEmulator

extension EmulatorRequest {
  /// `request` as a server would have read it.
  init(_ request: HTTPRequest) {
    var headers: [String: String] = [:]
    if request.body != .none { headers["content-type"] = request.body.contentType }
    for header in request.headers { headers[header.name.lowercased()] = header.value }
    if let token = request.token {
      headers["authorization"] = "Bearer \(String(decoding: token.copiedBytes, as: UTF8.self))"
    }
    for header in request.secretHeaders {
      headers[header.name.lowercased()] =
        String(decoding: header.value.copiedBytes, as: UTF8.self)
    }
    let body: [UInt8]
    switch request.body {
    case .none: body = []
    case .bytes(let bytes): body = bytes
    case .secret(let secret), .form(let secret): body = secret.copiedBytes
    }
    self.init(
      request.method.rawValue, request.path, query: request.query.map { ($0.name, $0.value) },
      headers: headers, body: body)
    origin = request.host.text
  }
}

extension HTTPResponse {
  /// `response` as a client receives it, its body in a `Secret` where one was asked for.
  init(_ response: EmulatorResponse, asSecret: Bool) {
    self.init(
      status: response.status, headers: response.headers,
      body: asSecret ? .secret(Secret(copying: response.body)) : .bytes(response.body))
  }
}

extension Secret {
  /// The bytes as the far end of a connection gets them.
  fileprivate var copiedBytes: [UInt8] {
    withBytes { bytes in unsafe bytes.withUnsafeBytes { unsafe Array($0) } }
  }
}
