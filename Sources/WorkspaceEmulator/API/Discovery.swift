/// What a host tells anybody about itself; SDKs ask it before they sign in.
extension Workspace {
  static let discoveryPath = "/.well-known/databricks-config"

  func discovery(_ request: EmulatorRequest) throws(Refusal) -> EmulatorResponse {
    guard request.method == "GET" else {
      throw Refusal(.endpointNotFound, "No API found for '\(request.method) \(request.path)'")
    }
    let body = JSONText.object { text in
      text.member("host_type", "workspace")
      text.member("workspace_id", workspaceID)
      text.member("cloud", "Azure")
    }
    return .json(body)
  }
}
