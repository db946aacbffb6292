/// The answer of a token endpoint (RFC 6749, sections 5.1 and 5.2).
enum TokenAnswer {
  /// The token in a good answer; `expires_in` may be a number or a string of digits.
  static func token(in response: HTTPResponse) throws(DatabricksError) -> AccessToken {
    let fields = try response.decode(about: .workspace) { json throws(JSONError) in
      try Fields(&json)
    }
    guard let secret = fields.token else {
      throw .malformedResponse("the sign-in brought no token")
    }
    do throws(ConfigurationError) {
      try TokenText.check(secret)
    } catch {
      throw .malformedResponse("the sign-in brought a token that is none")
    }
    if let kind = fields.kind, kind.lowercased() != "bearer" {
      throw .malformedResponse("the sign-in brought a token of the kind \(kind.prefix(40))")
    }
    let seconds = fields.seconds.map { max(0, min($0, Int64(Int32.max))) }
    return AccessToken(secret, lifetime: seconds.map { $0 * 1000 })
  }

  /// What a refusal means, for what an OAuth server refuses.
  ///
  /// - Returns: nil when the refusal is none of OAuth's, such as one for too many requests.
  static func refusal(in response: HTTPResponse) -> SignInFailure? {
    guard (400..<500).contains(response.status), response.status != 429 else { return nil }
    let fields = response.body.withBytes { try? JSONReader.read($0, RefusalFields.init) }
    guard let code = fields?.error, !code.isEmpty else { return nil }
    let text = String((fields?.description ?? "").prefix(ErrorBody.maximumMessageLength))
    // Databricks also says `invalid_request` of a client it does not know.
    return code == "invalid_client" || response.status == 401
      ? .clientRejected(text) : .refused(code: String(code.prefix(100)), text)
  }

  private struct Fields {
    var token: Secret?
    var kind: String?
    var seconds: Int64?

    init(_ json: inout JSONReader) throws(JSONError) {
      try json.enterObject()
      while let name = try json.nextName() {
        if json.matches(name, "access_token") {
          token = try json.readSecretText()
        } else if json.matches(name, "token_type") {
          kind = try json.readOptionalString()
        } else if json.matches(name, "expires_in") {
          // One that is no whole number is as good as none.
          seconds = (try? json.readInteger()) ?? nil
        } else {
          try json.skip()
        }
      }
    }
  }

  private struct RefusalFields {
    var error: String?
    var description: String?

    init(_ json: inout JSONReader) throws(JSONError) {
      try json.enterObject()
      while let name = try json.nextName() {
        if json.matches(name, "error"), try json.nextKind() == .string {
          error = try json.readString()
        } else if json.matches(name, "error_description"), try json.nextKind() == .string {
          description = try json.readString()
        } else {
          try json.skip()
        }
      }
    }
  }
}
