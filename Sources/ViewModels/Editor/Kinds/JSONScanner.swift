internal import DatabricksClient

/// Reads JSON (RFC 8259) token by token without recursion; the bytes must be UTF-8.
///
/// The bytes are given to each call, always the same ones.
struct JSONScanner {
  enum Kind: Equatable {
    case open
    case close
    /// The name of a member.
    case name
    case colon
    case comma
    /// A string, a number, `true`, `false` or `null`.
    case scalar
  }

  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  /// How many arrays and objects may stand within each other.
  static let mostLevels = 512

  private enum Expected {
    case value
    /// Behind `[`.
    case valueOrClose
    /// Behind a comma in an object.
    case name
    /// Behind `{`.
    case nameOrClose
    case colon
    case commaOrClose
    case end
  }

  private(set) var depth = 0
  private var offset = 0
  private var commaOffset = 0
  private var expected = Expected.value
  /// One bit for each level: whether it is an object.
  private var objects: [8 of UInt64] = [0, 0, 0, 0, 0, 0, 0, 0]

  /// Whether `bytes` are one JSON value.
  static func check(_ bytes: RawSpan) throws(JSONFault) {
    var scanner = JSONScanner()
    while try scanner.next(in: bytes) != nil {}
  }

  /// The next token; nil behind the end of the value.
  mutating func next(in bytes: RawSpan) throws(JSONFault) -> Token? {
    while offset < bytes.byteCount, bytes.byte(at: offset).isWhiteSpace { offset += 1 }
    guard offset < bytes.byteCount else {
      guard expected == .end else { throw fault(.endsEarly) }
      return nil
    }
    let start = offset
    let kind = try read(bytes.byte(at: offset), in: bytes)
    return Token(kind: kind, range: start..<offset)
  }

  private mutating func read(_ byte: UInt8, in bytes: RawSpan) throws(JSONFault) -> Kind {
    switch expected {
    case .end: throw fault(.tooMuch)
    case .colon:
      guard byte == UInt8(ascii: ":") else { throw fault(.colonExpected) }
      offset += 1
      expected = .value
      return .colon
    case .commaOrClose:
      if byte == UInt8(ascii: ",") {
        commaOffset = offset
        offset += 1
        expected = isInObject ? .name : .value
        return .comma
      }
      guard byte == closing else { throw fault(.commaExpected) }
      return close()
    case .nameOrClose where byte == closing, .valueOrClose where byte == closing: return close()
    case .name, .nameOrClose:
      guard byte == UInt8(ascii: "\"") else {
        throw byte == closing ? fault(.commaTooMany, at: commaOffset) : fault(.nameExpected)
      }
      try readString(in: bytes)
      expected = .colon
      return .name
    case .value, .valueOrClose: return try readValue(byte, in: bytes)
    }
  }

  private mutating func readValue(_ byte: UInt8, in bytes: RawSpan) throws(JSONFault) -> Kind {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try open(isObject: byte == UInt8(ascii: "{"))
      return .open
    case UInt8(ascii: "\""): try readString(in: bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber(in: bytes)
    case UInt8(ascii: "t"): try readWord("true", in: bytes)
    case UInt8(ascii: "f"): try readWord("false", in: bytes)
    case UInt8(ascii: "n"): try readWord("null", in: bytes)
    default:
      let isBehindComma = depth > 0 && !isInObject && expected == .value
      throw isBehindComma && byte == closing
        ? fault(.commaTooMany, at: commaOffset) : fault(.valueExpected)
    }
    expected = depth == 0 ? .end : .commaOrClose
    return .scalar
  }

  // MARK: Levels

  private var isInObject: Bool {
    depth > 0 && objects[(depth - 1) / 64] >> UInt64((depth - 1) % 64) & 1 == 1
  }

  /// What closes the innermost array or object.
  private var closing: UInt8 { isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

  private mutating func open(isObject: Bool) throws(JSONFault) {
    guard depth < Self.mostLevels else { throw fault(.tooDeep) }
    let bit = UInt64(1) << UInt64(depth % 64)
    if isObject { objects[depth / 64] |= bit } else { objects[depth / 64] &= ~bit }
    depth += 1
    offset += 1
    expected = isObject ? .nameOrClose : .valueOrClose
  }

  private mutating func close() -> Kind {
    depth -= 1
    offset += 1
    expected = depth == 0 ? .end : .commaOrClose
    return .close
  }

  // MARK: Scalars

  private mutating func readString(in bytes: RawSpan) throws(JSONFault) {
    offset += 1
    while true {
      offset = bytes.nextInJSONString(from: offset)
      guard offset < bytes.byteCount else { throw fault(.endsEarly) }
      switch bytes.byte(at: offset) {
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "\\"): try readEscape(in: bytes)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw fault(.openString)
      default: throw fault(.controlCharacter)
      }
    }
  }

  private mutating func readEscape(in bytes: RawSpan) throws(JSONFault) {
    guard offset + 1 < bytes.byteCount else { throw fault(.endsEarly, at: bytes.byteCount) }
    switch bytes.byte(at: offset + 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 2
    case UInt8(ascii: "u"):
      for digit in offset + 2..<offset + 6 {
        guard digit < bytes.byteCount else { throw fault(.endsEarly, at: bytes.byteCount) }
        guard bytes.byte(at: digit).isHexDigit else { throw fault(.wrongEscape) }
      }
      offset += 6
    default: throw fault(.wrongEscape)
    }
  }

  private mutating func readNumber(in bytes: RawSpan) throws(JSONFault) {
    if bytes.byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
    if byte(in: bytes) == UInt8(ascii: "0") {
      offset += 1
      if byte(in: bytes)?.isASCIIDigit == true { throw fault(.wrongNumber) }
    } else {
      try readDigits(in: bytes)
    }
    if byte(in: bytes) == UInt8(ascii: ".") {
      offset += 1
      try readDigits(in: bytes)
    }
    guard let exponent = byte(in: bytes), exponent | 0x20 == UInt8(ascii: "e") else { return }
    offset += 1
    if let sign = byte(in: bytes), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      offset += 1
    }
    try readDigits(in: bytes)
  }

  private mutating func readDigits(in bytes: RawSpan) throws(JSONFault) {
    let start = offset
    while byte(in: bytes)?.isASCIIDigit == true { offset += 1 }
    guard offset > start else {
      throw fault(offset < bytes.byteCount ? .wrongNumber : .endsEarly)
    }
  }

  private mutating func readWord(_ word: StaticString, in bytes: RawSpan) throws(JSONFault) {
    guard bytes.has(word, at: offset) else { throw fault(.valueExpected) }
    offset += word.utf8CodeUnitCount
  }

  private func byte(in bytes: RawSpan) -> UInt8? {
    offset < bytes.byteCount ? bytes.byte(at: offset) : nil
  }

  private func fault(_ reason: JSONFault.Reason, at place: Int? = nil) -> JSONFault {
    JSONFault(reason: reason, offset: place ?? offset)
  }
}

extension UInt8 {
  /// A hexadecimal digit in either case.
  var isHexDigit: Bool { asciiLowercased.isLowercaseHexDigit }
}
