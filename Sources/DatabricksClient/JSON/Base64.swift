/// Decodes base64 (RFC 4648, section 4) byte by byte into locked memory.
package struct Base64Decoder {
  private var bits: UInt32 = 0
  /// How many characters of the present group of four have come, padding included.
  private var filled = 0
  private var padding = 0

  package init() {}

  /// Whether the characters so far are whole groups of four.
  package var isComplete: Bool { filled == 0 }

  /// Takes the next character.
  ///
  /// - Returns: whether it may stand there.
  package mutating func take<Sink: ByteSink & ~Copyable>(_ byte: UInt8, into sink: inout Sink)
    -> Bool
  {
    if byte == UInt8(ascii: "=") {
      guard filled >= 2 else { return false }
      padding += 1
      bits <<= 6
    } else {
      guard padding == 0, let value = Self.value(of: byte) else { return false }
      bits = bits << 6 | UInt32(value)
    }
    filled += 1
    if filled == 4 { flush(into: &sink) }
    return true
  }

  private mutating func flush<Sink: ByteSink & ~Copyable>(into sink: inout Sink) {
    sink.write(UInt8(truncatingIfNeeded: bits >> 16))
    if padding < 2 { sink.write(UInt8(truncatingIfNeeded: bits >> 8)) }
    if padding < 1 { sink.write(UInt8(truncatingIfNeeded: bits)) }
    bits = 0
    // A padded group is the last one: its padding stays, so that nothing may follow.
    filled = 0
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

/// Encodes base64 (RFC 4648, section 4).
package enum Base64Encoder {
  /// Writes the characters for `bytes`, four for each group of three or less.
  package static func write<Sink: ByteSink & ~Copyable>(_ bytes: RawSpan, to sink: inout Sink) {
    var index = 0
    while index < bytes.byteCount {
      let left = min(3, bytes.byteCount - index)
      var bits = UInt32(bytes.byte(at: index)) << 16
      if left > 1 { bits |= UInt32(bytes.byte(at: index + 1)) << 8 }
      if left > 2 { bits |= UInt32(bytes.byte(at: index + 2)) }
      sink.write(character(bits >> 18))
      sink.write(character(bits >> 12))
      sink.write(left > 1 ? character(bits >> 6) : UInt8(ascii: "="))
      sink.write(left > 2 ? character(bits) : UInt8(ascii: "="))
      index += 3
    }
  }

  private static func character(_ bits: UInt32) -> UInt8 {
    let value = UInt8(bits & 0x3f)
    return switch value {
    case 0..<26: value + UInt8(ascii: "A")
    case 26..<52: value - 26 + UInt8(ascii: "a")
    case 52..<62: value - 52 + UInt8(ascii: "0")
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}
