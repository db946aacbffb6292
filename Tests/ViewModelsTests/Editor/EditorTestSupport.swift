import DatabricksClient
import ViewModels

extension SecretText {
  /// The bytes, copied out for a comparison.
  var copiedBytes: [UInt8] {
    withBytes(in: 0..<count) { unsafe $0.withUnsafeBytes { unsafe Array($0) } }
  }

  @discardableResult
  mutating func replace(
    _ range: Range<Int>, with bytes: [UInt8], as edit: SecretTextEdit = .single, at: Int64 = 0
  ) -> SecretTextChange? {
    unsafe replace(range, with: bytes.span.bytes, as: edit, at: Moment(milliseconds: at))
  }

  init(_ text: String) {
    self.init(Secret(copying: Array(text.utf8)))
  }
}

extension Secret {
  /// The bytes, copied out for a comparison.
  var copiedBytes: [UInt8] { SecretText(self).copiedBytes }
}

extension Now {
  static func at(_ milliseconds: Int64) -> Now {
    Now(
      moment: Moment(milliseconds: milliseconds), time: Timestamp(milliseconds: milliseconds))
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Pieces of text and of what is no text, to build values from.
enum EditorSamples {
  static let pieces: [[UInt8]] =
    [
      "a", "word", " ", "  ", "\n", "\r\n", "\r", "\t", "é", "e\u{301}", "中", "か\u{3099}", "🔑",
      "👩‍💻", "🇩🇪", "🇫", "\u{200B}", "\u{202E}", "각", "\u{1100}\u{1161}", "क्षि", "\u{301}",
      "\u{1F3FD}", "\u{200D}", "-----", "x=1", "\u{7F}", "\u{0}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE4, 0xB8], [0xF0, 0x9F, 0x94], [0x80]]

  static func bytes(_ count: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes += pieces.randomElement(using: &numbers) ?? [] }
    return bytes
  }
}
