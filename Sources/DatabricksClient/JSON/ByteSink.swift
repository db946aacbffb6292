/// Takes bytes one after the other.
package protocol ByteSink: ~Copyable {
  mutating func write(_ byte: UInt8)
  mutating func write(_ bytes: RawSpan)
}

extension [UInt8]: ByteSink {
  package mutating func write(_ byte: UInt8) {
    append(byte)
  }

  package mutating func write(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }
}

extension SecretBytes: ByteSink {
  /// Adds a byte; the room was measured with `ByteCounter` before.
  package mutating func write(_ byte: UInt8) {
    let fitted = append(byte)
    precondition(fitted)
  }

  package mutating func write(_ bytes: RawSpan) {
    let fitted = append(bytes)
    precondition(fitted)
  }
}

/// Counts the bytes and forgets them, to measure the room a secret text needs.
package struct ByteCounter: ByteSink {
  /// The number of bytes so far.
  package private(set) var count = 0

  package init() {}

  package mutating func write(_ byte: UInt8) {
    count += 1
  }

  package mutating func write(_ bytes: RawSpan) {
    count += bytes.byteCount
  }
}

extension RawSpan {
  /// The byte at `offset`, which must be within the span.
  @inlinable package func byte(at offset: Int) -> UInt8 {
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}
