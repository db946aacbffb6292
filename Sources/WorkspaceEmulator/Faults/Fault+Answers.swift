extension Fault.Effect {
  /// An error as the API writes it, with `Retry-After` in seconds where given.
  package static func error(
    _ status: Int, _ code: String, _ message: String = "", retryAfter: Int? = nil
  ) -> Fault.Effect {
    let body = JSONText.object { text in
      text.member("error_code", code)
      text.member("message", message)
    }
    var response = EmulatorResponse.json(body, status: status)
    if let retryAfter { response.headers["retry-after"] = "\(retryAfter)" }
    return .answer(response)
  }

  /// 200 with the page a workspace shows to people who are not signed in.
  package static var loginPage: Fault.Effect {
    let page =
      "<!doctype html><html><head><title>Databricks - Sign In</title></head>"
      + "<body><login-page></login-page></body></html>"
    return .answer(
      EmulatorResponse(
        status: 200, headers: ["content-type": "text/html;charset=utf-8"], body: Array(page.utf8)))
  }

  /// 302 to `location`.
  package static func redirect(to location: String) -> Fault.Effect {
    .answer(EmulatorResponse(status: 302, headers: ["location": location]))
  }
}
