extension HTTPResponse {
  /// Reads the JSON object of a good answer with `decode`.
  ///
  /// - Throws: what the refusal means, or `notAWorkspace` and `malformedResponse` for an answer
  ///   that is none of the API's.
  func decode<Answer>(
    about subject: Subject, _ decode: (inout JSONReader) throws(JSONError) -> Answer
  ) throws(DatabricksError) -> Answer {
    try checkSuccess(about: subject)
    return try body.withBytes { bytes throws(DatabricksError) in
      do throws(JSONError) {
        return try JSONReader.read(bytes, decode)
      } catch {
        throw .malformedResponse(error.description)
      }
    }
  }

  /// Accepts the answer to a write, which says nothing: an empty body or any JSON object.
  func decodeNothing(about subject: Subject) throws(DatabricksError) {
    try checkSuccess(about: subject)
    try body.withBytes { bytes throws(DatabricksError) in
      guard bytes.firstVisibleByte != nil else { return }
      do throws(JSONError) {
        try JSONReader.read(bytes) { json throws(JSONError) in try json.skip() }
      } catch {
        throw .malformedResponse(error.description)
      }
    }
  }

  /// Refuses everything but a 2xx answer that is no page for a browser.
  private func checkSuccess(about subject: Subject) throws(DatabricksError) {
    switch status {
    case 200..<300:
      guard isHTML else { return }
      let title = body.withBytes { HTMLText.summary(of: $0) }
      throw .notAWorkspace(host: "", title.isEmpty ? "an HTML page" : title)
    case 300..<400:
      let location = headers["location"] ?? ""
      // The marker is the one the official SDKs look for in the address of the login page.
      if location.holds("private-link-validation-error") { throw .privateLinkOnly(host: "") }
      let target = location.prefix { $0 != "?" && $0 != "#" }
      throw .notAWorkspace(host: "", "redirect to \(target.prefix(200))")
    default: throw DatabricksError(refusal: self, of: subject)
    }
  }

  private var isHTML: Bool {
    body.withBytes { $0.firstVisibleByte } == UInt8(ascii: "<")
  }
}
