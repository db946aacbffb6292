/// A paste made from a seed: text, line ends, control characters, and what looks like markers.
struct RandomPaste {
  static let begin = Array("\u{1B}[200~".utf8)
  static let end = Array("\u{1B}[201~".utf8)

  let content: [UInt8]
  /// What the terminal sends: the content in its brackets.
  var sent: [UInt8] { Self.begin + content + Self.end }

  private static let pieces: [[UInt8]] =
    [
      "a", "word", " ", "é", "e\u{301}", "中", "👩‍💻", "\r", "\n", "\r\n", "\r\r", "\t", "q", "dy",
      "-----BEGIN KEY-----", "\u{1B}", "\u{1B}[A", "\u{1B}[", "\u{1B}[20", "\u{1B}[201",
      "\u{1B}\u{1B}[201", "\u{1B}]0;x\u{7}", "\u{1B}OP", "\u{1B}[<0;1;1M", "\u{1B}[I", "\u{9B}201~",
      "201~", "~",
    ].map { Array($0.utf8) }
    + [[0x00], [0x03], [0x11], [0x13], [0x1A], [0x1C], [0x7F], [0x80], [0xC3], [0xFF], [0x9B]]

  init(seed: UInt64) {
    var random = LinearGenerator(seed: seed)
    // What is pasted may hold markers itself; a good terminal takes those of the end out.
    let marker = seed.isMultiple(of: 4) ? Self.end : Self.begin
    var content: [UInt8] = []
    for _ in 0..<Int.random(in: 0...16, using: &random) {
      let isMarker = Int.random(in: 0..<10, using: &random) == 0
      content += isMarker ? marker : Self.pieces.randomElement(using: &random) ?? []
    }
    self.content = content
  }

  /// What is pasted when the bytes come in two reads, the second one from `split` on.
  ///
  /// An end marker is data when the same read brings another one before the beginning of another
  /// paste. What comes in a later read cannot be told from keys.
  func pasted(splitAt split: Int) -> [UInt8] {
    let bytes = sent
    let markers = (0...bytes.count - 6).filter {
      let marker = bytes[$0..<$0 + 6]
      return $0 > 0 && (marker.elementsEqual(Self.begin) || marker.elementsEqual(Self.end))
    }
    for (index, place) in markers.enumerated() where bytes[place + 4] == UInt8(ascii: "1") {
      let readEnd = place + 6 <= split ? split : bytes.count
      let next = markers[(index + 1)...].first { $0 + 6 <= readEnd }
      let isData = next.map { bytes[$0 + 4] == UInt8(ascii: "1") } ?? false
      if !isData { return Array(bytes[Self.begin.count..<place]) }
    }
    return content
  }

  /// The same where each byte comes in a read of its own.
  var pastedByteByByte: [UInt8] {
    let place = (6..<sent.count).first { sent[$0...].starts(with: Self.end) }
    return Array(sent[6..<(place ?? 6)])
  }
}
