/// What a host tells anybody about itself; SDKs ask it before they sign in.
extension Workspace {
  /// Where browsers are sent to sign in with Entra; it names the tenant.
  static let entraPath = "/aad/auth"

  var entraRedirect: EmulatorResponse {
    EmulatorResponse(
      status: 302,
      headers: [
        "location": "https://login.microsoftonline.com/0a1b2c3d-0000-4000-8000-00000000aaad"
          + "/oauth2/authorize?client_id=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"
      ])
  }

  static let discoveryPath = "/.well-known/databricks-config"

  func discovery(_ request: EmulatorRequest) throws(Refusal) -> EmulatorResponse {
    guard request.method == "GET" else {
      throw Refusal(.endpointNotFound, "No API found for '\(request.method) \(request.path)'")
    }
    let body = JSONText.object { text in
      text.member("host_type", "workspace")
      text.member("workspace_id", workspaceID)
      text.member("cloud", "Azure")
      text.member("oidc_endpoint", "\(request.origin)/oidc")
    }
    return .json(body)
  }
}
