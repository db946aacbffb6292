/// Reads JSON (RFC 8259) value by value from borrowed bytes, without building a tree.
///
/// The caller asks for what it expects and skips the rest; a text becomes a String only where
/// one is asked for, and a value of a secret goes from its base64 straight into locked memory.
/// A reader exists only inside `read`, so it never outlives the bytes it points into.
@safe package struct JSONReader: ~Copyable {
  /// The kind of the value that comes next.
  package enum Kind: Equatable, Sendable {
    case object
    case array
    case string
    case number
    case boolean
    case null
  }

  /// The name of an object's member, as a place in the bytes.
  package struct Name {
    fileprivate let text: Text
  }

  /// The inside of a string: its bytes between the quotes, and whether a backslash is among them.
  struct Text {
    let range: Range<Int>
    let hasEscapes: Bool
  }

  /// How many arrays and objects may stand within each other.
  package static let maximumDepth = 64
  /// How many bytes are read at most: 64 MiB.
  package static let maximumByteCount = 64 << 20

  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private(set) var position = 0
  private var depth = 0
  /// Whether the innermost array or object has had no member yet.
  private var isFirst = true

  private init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = bytes
    end = bytes.count
  }

  /// Lends a reader at the start of `bytes` to `body`, which must read exactly one value.
  package static func read<Result>(
    _ bytes: RawSpan, _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    guard bytes.byteCount <= maximumByteCount else {
      throw JSONError(.tooLarge, at: maximumByteCount)
    }
    return try unsafe bytes.withUnsafeBytes { pointer throws(JSONError) in
      var reader = unsafe JSONReader(pointer)
      let result = try body(&reader)
      if reader.byteAfterSpace() != nil { throw reader.failure(.unexpectedByte) }
      return result
    }
  }

  /// The kind of the next value; nothing is read.
  package mutating func nextKind() throws(JSONError) -> Kind {
    guard let byte = byteAfterSpace() else { throw failure(.endsEarly) }
    switch byte {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw failure(.unexpectedByte)
    }
  }

  /// Steps into an object; `nextName` then gives its members.
  package mutating func enterObject() throws(JSONError) {
    guard try nextKind() == .object else { throw failure(.unexpectedKind) }
    try enter()
  }

  /// Steps into an array; `nextElement` then tells whether there is another value.
  package mutating func enterArray() throws(JSONError) {
    guard try nextKind() == .array else { throw failure(.unexpectedKind) }
    try enter()
  }

  /// The next member's name, whose value must then be read or skipped; nil leaves the object.
  package mutating func nextName() throws(JSONError) -> Name? {
    guard try advanceToMember(closing: UInt8(ascii: "}")) else { return nil }
    guard byteAfterSpace() == UInt8(ascii: "\"") else { throw failure(.unexpectedByte) }
    let text = try readText()
    guard byteAfterSpace() == UInt8(ascii: ":") else { throw failure(.unexpectedByte) }
    position += 1
    return Name(text: text)
  }

  /// Whether another element follows, which must then be read or skipped; false leaves the array.
  package mutating func nextElement() throws(JSONError) -> Bool {
    try advanceToMember(closing: UInt8(ascii: "]"))
  }

  /// The name as a text.
  package func text(of name: Name) -> String {
    string(of: name.text)
  }

  /// Whether `name` is `expected`, which is plain ASCII.
  package func matches(_ name: Name, _ expected: StaticString) -> Bool {
    if name.text.hasEscapes { return string(of: name.text) == "\(expected)" }
    let range = name.text.range
    guard range.count == expected.utf8CodeUnitCount else { return false }
    let start = unsafe expected.utf8Start
    for index in 0..<range.count {
      guard unsafe byte(at: range.lowerBound + index) == start[index] else { return false }
    }
    return true
  }

  /// Reads past the next value, whatever it is.
  package mutating func skip() throws(JSONError) {
    switch try nextKind() {
    case .object:
      try enterObject()
      while try nextName() != nil { try skip() }
    case .array:
      try enterArray()
      while try nextElement() { try skip() }
    case .string: _ = try readText()
    case .number: _ = try readNumber()
    case .boolean: _ = try readBoolean()
    case .null: try readNull()
    }
  }

  /// Reads `true` or `false`.
  package mutating func readBoolean() throws(JSONError) -> Bool {
    guard try nextKind() == .boolean else { throw failure(.unexpectedKind) }
    let isTrue = byte(at: position) == UInt8(ascii: "t")
    try readWord(isTrue ? "true" : "false")
    return isTrue
  }

  /// Reads `null`.
  package mutating func readNull() throws(JSONError) {
    guard try nextKind() == .null else { throw failure(.unexpectedKind) }
    try readWord("null")
  }

  /// The byte at `index`, which is within the bytes that were read already or found to be there.
  func byte(at index: Int) -> UInt8 {
    unsafe bytes[index]
  }

  /// The bytes of `range` as UTF-8, repaired where they are none.
  func plainString(in range: Range<Int>) -> String {
    unsafe String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Adds the bytes of `range` to `output` as they are.
  func copy(_ range: Range<Int>, to output: inout [UInt8]) {
    unsafe output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[range]))
  }

  func failure(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason, at: position)
  }

  /// The byte at the position after moving over white space; nil at the end.
  mutating func byteAfterSpace() -> UInt8? {
    while position < end {
      switch byte(at: position) {
      case 0x20, 0x09, 0x0a, 0x0d: position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  private mutating func enter() throws(JSONError) {
    guard depth < Self.maximumDepth else { throw failure(.tooDeep) }
    depth += 1
    position += 1
    isFirst = true
  }

  /// Moves to the next member of the innermost container, or out of it.
  private mutating func advanceToMember(closing end: UInt8) throws(JSONError) -> Bool {
    guard let byte = byteAfterSpace() else { throw failure(.endsEarly) }
    if byte == end {
      position += 1
      depth -= 1
      isFirst = false
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw failure(.unexpectedByte) }
      position += 1
      if byteAfterSpace() == end { throw failure(.unexpectedByte) }
    }
    isFirst = false
    return true
  }

  private mutating func readWord(_ word: StaticString) throws(JSONError) {
    let start = unsafe word.utf8Start
    for index in 0..<word.utf8CodeUnitCount {
      guard position < end else { throw failure(.endsEarly) }
      guard unsafe byte(at: position) == start[index] else { throw failure(.unexpectedByte) }
      position += 1
    }
  }
}

extension JSONReader {
  /// Reads a string's quotes and inside without decoding it.
  mutating func readText() throws(JSONError) -> Text {
    guard try nextKind() == .string else { throw failure(.unexpectedKind) }
    var index = position + 1
    let start = index
    var hasEscapes = false
    while index < end {
      switch byte(at: index) {
      case UInt8(ascii: "\""):
        position = index + 1
        return Text(range: start..<index, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index += 2
      case 0..<0x20: throw JSONError(.unexpectedByte, at: index)
      default: index += 1
      }
    }
    throw JSONError(.endsEarly, at: end)
  }

  /// Reads a number's text, checked against the grammar.
  mutating func readNumber() throws(JSONError) -> Range<Int> {
    guard try nextKind() == .number else { throw failure(.unexpectedKind) }
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") { position += 1 } else { try readDigits() }
    if peek() == UInt8(ascii: ".") {
      position += 1
      try readDigits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try readDigits()
    }
    return start..<position
  }

  private func peek() -> UInt8? {
    position < end ? byte(at: position) : nil
  }

  private mutating func readDigits() throws(JSONError) {
    let start = position
    while let byte = peek(), (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else {
      throw failure(position < end ? .unexpectedByte : .endsEarly)
    }
  }
}
