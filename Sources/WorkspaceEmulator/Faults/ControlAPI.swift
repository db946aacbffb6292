/// The paths that steer the emulator itself; the real service has none of them.
///
/// - `POST /emulator/faults` takes one fault:
///   `{"effect": "error|drop|truncate|stall|delay|hang|login-page|redirect", "method"?, "path"?,
///   "count"?, "skip"?, "after_commit"?, "status"?, "error_code"?, "message"?, "body"?,
///   "content_type"?, "retry_after"?, "bytes"?, "milliseconds"?, "location"?}`
/// - `DELETE /emulator/faults` forgets those that have not happened.
/// - `DELETE /emulator/tokens` ends the tokens that service principals were given.
/// - `GET /emulator/log` tells method, path and status of every request.
enum ControlAPI {
  static let prefix = "/emulator/"

  static func respond(to request: EmulatorRequest, workspace: Workspace) -> EmulatorResponse {
    do throws(Refusal) {
      guard request.mayControl else {
        throw Refusal(.permissionDenied, "The emulator is steered from this machine only.")
      }
      switch "\(request.method) \(request.path)" {
      case "POST /emulator/faults": workspace.inject(try fault(request.body))
      case "DELETE /emulator/faults": workspace.removeFaults()
      case "DELETE /emulator/tokens": workspace.revokeIssuedTokens()
      case "GET /emulator/log": return .json(logText(workspace.log))
      default: throw Refusal(.endpointNotFound, "Unknown path: \(request.path)")
      }
      return .json(Array("{}".utf8))
    } catch {
      return error.response
    }
  }

  private static func logText(_ entries: [Workspace.LogEntry]) -> [UInt8] {
    JSONText.object { text in
      text.name("requests")
      text.array { text in
        for entry in entries {
          text.object { text in
            text.member("method", entry.method)
            text.member("path", entry.path)
            text.member("status", Int64(entry.status))
          }
        }
      }
    }
  }

  private static func fault(_ body: [UInt8]) throws(Refusal) -> Fault {
    let fields = try RequestFields(
      body: body,
      allowed: [
        "effect", "method", "path", "count", "skip", "after_commit", "status", "error_code",
        "message", "body", "content_type", "retry_after", "bytes", "milliseconds", "location",
      ])
    return Fault(
      try effect(fields), method: try fields.optionalString("method"),
      path: try fields.optionalString("path") ?? "",
      count: try fields.optionalInteger("count") ?? 1,
      skip: try fields.optionalInteger("skip") ?? 0,
      isAfterCommit: try fields.optionalBool("after_commit") ?? false)
  }

  private static func effect(_ fields: RequestFields) throws(Refusal) -> Fault.Effect {
    switch try fields.string("effect") {
    case "error": return try error(fields)
    case "drop": return .dropConnection
    case "truncate": return .truncate(sentBytes: try fields.optionalInteger("bytes") ?? 0)
    case "stall": return .stall(sentBytes: try fields.optionalInteger("bytes") ?? 0)
    case "delay": return .delay(milliseconds: try fields.optionalInteger("milliseconds") ?? 0)
    case "hang": return .hang
    case "login-page": return .loginPage
    case "redirect": return .redirect(to: try fields.string("location"))
    case let other: throw Refusal(.invalidParameterValue, "Unknown effect: \(other)")
    }
  }

  private static func error(_ fields: RequestFields) throws(Refusal) -> Fault.Effect {
    let status = try fields.optionalInteger("status") ?? 500
    let retryAfter = try fields.optionalInteger("retry_after")
    guard (100...599).contains(status) else {
      throw Refusal(.invalidParameterValue, "status must be between 100 and 599")
    }
    guard let body = try fields.optionalString("body") else {
      return .error(
        status, try fields.optionalString("error_code") ?? "INTERNAL_ERROR",
        try fields.optionalString("message") ?? "", retryAfter: retryAfter)
    }
    var response = EmulatorResponse(status: status, body: Array(body.utf8))
    response.headers["content-type"] =
      try fields.optionalString("content_type") ?? "application/json"
    if let retryAfter { response.headers["retry-after"] = "\(retryAfter)" }
    return .answer(response)
  }
}
