/// Bytes that must not spread: a secret's value, a token, a pasted text.
///
/// The bytes live in locked pages, of their own or of a `SecretPack`, that are left out of core dumps;
/// they are wiped when the last reference goes. Two secrets are equal only when they are the same object, so comparing
/// view models never reads a value; its description tells the length and nothing else.
package final class Secret: Sendable {
  private let block: SecretBlock
  private let range: Range<Int>

  /// Takes over `storage`; nothing is copied.
  package init(_ storage: consuming SecretBytes) {
    range = 0..<storage.count
    block = SecretBlock(storage)
  }

  /// The bytes of `range` in `block`, which nobody else has.
  init(_ block: SecretBlock, _ range: Range<Int>) {
    self.block = block
    self.range = range
  }

  deinit { block.erase(range) }

  /// Copies bytes that stand in the clear already, such as a token from the environment.
  package convenience init(copying bytes: some Collection<UInt8>) {
    var storage = SecretBytes(capacity: bytes.count)
    for byte in bytes {
      let fitted = storage.append(byte)
      precondition(fitted)
    }
    self.init(storage)
  }

  /// Copies lent bytes, such as a part of another secret.
  package convenience init(copying bytes: RawSpan) {
    var storage = SecretBytes(capacity: bytes.byteCount)
    let fitted = storage.append(bytes)
    precondition(fitted)
    self.init(storage)
  }

  /// Whether the pages are kept out of swap; false where `RLIMIT_MEMLOCK` leaves no room.
  package var isLocked: Bool { block.isLocked }

  /// The number of bytes held.
  package var count: Int { range.count }

  /// Lends the bytes to `body` for the length of the call.
  ///
  /// Whoever copies them out of `body` is responsible for the copy. The readers are the body
  /// writer, the revealed pane, the editor and the clipboard.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try block.withBytes(in: range, body)
  }

  /// Whether both hold the same bytes; takes the same time wherever they differ.
  package func bytesEqual(_ other: Secret) -> Bool {
    guard count == other.count else { return false }
    return withBytes { mine in
      other.withBytes { theirs in
        var difference: UInt8 = 0
        for offset in 0..<mine.byteCount {
          difference |=
            unsafe mine.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
            ^ theirs.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
        }
        return difference == 0
      }
    }
  }
}

extension Secret: Equatable {
  package static func == (left: Secret, right: Secret) -> Bool { left === right }
}

extension Secret: CustomStringConvertible, CustomReflectable {
  package var description: String { "<secret, \(count) bytes>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
