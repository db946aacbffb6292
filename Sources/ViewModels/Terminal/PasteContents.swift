internal import DatabricksClient

/// What kinds of bytes a paste is made of, in their order; which letters they are is not kept.
///
/// What nobody sees on a screen is named, since it is what breaks a token: a no-break space from a
/// browser, the Ctrl-V of a terminal that took it for a key, an escape sequence.
struct PasteContents: Equatable {
  /// How many parts are told before the rest is left out.
  private static let maximumParts = 12

  private enum Part: Equatable {
    case printable
    /// Letters and signs beyond ASCII.
    case wide
    case named(String)
    case invalid
  }

  private var parts: [(part: Part, count: Int)] = []

  init(_ bytes: RawSpan) {
    var index = 0
    while index < bytes.byteCount {
      let length = Self.length(of: bytes.byte(at: index))
      guard length > 0, index + length <= bytes.byteCount,
        bytes.extracting(index..<index + length).isValidUTF8
      else {
        add(.invalid)
        index += 1
        continue
      }
      add(Self.part(bytes.extracting(index..<index + length)))
      index += length
    }
  }

  static func == (left: PasteContents, right: PasteContents) -> Bool { left.text == right.text }

  /// Such as `36 printable, NO-BREAK SPACE (c2 a0), CR`; empty for what is only printable.
  var text: String {
    guard parts.contains(where: { $0.part != .printable && $0.part != .wide }) else { return "" }
    let shown = parts.prefix(Self.maximumParts).map { part, count in
      switch part {
      case .printable: "\(CountText.grouped(count)) printable"
      case .wide: "\(CountText.grouped(count)) beyond ASCII"
      case .invalid: CountText.counted(count, "byte") + " of no character"
      case .named(let name): count == 1 ? name : "\(CountText.grouped(count)) × \(name)"
      }
    }
    return shown.joined(separator: ", ") + (parts.count > Self.maximumParts ? ", …" : "")
  }

  private mutating func add(_ part: Part) {
    if let last = parts.last, last.part == part {
      parts[parts.count - 1].count += 1
    } else {
      parts.append((part, 1))
    }
  }

  private static func length(of byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case 0xc2..<0xe0: 2
    case 0xe0..<0xf0: 3
    case 0xf0..<0xf5: 4
    default: 0
    }
  }

  private static func part(_ bytes: RawSpan) -> Part {
    let scalar = scalar(bytes)
    if let name = names[scalar] { return .named("\(name) (\(hex(bytes)))") }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      return .named("U+" + String(scalar.value, radix: 16, uppercase: true) + " (\(hex(bytes)))")
    case .spaceSeparator where scalar != " ":
      return .named("U+" + String(scalar.value, radix: 16, uppercase: true) + " (\(hex(bytes)))")
    default: return scalar.isASCII ? .printable : .wide
    }
  }

  private static func scalar(_ bytes: RawSpan) -> Unicode.Scalar {
    var value = UInt32(bytes.byte(at: 0))
    if bytes.byteCount > 1 { value &= 0xff >> UInt32(bytes.byteCount + 1) }
    for index in 1..<max(1, bytes.byteCount) {
      value = value << 6 | UInt32(bytes.byte(at: index) & 0x3f)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func hex(_ bytes: RawSpan) -> String {
    (0..<bytes.byteCount).map {
      let text = String(bytes.byte(at: $0), radix: 16)
      return text.utf8.count < 2 ? "0" + text : text
    }.joined(separator: " ")
  }

  private static let names: [Unicode.Scalar: String] = [
    "\0": "NUL", "\t": "TAB", "\n": "LF", "\r": "CR", "\u{03}": "Ctrl-C", "\u{04}": "Ctrl-D",
    "\u{16}": "Ctrl-V", "\u{1B}": "ESC", "\u{7F}": "DEL", "\u{A0}": "NO-BREAK SPACE",
    "\u{AD}": "SOFT HYPHEN", "\u{200B}": "ZERO WIDTH SPACE", "\u{202F}": "NARROW NO-BREAK SPACE",
    "\u{2060}": "WORD JOINER", "\u{FEFF}": "BYTE ORDER MARK",
  ]
}
