/// What a request was about, so that a refusal can name it.
enum Subject: Equatable, Sendable {
  case workspace
  case scope(ScopeName)
  case secret(SecretPath)
  case principal(String, ScopeName)
  /// One that is to be put into the scope's access list.
  case newPrincipal(String, ScopeName)
}

extension DatabricksError {
  /// The error a refusal stands for: by its code first, by the status where the code says nothing.
  ///
  /// <https://docs.databricks.com/api/workspace/secrets> names the codes, not the statuses.
  init(refusal response: HTTPResponse, of subject: Subject) {
    let body = ErrorBody(response)
    let message = body.message
    self =
      Self.knownMessage(message, status: response.status)
      ?? Self.knownCode(body, response: response, subject: subject)
      ?? Self.status(body, response: response, subject: subject)
    if case .tokenRejected = self, let clock = response.clockDifference, clock.isLarge {
      self = .tokenRejected([message, clock.text].filter { !$0.isEmpty }.joined(separator: "; "))
    }
  }

  /// Refusals that share a code with others and are told apart by their wording.
  private static func knownMessage(_ message: String, status: Int) -> DatabricksError? {
    let text = message.lowercased()
    if text.holds("ip acl") || text.holds("ip access list") {
      return .addressBlocked(message)
    }
    if status == 403, text.holds("invalid access token") { return .tokenRejected(message) }
    if text.holds("premium tier is disabled") || text.holds("acl is not supported") {
      return .premiumOnly(message)
    }
    if text.holds("outside databricks notebooks") || text.holds("outside of a notebook") {
      return .readingNotAllowed(message)
    }
    if status == 400, text.holds("azure keyvault") || text.holds("azure key vault"),
      text.holds("read-only") || text.holds("not supported") || text.holds("cannot")
    {
      return .readOnlyScope(message)
    }
    if text.holds("token bucket limit has been exceeded") {
      return .rateLimited(retryAfterSeconds: nil)
    }
    return nil
  }

  private static func knownCode(
    _ body: ErrorBody, response: HTTPResponse, subject: Subject
  ) -> DatabricksError? {
    guard !body.isNumericCode else { return nil }
    let message = body.message
    return switch body.code {
    case "RESOURCE_DOES_NOT_EXIST", "NOT_FOUND": missing(subject, message)
    case "RESOURCE_ALREADY_EXISTS", "ALREADY_EXISTS": .alreadyExists(name(of: subject))
    case "RESOURCE_LIMIT_EXCEEDED", "QUOTA_EXCEEDED", "MAX_SECRET_SIZE_EXCEEDED":
      .limitReached(message)
    case "INVALID_PARAMETER_VALUE": .invalidValue(message)
    case "PERMISSION_DENIED", "CUSTOMER_UNAUTHORIZED": .notPermitted(message)
    case "UNAUTHENTICATED": .tokenRejected(message)
    case "REQUEST_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "TOO_MANY_REQUESTS":
      .rateLimited(retryAfterSeconds: response.retryAfterSeconds)
    case "TEMPORARILY_UNAVAILABLE", "INTERNAL_ERROR", "WORKSPACE_TEMPORARILY_UNAVAILABLE":
      .serverFailed(status: response.status, message)
    case "ENDPOINT_NOT_FOUND": .notAWorkspace(host: "", message)
    default: nil
    }
  }

  private static func status(
    _ body: ErrorBody, response: HTTPResponse, subject: Subject
  ) -> DatabricksError {
    let message = body.message
    switch response.status {
    case 401: return .tokenRejected(message)
    case 403 where body.isNumericCode: return .tokenRejected(message)
    case 403 where body.isFromAPI && body.code.isEmpty || body.code.hasPrefix("SCIM_"):
      return .notPermitted(message)
    case 404 where body.isFromAPI: return missing(subject, message)
    case 404: return .notAWorkspace(host: "", message)
    // Only a proxy answers so, never a workspace.
    case 407: return .unreachable(host: "", .proxy("it asks for a name and a password, status 407"))
    case 429: return .rateLimited(retryAfterSeconds: response.retryAfterSeconds)
    case 500...599: return .serverFailed(status: response.status, message)
    default:
      let code = body.code.isEmpty ? "UNKNOWN" : body.code
      return .refused(status: response.status, ErrorCode(rawValue: code), message)
    }
  }

  /// Which of the things a request named is not there; the message tells, else the last one named.
  private static func missing(_ subject: Subject, _ message: String) -> DatabricksError {
    let text = message.lowercased()
    switch subject {
    case .workspace: return .noSuchScope(message)
    case .scope(let scope): return .noSuchScope(scope.rawValue)
    case .secret(let path):
      let namesScope = text.hasPrefix("scope ") && !text.holds("key")
      return namesScope ? .noSuchScope(path.scope.rawValue) : .noSuchSecret(path.text)
    case .principal(let principal, let scope):
      let namesScope = text.hasPrefix("scope ") && !text.holds("principal")
      return namesScope ? .noSuchScope(scope.rawValue) : .noSuchPrincipal(principal)
    case .newPrincipal(let principal, let scope):
      let namesScope = text.hasPrefix("scope ") && !text.holds("principal")
      return namesScope ? .noSuchScope(scope.rawValue) : .unknownPrincipal(principal)
    }
  }

  private static func name(of subject: Subject) -> String {
    switch subject {
    case .workspace: ""
    case .scope(let scope): scope.rawValue
    case .secret(let path): path.text
    case .principal(let principal, _), .newPrincipal(let principal, _): principal
    }
  }

  /// The same error with the host it concerns, which only the sender of the request knows.
  package func naming(host: String) -> DatabricksError {
    switch self {
    case .unreachable(host: "", let reason): .unreachable(host: host, reason)
    case .privateLinkOnly(host: ""): .privateLinkOnly(host: host)
    case .notAWorkspace(host: "", let text): .notAWorkspace(host: host, text)
    default: self
    }
  }
}

extension HTTPResponse {
  /// The seconds the server wants to be left alone, rounded up.
  fileprivate var retryAfterSeconds: Int? {
    RetryAfter.milliseconds(in: headers).map { Int(($0 + 999) / 1000) }
  }
}
