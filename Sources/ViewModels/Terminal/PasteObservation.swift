internal import DatabricksClient

/// How a paste arrived, without what it was.
package struct PasteObservation: Equatable, Sendable {
  package let byteCount: Int
  /// CR followed by LF.
  package private(set) var pairCount = 0
  /// CR alone, which is what Enter sends.
  package private(set) var returnCount = 0
  /// LF alone.
  package private(set) var newlineCount = 0
  /// Whether the terminal marked its beginning and its end.
  package let isBracketed: Bool
  /// What it is made of; empty where that is only what one sees, or was too long to be looked at.
  package private(set) var contents = ""

  package init(_ bytes: RawSpan, isBracketed: Bool) {
    byteCount = bytes.byteCount
    self.isBracketed = isBracketed
    contents = PasteContents(bytes).text
    for index in 0..<byteCount {
      let isAfterReturn = index > 0 && bytes.byte(at: index - 1) == 0x0d
      switch bytes.byte(at: index) {
      case 0x0d: returnCount += 1
      case 0x0a where isAfterReturn:
        returnCount -= 1
        pairCount += 1
      case 0x0a: newlineCount += 1
      default: break
      }
    }
  }

  /// A paste that was too long to be kept.
  package init(byteCount: Int, isBracketed: Bool) {
    self.byteCount = byteCount
    self.isBracketed = isBracketed
  }

  /// One line, such as `36 bytes, no line end, marked by the terminal`; letters are only counted.
  package var text: String {
    let ends = [(pairCount, "CR LF"), (returnCount, "CR"), (newlineCount, "LF")]
      .filter { $0.0 > 0 }.map { "\($0.0) × \($0.1)" }
    let lineEnds = ends.isEmpty ? "no line end" : "line ends: " + ends.joined(separator: ", ")
    let mark =
      isBracketed
      ? "marked by the terminal as a paste"
      : "not marked by the terminal, so a line end in it may count as Enter"
    let inOrder = contents.isEmpty ? "" : "; in order: \(contents)"
    return "\(CountText.counted(byteCount, "byte")), \(lineEnds), \(mark)\(inOrder)"
  }
}
