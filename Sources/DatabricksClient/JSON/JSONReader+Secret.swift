extension JSONReader {
  /// Reads a string of base64 (RFC 4648, section 4) into locked memory; no String is made.
  package mutating func readSecretFromBase64() throws(JSONError) -> SecretBytes {
    let text = try readText()
    var secret = SecretBytes(capacity: text.range.count / 4 * 3 + 3)
    var decoder = Base64Decoder()
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      var byte = byte(at: index)
      var length = 1
      if byte == UInt8(ascii: "\\") {
        // Some servers write `\/` and `\u003d` where others write `/` and `=`.
        guard let escape = escape(at: index, before: text.range.upperBound), escape.scalar.isASCII
        else { throw JSONError(.invalidBase64, at: index) }
        byte = UInt8(escape.scalar.value)
        length = escape.length
      }
      guard decoder.take(byte, into: &secret) else { throw JSONError(.invalidBase64, at: index) }
      index += length
    }
    guard decoder.isComplete else { throw JSONError(.invalidBase64, at: text.range.upperBound) }
    return secret
  }

  /// Reads a string into locked memory, or nil for `null`; no String is made.
  ///
  /// It is taken as UTF-8; only escapes of ASCII characters may stand in it.
  package mutating func readSecretText() throws(JSONError) -> Secret? {
    guard try nextKind() != .null else {
      try readNull()
      return nil
    }
    let text = try readText()
    var secret = SecretBytes(capacity: text.range.count)
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      var byte = byte(at: index)
      var length = 1
      if byte == UInt8(ascii: "\\") {
        guard let escape = escape(at: index, before: text.range.upperBound), escape.scalar.isASCII
        else { throw JSONError(.unexpectedByte, at: index) }
        byte = UInt8(escape.scalar.value)
        length = escape.length
      }
      secret.write(byte)
      index += length
    }
    return Secret(secret)
  }
}
