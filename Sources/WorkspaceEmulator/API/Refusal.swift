/// An answer that says no.
struct Refusal: Error {
  let response: EmulatorResponse

  /// The codes the Secrets API documents, each with the status it comes with.
  enum Code: String {
    case badRequest = "BAD_REQUEST"
    case endpointNotFound = "ENDPOINT_NOT_FOUND"
    case invalidParameterValue = "INVALID_PARAMETER_VALUE"
    case malformedRequest = "MALFORMED_REQUEST"
    case permissionDenied = "PERMISSION_DENIED"
    case resourceAlreadyExists = "RESOURCE_ALREADY_EXISTS"
    case resourceDoesNotExist = "RESOURCE_DOES_NOT_EXIST"
    case resourceLimitExceeded = "RESOURCE_LIMIT_EXCEEDED"

    var status: Int {
      switch self {
      case .permissionDenied: 403
      case .endpointNotFound, .resourceDoesNotExist: 404
      default: 400
      }
    }
  }

  init(_ response: EmulatorResponse) {
    self.response = response
  }

  init(_ code: Code, _ message: String) {
    let body = JSONText.object { text in
      text.member("error_code", code.rawValue)
      text.member("message", message)
    }
    self.init(.json(body, status: code.status))
  }

  /// Answers of the gate before the API: `error_code` is a number there.
  static func gate(_ status: Int, _ message: String) -> Refusal {
    let body = JSONText.object { text in
      text.member("error_code", Int64(status))
      text.member("message", message)
    }
    var response = EmulatorResponse.json(body, status: status)
    response.headers["x-databricks-reason-phrase"] = message
    return Refusal(response)
  }

  /// Answers of the SCIM endpoints.
  ///
  /// <https://www.rfc-editor.org/rfc/rfc7644#section-3.12>
  static func scim(_ status: Int, _ detail: String, type: String) -> Refusal {
    let body = JSONText.object { text in
      text.name("schemas")
      text.array { $0.string("urn:ietf:params:scim:api:messages:2.0:Error") }
      text.member("detail", detail)
      text.member("status", "\(status)")
      text.member("scimType", type)
    }
    return Refusal(.json(body, status: status))
  }

  static func noScope(_ name: String) -> Refusal {
    Refusal(.resourceDoesNotExist, "Scope \(name) does not exist!")
  }

  static func noSecret(_ key: String, in scope: String) -> Refusal {
    Refusal(.resourceDoesNotExist, "Secret does not exist with scope: \(scope) and key: \(key)")
  }
}
