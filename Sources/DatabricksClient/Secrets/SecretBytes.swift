internal import Glibc

/// Owned bytes between two guard pages: locked, not dumped, emptied in a forked child, wiped at the end.
///
/// The capacity is fixed at birth, so growing never leaves a copy behind.
// `@unchecked Sendable` because the pointers are owned by this value alone: it cannot be copied, and
// what several share of it, `SecretBlock` gives each a range of its own.
@safe package struct SecretBytes: ~Copyable, @unchecked Sendable {
  private let mapping: UnsafeMutableRawPointer
  private let mappedByteCount: Int
  private let base: UnsafeMutableRawPointer
  /// How many bytes fit.
  package let capacity: Int
  /// How many bytes are in use, from the start.
  package private(set) var count: Int
  /// Whether the pages could be kept out of swap (`RLIMIT_MEMLOCK` may forbid it).
  package let isLocked: Bool

  /// Reserves room for `capacity` bytes.
  ///
  /// A machine that has no page left cannot go on: the program stops.
  package init(capacity: Int) {
    let page = Int(getpagesize())
    let body = max(1, (capacity + page - 1) / page) * page
    let total = body + 2 * page
    guard
      let mapped = unsafe mmap(
        nil, total, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      unsafe mapped != MAP_FAILED
    else { preconditionFailure("no memory for a secret") }
    let start = unsafe mapped + page
    let isOpen = unsafe mprotect(start, body, PROT_READ | PROT_WRITE) == 0
    precondition(isOpen, "no memory for a secret")
    unsafe isLocked = mlock(start, body) == 0
    unsafe madvise(start, body, MADV_DONTDUMP)
    unsafe madvise(start, body, MADV_WIPEONFORK)
    unsafe mapping = mapped
    mappedByteCount = total
    unsafe base = start
    self.capacity = body
    count = 0
  }

  deinit {
    unsafe explicit_bzero(base, capacity)
    unsafe munlock(base, capacity)
    unsafe munmap(mapping, mappedByteCount)
  }

  /// Adds `bytes` at the end.
  ///
  /// - Returns: whether they fitted; when not, nothing was added.
  package mutating func append(_ bytes: RawSpan) -> Bool {
    guard count + bytes.byteCount <= capacity else { return false }
    unsafe bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      unsafe (base + count).copyMemory(from: start, byteCount: source.count)
    }
    count += bytes.byteCount
    return true
  }

  /// Adds one byte at the end.
  ///
  /// - Returns: whether it fitted.
  package mutating func append(_ byte: UInt8) -> Bool {
    guard count < capacity else { return false }
    unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
    return true
  }

  /// Lends the bytes in use for the length of `body`.
  package borrowing func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = unsafe RawSpan(_unsafeStart: base, byteCount: count)
    return try body(bytes)
  }

  /// Lends the whole capacity for writing; what `body` returns becomes the number of bytes in use.
  package mutating func withMutableBytes<Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    let used = try unsafe body(UnsafeMutableRawBufferPointer(start: base, count: capacity))
    precondition((0...capacity).contains(used))
    count = used
  }

  /// Writes `more` at `offset` for whoever shares the bytes with others, each a range of them.
  borrowing func fill(at offset: Int, with more: RawSpan) {
    precondition(offset >= 0 && offset + more.byteCount <= capacity)
    unsafe more.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      unsafe (base + offset).copyMemory(from: start, byteCount: source.count)
    }
  }

  /// Overwrites `range` with zeros for whoever shares the bytes with others.
  borrowing func erase(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= capacity)
    unsafe explicit_bzero(base + range.lowerBound, range.count)
  }

  /// Overwrites everything with zeros and holds no bytes afterwards.
  package mutating func wipe() {
    unsafe explicit_bzero(base, capacity)
    count = 0
  }
}
