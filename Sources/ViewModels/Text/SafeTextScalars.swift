internal import CProcess
internal import DatabricksClient

extension Unicode.Scalar {
  /// The cells a terminal gives it: -1 where it is unassigned, 0 for a combining mark, 1 or 2.
  ///
  /// By the C library, so that ncurses, which asks the same function, agrees.
  var cellWidth: Int {
    if value >= 0x20, value < 0x7F { return 1 }
    guard TextLocale.hasWidths else { return -1 }
    return Int(cproc_scalar_width(value))
  }

  /// Whether it is invisible, reorders its neighbours or means nothing by itself.
  ///
  /// These are the default ignorable code points of Unicode, the bidirectional controls, the blanks
  /// that look like a space, private use and noncharacters.
  var isDeceptive: Bool {
    if value < 0xA0 { return false }
    if value & 0xFFFE == 0xFFFE { return true }
    return switch value {
    case 0xA0, 0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x1680, 0x17B4...0x17B5, 0x180B...0x180F,
      0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3000, 0x3164,
      0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF:
      true
    default: false
    }
  }
}

extension RawSpan {
  /// The printable ASCII character at `offset`, when no combining mark can follow it.
  ///
  /// `SafeText` would hand it out as it is.
  @inline(__always)
  package func lonePrintable(at offset: Int) -> UInt8? {
    let byte = byte(at: offset)
    guard byte >= 0x20, byte < 0x7F else { return nil }
    let next = offset + 1
    return next == byteCount || self.byte(at: next) < 0x80 ? byte : nil
  }

  /// The scalar encoded at `offset` and the offset behind it; nil where the bytes are not UTF-8.
  ///
  /// Overlong forms, surrogates and values past U+10FFFF are refused (RFC 3629, section 3).
  package func scalar(at offset: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    let first = UInt32(byte(at: offset))
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0x00..<0x80: (length, value, least) = (1, first, 0)
    case 0xC2..<0xE0: (length, value, least) = (2, first & 0x1F, 0x80)
    case 0xE0..<0xF0: (length, value, least) = (3, first & 0x0F, 0x800)
    case 0xF0..<0xF5: (length, value, least) = (4, first & 0x07, 0x10000)
    default: return nil
    }
    guard offset + length <= byteCount else { return nil }
    for index in offset + 1..<offset + length {
      let next = UInt32(byte(at: index))
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | next & 0x3F
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, offset + length)
  }
}
