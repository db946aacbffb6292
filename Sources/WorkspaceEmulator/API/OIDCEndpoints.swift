/// Where service principals get their tokens.
///
/// <https://www.rfc-editor.org/rfc/rfc6749#section-4.4>
/// <https://www.rfc-editor.org/rfc/rfc8414>
extension Workspace {
  static let oidcPrefix = "/oidc/"

  func oidc(_ request: EmulatorRequest) throws(Refusal) -> EmulatorResponse {
    switch "\(request.method) \(request.path.dropFirst(Self.oidcPrefix.count))" {
    case "GET .well-known/oauth-authorization-server": return metadata(request)
    case "POST v1/token": return try issueToken(request)
    default: throw Refusal(.endpointNotFound, "No API found for '\(request.path)'")
    }
  }

  private func metadata(_ request: EmulatorRequest) -> EmulatorResponse {
    let body = JSONText.object { text in
      text.member("issuer", "\(request.origin)/oidc")
      text.member("authorization_endpoint", "\(request.origin)/oidc/v1/authorize")
      text.member("token_endpoint", "\(request.origin)/oidc/v1/token")
    }
    return .json(body)
  }

  private func issueToken(_ request: EmulatorRequest) throws(Refusal) -> EmulatorResponse {
    guard request.headers["content-type"] == "application/x-www-form-urlencoded",
      let form = FormFields(request.body)
    else { throw .oauth(400, "invalid_request", "The body is not a form.") }
    guard form["grant_type"] == "client_credentials" else {
      throw .oauth(400, "unsupported_grant_type", "Only client_credentials is supported.")
    }
    guard let scope = form["scope"], !scope.isEmpty else {
      throw .oauth(400, "invalid_scope", "The scope is missing.")
    }
    guard let (id, secret) = request.basicCredentials,
      let client = clients.first(where: { $0.id == id && $0.secret == secret })
    else { throw .oauth(401, "invalid_client", "Client authentication failed") }
    let seconds = options.tokenLifetimeSeconds
    let token = issueToken(for: client.userName, milliseconds: Int64(seconds) * 1000)
    let body = JSONText.object { text in
      text.member("access_token", token)
      text.member("scope", scope)
      text.member("token_type", "Bearer")
      if options.quotesLifetimes {
        text.member("expires_in", "\(seconds)")
      } else {
        text.member("expires_in", Int64(seconds))
      }
    }
    return .json(body)
  }
}

extension Refusal {
  /// Answers of the token endpoint (RFC 6749, section 5.2).
  fileprivate static func oauth(_ status: Int, _ error: String, _ text: String) -> Refusal {
    let body = JSONText.object { fields in
      fields.member("error", error)
      fields.member("error_description", text)
    }
    return Refusal(.json(body, status: status))
  }
}

extension EmulatorRequest {
  /// Name and password of HTTP Basic, form-decoded; nil where there are none.
  fileprivate var basicCredentials: (id: String, secret: String)? {
    let words = (headers["authorization"] ?? "").split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "basic",
      let bytes = Base64.decode(String(words[1])),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      let id = FormFields.decoded(bytes[..<colon]),
      let secret = FormFields.decoded(bytes[(colon + 1)...])
    else { return nil }
    return (id, secret)
  }
}
