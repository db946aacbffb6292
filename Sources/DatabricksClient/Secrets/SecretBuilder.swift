/// Collects bytes of unknown number for a `Secret`, always in locked memory.
///
/// When they no longer fit, they move to twice the room and the old place is wiped.
package struct SecretBuilder: ~Copyable {
  private var bytes: SecretBytes

  /// Starts without bytes and with room for `minimumCapacity` of them.
  package init(minimumCapacity: Int = 0) {
    bytes = SecretBytes(capacity: minimumCapacity)
  }

  /// The number of bytes collected.
  package var count: Int { bytes.count }

  /// Adds one byte at the end.
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    let fitted = bytes.append(byte)
    precondition(fitted)
  }

  /// Adds `more` at the end.
  package mutating func append(_ more: RawSpan) {
    reserve(more.byteCount)
    let fitted = bytes.append(more)
    precondition(fitted)
  }

  /// Adds the UTF-8 of a text that is no secret, such as the punctuation of a JSON body.
  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(UnsafeRawBufferPointer($0).bytes) }
  }

  /// Hands the collected bytes over without copying them.
  package consuming func finish() -> Secret {
    Secret(bytes)
  }

  private mutating func reserve(_ extra: Int) {
    let needed = bytes.count + extra
    guard needed > bytes.capacity else { return }
    var larger = SecretBytes(capacity: max(needed, bytes.capacity * 2))
    let fitted = bytes.withBytes { larger.append($0) }
    precondition(fitted)
    bytes = larger
  }
}
