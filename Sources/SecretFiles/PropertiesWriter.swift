internal import DatabricksClient

/// Writes `.properties` in ASCII, which every version of Java reads.
enum PropertiesWriter {
  /// One line; the value is valid UTF-8.
  static func write<Sink: ByteSink & ~Copyable>(_ entry: SecretEntry, to sink: inout Sink) {
    for byte in entry.key.rawValue.utf8 { sink.write(byte) }
    sink.write(UInt8(ascii: "="))
    entry.value.withBytes { bytes in
      var index = 0
      while index < bytes.byteCount {
        let byte = bytes.byte(at: index)
        if byte < 0x80 {
          write(byte, isFirst: index == 0, to: &sink)
          index += 1
        } else {
          index += write(scalarAt: index, of: bytes, to: &sink)
        }
      }
    }
    sink.write(UInt8(ascii: "\n"))
  }

  private static func write<Sink: ByteSink & ~Copyable>(
    _ byte: UInt8, isFirst: Bool, to sink: inout Sink
  ) {
    switch byte {
    case UInt8(ascii: "\\"): writePair(byte, to: &sink)
    case 0x20 where isFirst: writePair(byte, to: &sink)
    case 0x09: writePair(UInt8(ascii: "t"), to: &sink)
    case 0x0a: writePair(UInt8(ascii: "n"), to: &sink)
    case 0x0c: writePair(UInt8(ascii: "f"), to: &sink)
    case 0x0d: writePair(UInt8(ascii: "r"), to: &sink)
    case 0..<0x20, 0x7f: write(codeUnit: UInt16(byte), to: &sink)
    default: sink.write(byte)
    }
  }

  /// Writes the character that begins at `index` and returns its length in bytes.
  private static func write<Sink: ByteSink & ~Copyable>(
    scalarAt index: Int, of bytes: RawSpan, to sink: inout Sink
  ) -> Int {
    let first = bytes.byte(at: index)
    let length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    var scalar = UInt32(first) & (0xff >> UInt32(length + 1))
    for offset in 1..<length {
      scalar = scalar << 6 | UInt32(bytes.byte(at: index + offset) & 0x3f)
    }
    if scalar < 0x1_0000 {
      write(codeUnit: UInt16(scalar), to: &sink)
    } else {
      write(codeUnit: UInt16(0xd800 + (scalar - 0x1_0000) >> 10), to: &sink)
      write(codeUnit: UInt16(0xdc00 + (scalar - 0x1_0000) & 0x3ff), to: &sink)
    }
    return length
  }

  private static func writePair<Sink: ByteSink & ~Copyable>(_ byte: UInt8, to sink: inout Sink) {
    sink.write(UInt8(ascii: "\\"))
    sink.write(byte)
  }

  private static func write<Sink: ByteSink & ~Copyable>(
    codeUnit: UInt16, to sink: inout Sink
  ) {
    writePair(UInt8(ascii: "u"), to: &sink)
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(codeUnit >> shift & 15)
      sink.write(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
