/// Locked pages that hold one secret or a pack of them; each is wiped when its last reference goes.
// `@unchecked Sendable` because the bytes of a range are written before anybody has it and wiped when
// nobody has it any more; `used` is changed by the one pack that fills the block.
final class SecretBlock: @unchecked Sendable {
  private let bytes: SecretBytes
  private var used = 0

  /// Takes over `bytes`; nothing is copied.
  init(_ bytes: consuming SecretBytes) {
    self.bytes = bytes
  }

  var isLocked: Bool { bytes.isLocked }
  /// How many bytes the pages have.
  var capacity: Int { bytes.capacity }

  /// Lends the bytes of `range` for the length of `body`.
  func withBytes<Result, Failure: Error>(
    in range: Range<Int>, _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withBytes { (all) throws(Failure) in try body(all.extracting(range)) }
  }

  /// Copies `more` behind what was added before; nil where it does not fit.
  ///
  /// No place is used twice.
  func add(_ more: RawSpan) -> Range<Int>? {
    guard used + more.byteCount <= capacity else { return nil }
    let range = used..<(used + more.byteCount)
    bytes.fill(at: used, with: more)
    used = range.upperBound
    return range
  }

  /// Overwrites `range` with zeros: nobody has it any more.
  func erase(_ range: Range<Int>) {
    bytes.erase(range)
  }
}
