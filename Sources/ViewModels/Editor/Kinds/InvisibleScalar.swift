internal import DatabricksClient

/// A character that changes a value although nobody sees it.
enum InvisibleScalar: Equatable {
  /// A blank that looks like a space and is none.
  case noBreakSpace
  /// Takes no room at all.
  case zeroWidth
  /// Changes the order in which its neighbours are shown (CVE-2021-42574).
  case bidiControl
}

/// Tells invisible characters from those that belong to what stands around them.
///
/// A joiner in a joined emoji or between letters of a script that joins, a variation selector behind
/// what it varies, and the tags of a flag are text. Asked for all scalars from left to right.
struct InvisibleScalars {
  /// Where the tags of a flag go on, if they do.
  private var tagsEnd = -1
  private var tagCount = 0
  /// Letters of a region and the closing tag; what is longer hides a message.
  private static let mostTags = 7

  /// What is invisible about `scalar`, which stands at `range` of `bytes`; nil when it is text.
  mutating func kind(
    of scalar: Unicode.Scalar, at range: Range<Int>, in bytes: RawSpan
  ) -> InvisibleScalar? {
    switch scalar.value {
    case ..<0xA0: return nil
    case 0xA0, 0x2007, 0x202F: return .noBreakSpace
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: return .bidiControl
    case 0x200C...0x200D: return joins(scalar, at: range, in: bytes) ? nil : .zeroWidth
    case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      return selects(at: range, in: bytes) ? nil : .zeroWidth
    case 0xE0020...0xE007F: return isTagOfFlag(at: range, in: bytes) ? nil : .zeroWidth
    default: return scalar.isZeroWidth ? .zeroWidth : nil
    }
  }

  /// Whether a joiner joins the emoji or the letters on both its sides.
  private func joins(
    _ joiner: Unicode.Scalar, at range: Range<Int>, in bytes: RawSpan
  ) -> Bool {
    guard range.upperBound < bytes.byteCount,
      let next = bytes.scalar(at: range.upperBound)?.scalar,
      var (before, start) = bytes.scalar(before: range.lowerBound)
    else { return false }
    if before.isOfJoiningScript, next.isOfJoiningScript { return true }
    guard joiner.value == 0x200D, next.isPictograph else { return false }
    // A skin tone, then how the emoji is to be shown.
    for _ in 0..<2 where before.value == 0xFE0F || (0x1F3FB...0x1F3FF).contains(before.value) {
      guard let earlier = bytes.scalar(before: start) else { return false }
      (before, start) = earlier
    }
    return before.isPictograph
  }

  /// Whether a variation selector has something to vary.
  private func selects(at range: Range<Int>, in bytes: RawSpan) -> Bool {
    guard let (before, _) = bytes.scalar(before: range.lowerBound) else { return false }
    guard before.isASCII else { return !before.isNeverBase }
    // A key cap: digit, selector, U+20E3.
    guard "0123456789#*".unicodeScalars.contains(before), range.upperBound < bytes.byteCount else {
      return false
    }
    return bytes.scalar(at: range.upperBound)?.scalar.value == 0x20E3
  }

  private mutating func isTagOfFlag(at range: Range<Int>, in bytes: RawSpan) -> Bool {
    if range.lowerBound != tagsEnd {
      guard bytes.scalar(before: range.lowerBound)?.scalar.value == 0x1F3F4 else { return false }
      tagCount = 0
    }
    tagCount += 1
    guard tagCount <= Self.mostTags else { return false }
    tagsEnd = range.upperBound
    return true
  }
}

extension Unicode.Scalar {
  /// The default ignorable code points of Unicode that are neither bidi controls nor fillers nor
  /// told from text by their neighbours, and the marks of annotations.
  fileprivate var isZeroWidth: Bool {
    switch value {
    case 0xAD, 0x034F, 0x180E, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0xFFF0...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE001F, 0xE0080...0xE00FF,
      0xE01F0...0xE0FFF:
      true
    default: false
    }
  }

  /// Whether it is invisible itself, so that nothing behind it can vary it.
  fileprivate var isNeverBase: Bool {
    switch value {
    case 0xA0, 0x061C, 0x180B...0x180D, 0x180F, 0x2007, 0x200C...0x200F, 0x202A...0x202F,
      0x2066...0x2069, 0xFE00...0xFE0F, 0xE0000...0xE0FFF:
      true
    default: isZeroWidth
    }
  }

  /// Whether an emoji can begin with it; letters of regions join only each other.
  fileprivate var isPictograph: Bool {
    switch value {
    case 0x1F000..<0x1F1E6, 0x1F200..<0x1FB00: true
    case 0x203C..<0x1F000: properties.isEmoji
    default: false
    }
  }

  /// Whether letters of its script change their shape by their neighbours: Arabic, Indic, Mongolian.
  fileprivate var isOfJoiningScript: Bool {
    switch value {
    case 0x0620...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x17B3, 0x17B6...0x17FF,
      0x1810...0x18AF, 0xFB50...0xFDCF, 0xFE70...0xFEFC:
      true
    default: false
    }
  }
}

extension RawSpan {
  /// The scalar that ends at `offset`, and where it starts; nil where there is none.
  fileprivate func scalar(before offset: Int) -> (scalar: Unicode.Scalar, start: Int)? {
    var start = offset - 1
    while start > 0, offset - start < 4, byte(at: start) & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, let (scalar, end) = scalar(at: start), end == offset else { return nil }
    return (scalar, start)
  }
}
