/// Writes compact JSON (RFC 8259) to a sink; commas are its own business.
package struct JSONWriter<Sink: ByteSink & ~Copyable>: ~Copyable {
  private var sink: Sink
  private var needsComma = false

  package init(_ sink: consuming Sink) {
    self.sink = sink
  }

  /// Hands the sink back.
  package consuming func finish() -> Sink {
    sink
  }

  package mutating func beginObject() {
    separate()
    sink.write(UInt8(ascii: "{"))
    needsComma = false
  }

  package mutating func endObject() {
    sink.write(UInt8(ascii: "}"))
    needsComma = true
  }

  package mutating func beginArray() {
    separate()
    sink.write(UInt8(ascii: "["))
    needsComma = false
  }

  package mutating func endArray() {
    sink.write(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes a member's name; its value must follow.
  package mutating func name(_ name: String) {
    string(name)
    sink.write(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func string(_ text: String) {
    separate()
    sink.write(UInt8(ascii: "\""))
    for byte in text.utf8 { writeEscaped(byte) }
    sink.write(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes bytes that are valid UTF-8 as a string.
  package mutating func string(utf8 bytes: RawSpan) {
    separate()
    sink.write(UInt8(ascii: "\""))
    for index in 0..<bytes.byteCount { writeEscaped(bytes.byte(at: index)) }
    sink.write(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes any bytes as a string of base64.
  package mutating func base64(_ bytes: RawSpan) {
    separate()
    sink.write(UInt8(ascii: "\""))
    Base64Encoder.write(bytes, to: &sink)
    sink.write(UInt8(ascii: "\""))
    needsComma = true
  }

  package mutating func null() { word("null") }

  package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

  package mutating func integer(_ value: Int64) { word(String(value)) }

  private mutating func word(_ text: String) {
    separate()
    for byte in text.utf8 { sink.write(byte) }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { sink.write(UInt8(ascii: ",")) }
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): writePair(byte)
    case 0x08: writePair(UInt8(ascii: "b"))
    case 0x09: writePair(UInt8(ascii: "t"))
    case 0x0a: writePair(UInt8(ascii: "n"))
    case 0x0c: writePair(UInt8(ascii: "f"))
    case 0x0d: writePair(UInt8(ascii: "r"))
    case 0..<0x20, 0x7f:
      writePair(UInt8(ascii: "u"))
      sink.write(UInt8(ascii: "0"))
      sink.write(UInt8(ascii: "0"))
      sink.write(hexDigit(byte >> 4))
      sink.write(hexDigit(byte & 15))
    default: sink.write(byte)
    }
  }

  private mutating func writePair(_ byte: UInt8) {
    sink.write(UInt8(ascii: "\\"))
    sink.write(byte)
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
