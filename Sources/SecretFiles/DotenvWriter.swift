internal import DatabricksClient

/// Writes lines that shells and dotenv libraries read as they are meant.
enum DotenvWriter {
  /// One line, or several where the value has some.
  static func write<Sink: ByteSink & ~Copyable>(_ entry: SecretEntry, to sink: inout Sink) {
    for byte in entry.key.rawValue.utf8 { sink.write(byte) }
    sink.write(UInt8(ascii: "="))
    entry.value.withBytes { bytes in
      switch quote(for: bytes) {
      case nil: sink.write(bytes)
      case UInt8(ascii: "'")?:
        sink.write(UInt8(ascii: "'"))
        sink.write(bytes)
        sink.write(UInt8(ascii: "'"))
      case _?:
        sink.write(UInt8(ascii: "\""))
        for index in 0..<bytes.byteCount { writeEscaped(bytes.byte(at: index), to: &sink) }
        sink.write(UInt8(ascii: "\""))
      }
    }
    sink.write(UInt8(ascii: "\n"))
  }

  /// Single quotes where they can, as everybody reads these alike.
  private static func quote(for bytes: RawSpan) -> UInt8? {
    var isPlain = true
    for index in 0..<bytes.byteCount {
      let byte = bytes.byte(at: index)
      if byte == UInt8(ascii: "'") { return UInt8(ascii: "\"") }
      if !byte.isUsualInKey, !"/:@%+,=".utf8.contains(byte) { isPlain = false }
    }
    return isPlain ? nil : UInt8(ascii: "'")
  }

  private static func writeEscaped<Sink: ByteSink & ~Copyable>(
    _ byte: UInt8, to sink: inout Sink
  ) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"):
      sink.write(UInt8(ascii: "\\"))
    default: break
    }
    sink.write(byte)
  }
}
