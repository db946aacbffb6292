import DatabricksClient
import Testing

@Suite struct JSONReaderTests {
  /// Reads a whole text with `body`.
  static func read<Result>(
    _ text: String, _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    try Secret(text).withBytes { bytes throws(JSONError) in try JSONReader.read(bytes, body) }
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""a\"b\\c\/d""#, "a\"b\\c/d"),
    (#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"), (#""\u00e9\u4e2d""#, "é中"),
    (#""\ud83d\udd11""#, "🔑"), (#""\uD83D\uDD11""#, "🔑"), (#""\ud83d""#, "\u{fffd}"),
    (#""\ud83dx""#, "\u{fffd}x"), (#""\udd11\ud83d""#, "\u{fffd}\u{fffd}"),
    (#""\u0000""#, "\0"), (" \t\r\n\"x\" \n", "x"), ("\"é中🔑\"", "é中🔑"),
  ])
  func `a string is read with its escapes`(text: String, value: String) throws {
    #expect(try Self.read(text) { json throws(JSONError) in try json.readString() } == value)
  }

  @Test func `bytes that are no UTF-8 are repaired, not refused`() throws {
    let bytes = Secret(copying: [0x22, 0x61, 0xff, 0x62, 0x22])
    let value = try bytes.withBytes { bytes throws(JSONError) in
      try JSONReader.read(bytes) { json throws(JSONError) in try json.readString() }
    }
    #expect(value == "a\u{fffd}b")
  }

  @Test(
    arguments: [
      ("1520467595000", 1_520_467_595_000), (#""1520467595000""#, 1_520_467_595_000), ("null", nil),
      ("-1", -1), ("0", 0), ("1.5204675950e12", 1_520_467_595_000), ("12.0", 12),
    ] as [(String, Int64?)])
  func `a number may stand in quotes or be missing`(text: String, value: Int64?) throws {
    #expect(try Self.read(text) { json throws(JSONError) in try json.readInteger() } == value)
  }

  @Test(arguments: [
    ("403", "403", true), (#""403""#, "403", false),
    (#""PERMISSION_DENIED""#, "PERMISSION_DENIED", false),
  ])
  func `a code is read as a number or as a string`(
    text: String, code: String, isNumber: Bool
  ) throws {
    let read = try Self.read(text) { json throws(JSONError) in try json.readStringOrNumber() }
    #expect(read?.text == code)
    #expect(read?.isNumber == isNumber)
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
    "tru", "truth", "nul", "01", "1.", "1e", "-", "+1", "\"", "\"\\\"", "\"\u{1}\"", "1 2", "[1 2]",
    "{\"a\":1 \"b\":2}", "]", "}", "[}", "{]", "\u{feff}{}",
  ])
  func `what is no JSON is refused`(text: String) {
    #expect(throws: JSONError.self) {
      try Self.read(text) { json throws(JSONError) in try json.skip() }
    }
  }

  @Test(arguments: [
    "{}", "[]", "{ }", "[ ]", "[1,2 , 3]", "{\"a\":{\"b\":[{},[],null,true,false,-1.5e+3]}}",
    "\"\\u0041\"", "0", "-0.0",
  ])
  func `what is JSON is skipped to its end`(text: String) throws {
    try Self.read(text) { json throws(JSONError) in try json.skip() }
  }

  @Test func `nesting is limited`() throws {
    let fine = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    try Self.read(fine) { json throws(JSONError) in try json.skip() }
    #expect(throws: JSONError(.tooDeep, at: 64)) {
      try Self.read("[" + fine + "]") { json throws(JSONError) in try json.skip() }
    }
  }

  @Test func `a name is found however it is escaped`() throws {
    let names = try Self.read(#"{"key":1,"k\u0065y":2,"kez":3,"ke":4}"#) {
      json throws(JSONError) in
      var matches: [Bool] = []
      try json.enterObject()
      while let name = try json.nextName() {
        matches.append(json.matches(name, "key"))
        try json.skip()
      }
      return matches
    }
    #expect(names == [true, true, false, false])
  }

  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
    ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"), (#"Pz8\/"#, "???"), (#"Zg\u003d\u003d"#, "f"),
  ])
  func `base64 goes into locked memory`(text: String, value: String) throws {
    let secret = try Self.read("\"\(text)\"") { json throws(JSONError) in
      Secret(try json.readSecretFromBase64())
    }
    #expect(secret.bytes == Array(value.utf8))
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zg===", "Zg==Zg==", "=g==", "Z===", "Zm9-", "Zm 9v", "é"])
  func `what is no base64 is refused`(text: String) {
    #expect(throws: JSONError.self) {
      try Self.read("\"\(text)\"") { json throws(JSONError) in
        Secret(try json.readSecretFromBase64())
      }
    }
  }

  @Test func `random bytes never do more than fail`() {
    var random = SplitMix(seed: 7)
    let alphabet = Array("{}[]\",:\\u0eE+-.1tfn alse".utf8) + [0, 0xc3, 0xa9, 0xff]
    for round in 0..<20_000 {
      let count = Int(random.next() % 40)
      let bytes = (0..<count).map { _ in
        round.isMultiple(of: 3)
          ? UInt8(truncatingIfNeeded: random.next())
          : alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      Secret(copying: bytes).withBytes { bytes in
        _ = try? JSONReader.read(bytes) { json throws(JSONError) in try json.skip() }
        _ = try? JSONReader.read(bytes) { json throws(JSONError) in try json.readString() }
        _ = try? JSONReader.read(bytes) { json throws(JSONError) in try json.readInteger() }
        _ = try? JSONReader.read(bytes) { json throws(JSONError) in
          Secret(try json.readSecretFromBase64())
        }
      }
    }
  }
}

/// A small generator of numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
