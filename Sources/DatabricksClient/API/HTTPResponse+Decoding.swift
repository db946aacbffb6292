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
  ///
  /// - Throws: what the refusal means, or `outcomeUnknown` where something on the way answered in
  ///   the place of the API, which may have carried the write out before.
  func decodeNothing(about subject: Subject) throws(DatabricksError) {
    if let text = strangersText { throw .outcomeUnknown("in its place came \(text)") }
    try checkSuccess(about: subject)
    try body.withBytes { bytes throws(DatabricksError) in
      guard bytes.firstVisibleByte != nil else { return }
      do throws(JSONError) {
        try JSONReader.read(bytes) { json throws(JSONError) in
          try json.enterObject()
          while try json.nextName() != nil { try json.skip() }
        }
      } catch {
        throw .outcomeUnknown("in its place came no JSON object, it \(error.description)")
      }
    }
  }

  /// Refuses everything but a 2xx answer that is no page for a browser.
  private func checkSuccess(about subject: Subject) throws(DatabricksError) {
    switch status {
    case 200..<300:
      guard isHTML else { return }
      throw .notAWorkspace(host: "", pageText)
    case 300..<400:
      let location = headers["location"] ?? ""
      // The marker is the one the official SDKs look for in the address of the login page.
      if location.holds("private-link-validation-error") { throw .privateLinkOnly(host: "") }
      let target = location.prefix { $0 != "?" && $0 != "#" }
      throw .notAWorkspace(host: "", "redirect to \(target.prefix(200))")
    default: throw DatabricksError(refusal: self, of: subject)
    }
  }

  /// What something else than the API says in a status of which the API would say more; nil for
  /// the API's own words.
  ///
  /// Statuses that turn a request away before it gets anywhere are not among them.
  private var strangersText: String? {
    switch status {
    case 200..<300 where isHTML: return pageText
    case 401, 404, 407, 413, 429: return nil
    case 400..<500:
      let refusal = ErrorBody(self)
      guard body.withBytes({ $0.firstVisibleByte }) != nil, !refusal.isFromAPI else { return nil }
      return "status \(status), \(refusal.message.isEmpty ? "an HTML page" : refusal.message)"
    default: return nil
    }
  }

  private var pageText: String {
    let title = body.withBytes { HTMLText.summary(of: $0) }
    return title.isEmpty ? "an HTML page" : title
  }

  private var isHTML: Bool {
    body.withBytes { $0.firstVisibleByte } == UInt8(ascii: "<")
  }
}
