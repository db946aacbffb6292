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

  /// Reads a string with whatever escapes into locked memory; no String is made.
  ///
  /// - Throws: also for half of a surrogate pair, which no bytes stand for.
  package mutating func readSecretString() throws(JSONError) -> Secret {
    let text = try readText()
    var secret = SecretBytes(capacity: text.range.count)
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      guard byte(at: index) == UInt8(ascii: "\\") else {
        secret.write(byte(at: index))
        index += 1
        continue
      }
      guard let escape = escape(at: index, before: text.range.upperBound),
        escape.scalar != "\u{fffd}" || isReplacement(at: index)
      else { throw JSONError(.unexpectedByte, at: index) }
      for unit in UTF8.encode(escape.scalar) ?? .init() { secret.write(unit) }
      index += escape.length
    }
    return Secret(secret)
  }

  /// Reads a number, `true` or `false` as the bytes it is written with.
  package mutating func readSecretLiteral() throws(JSONError) -> Secret {
    if try nextKind() == .boolean {
      return Secret(copying: try readBoolean() ? "true".utf8 : "false".utf8)
    }
    let range = try readNumber()
    var secret = SecretBytes(capacity: range.count)
    for index in range { secret.write(byte(at: index)) }
    return Secret(secret)
  }

  /// Whether the escape at `index` is the character U+FFFD itself.
  private func isReplacement(at index: Int) -> Bool {
    let digits: [UInt8] = Array("fffd".utf8)
    return (0..<4).allSatisfy { byte(at: index + 2 + $0) | 0x20 == digits[$0] | 0x20 }
  }
}
