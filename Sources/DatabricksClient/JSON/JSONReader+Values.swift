extension JSONReader {
  /// Reads a string; bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD.
  package mutating func readString() throws(JSONError) -> String {
    let text = try readText()
    try check(text)
    return string(of: text)
  }

  /// Reads a string, or nil for `null`.
  package mutating func readOptionalString() throws(JSONError) -> String? {
    guard try nextKind() == .null else { return try readString() }
    try readNull()
    return nil
  }

  /// Reads a string and adds its UTF-8 to `bytes`, without making a String.
  package mutating func readString(into bytes: inout [UInt8]) throws(JSONError) {
    let text = try readText()
    try check(text)
    write(text, to: &bytes)
  }

  /// Reads an integer that stands as a number or as a string of digits; nil for `null`.
  ///
  /// The API gives `last_updated_timestamp` both ways.
  package mutating func readInteger() throws(JSONError) -> Int64? {
    switch try nextKind() {
    case .null:
      try readNull()
      return nil
    case .string: return try integer(in: readText().range)
    default: return try integer(in: readNumber())
    }
  }

  /// Reads a number or a string as text, and whether it was a number; nil for `null`.
  ///
  /// The API gives `error_code` both ways.
  package mutating func readStringOrNumber() throws(JSONError) -> (text: String, isNumber: Bool)? {
    switch try nextKind() {
    case .null:
      try readNull()
      return nil
    case .number:
      let range = try readNumber()
      return (string(of: Text(range: range, hasEscapes: false)), true)
    default: return (try readString(), false)
    }
  }

  func string(of text: Text) -> String {
    if text.hasEscapes {
      var decoded: [UInt8] = []
      write(text, to: &decoded)
      return String(decoding: decoded, as: UTF8.self)
    }
    return plainString(in: text.range)
  }

  /// Integers as JSON and JavaScript write them; a fraction or an exponent is taken if it is whole.
  private func integer(in range: Range<Int>) throws(JSONError) -> Int64 {
    if let integer = shortInteger(in: range) { return integer }
    let text = string(of: Text(range: range, hasEscapes: false))
    if let integer = Int64(text) { return integer }
    if let number = Double(text), let integer = Int64(exactly: number) { return integer }
    throw JSONError(.numberOutOfRange, at: range.lowerBound)
  }

  /// Digits only, as nearly every time is written; nil for anything else.
  private func shortInteger(in range: Range<Int>) -> Int64? {
    guard (1...18).contains(range.count) else { return nil }
    var value: Int64 = 0
    for index in range {
      let digit = byte(at: index) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  /// Refuses an escape that JSON does not have.
  private func check(_ text: Text) throws(JSONError) {
    guard text.hasEscapes else { return }
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      guard byte(at: index) == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard let escape = escape(at: index, before: text.range.upperBound) else {
        throw JSONError(.unexpectedByte, at: index)
      }
      index += escape.length
    }
  }

  /// Adds the decoded text; what is no valid escape is left out.
  private func write(_ text: Text, to output: inout [UInt8]) {
    let end = text.range.upperBound
    guard text.hasEscapes else {
      copy(text.range, to: &output)
      return
    }
    var index = text.range.lowerBound
    while index < end {
      let byte = byte(at: index)
      guard byte == UInt8(ascii: "\\") else {
        output.append(byte)
        index += 1
        continue
      }
      guard let escape = escape(at: index, before: end) else {
        index += 1
        continue
      }
      output.append(contentsOf: String(Character(escape.scalar)).utf8)
      index += escape.length
    }
  }

  /// The scalar written by the escape that begins at `index`, and its length in bytes.
  func escape(at index: Int, before end: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index + 1 < end else { return nil }
    switch byte(at: index + 1) {
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{c}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"): return unicodeEscape(at: index, before: end)
    default: return nil
    }
  }

  private func unicodeEscape(
    at index: Int, before end: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let first = codeUnit(at: index, before: end) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard
      (0xd800..<0xdc00).contains(first),
      let second = codeUnit(at: index + 6, before: end), (0xdc00..<0xe000).contains(second),
      let scalar = Unicode.Scalar(
        0x1_0000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
    else { return ("\u{fffd}", 6) }
    return (scalar, 12)
  }

  /// The UTF-16 code unit of `\uXXXX` at `index`.
  private func codeUnit(at index: Int, before end: Int) -> UInt16? {
    guard
      index + 6 <= end, byte(at: index) == UInt8(ascii: "\\"),
      byte(at: index + 1) == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for offset in 2..<6 {
      guard let digit = hexDigit(byte(at: index + offset)) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
