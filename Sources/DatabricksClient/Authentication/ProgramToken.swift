/// What the CLIs print when they are asked for a token.
enum ProgramToken {
  /// Reads the JSON of either CLI, the token straight into locked memory; its life counts from
  /// `now`, when the program ended.
  static func read(_ output: Secret, at now: Timestamp) throws(JSONError) -> AccessToken {
    let fields = try output.withBytes { bytes throws(JSONError) in
      try JSONReader.read(bytes) { json throws(JSONError) in try Fields(&json) }
    }
    guard let token = fields.token, (try? TokenText.check(token)) != nil else {
      throw JSONError(.missingField, at: 0)
    }
    return AccessToken(token, lifetime: fields.end.map { $0.milliseconds - now.milliseconds })
  }

  private struct Fields {
    var token: Secret?
    var end: Timestamp?

    init(_ json: inout JSONReader) throws(JSONError) {
      var text: String?
      try json.enterObject()
      while let name = try json.nextName() {
        if json.matches(name, "access_token") || json.matches(name, "accessToken") {
          token = try json.readSecretText()
        } else if json.matches(name, "expiry") || json.matches(name, "expiresOn") {
          text = try json.readOptionalString()
        } else if json.matches(name, "expires_on") {
          // The Azure CLI's text is local time without a zone; the number beside it is not.
          end = try json.readInteger().map {
            Timestamp(milliseconds: max(0, min($0, ExpiryText.lastSecond)) * 1000)
          }
        } else {
          try json.skip()
        }
      }
      end = end ?? text.flatMap { ExpiryText.timestamp($0) }
    }
  }
}

/// What a program says about why it failed.
enum ProgramComplaint {
  /// The longest text that is taken over, in characters.
  private static let limit = 300

  /// The line that names the error, else the last one.
  static func summary(of complaint: Secret) -> String {
    let text = complaint.withBytes {
      String(decoding: $0.bytes(limit: ProgramRunner.outputLimit), as: UTF8.self)
    }
    let lines = text.split(whereSeparator: \.isNewline).map(\.trimmingSpace).filter { !$0.isEmpty }
    let error = lines.first { $0.lowercased().hasPrefix("error:") }
    let line = error.map { String($0.dropFirst(6)).trimmingSpace } ?? lines.last ?? ""
    return String(line.prefix(limit))
  }
}
