internal import Glibc

/// What a buffer that is edited in place needs of its bytes.
extension SecretBytes {
  /// Lets the whole capacity count as in use; what was never written reads as zero.
  package mutating func useWholeCapacity() {
    unsafe withMutableBytes { $0.count }
  }

  /// Moves the bytes of `range` to `offset`; both places may overlap.
  package mutating func move(_ range: Range<Int>, to offset: Int) {
    guard !range.isEmpty else { return }
    precondition(range.lowerBound >= 0 && range.upperBound <= capacity)
    precondition(offset >= 0 && offset + range.count <= capacity)
    let used = count
    unsafe withMutableBytes { bytes in
      if let base = bytes.baseAddress {
        unsafe memmove(base + offset, base + range.lowerBound, range.count)
      }
      return used
    }
  }

  /// Writes `bytes` over what is at `offset`.
  package mutating func overwrite(at offset: Int, with bytes: RawSpan) {
    guard bytes.byteCount > 0 else { return }
    precondition(offset >= 0 && offset + bytes.byteCount <= capacity)
    let used = count
    unsafe withMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        if let base = target.baseAddress, let start = source.baseAddress {
          unsafe memmove(base + offset, start, source.count)
        }
      }
      return used
    }
  }

  /// Keeps the first `newCount` bytes in use and wipes the others.
  package mutating func truncate(to newCount: Int) {
    wipe(newCount..<count)
    unsafe withMutableBytes { _ in newCount }
  }

  /// Overwrites the bytes of `range` with zeros.
  package mutating func wipe(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    precondition(range.lowerBound >= 0 && range.upperBound <= capacity)
    let used = count
    unsafe withMutableBytes { bytes in
      if let base = bytes.baseAddress {
        unsafe explicit_bzero(base + range.lowerBound, range.count)
      }
      return used
    }
  }
}

extension RawSpan {
  /// Whether `other` holds the same bytes; for values of our own, never to check a credential.
  package func hasSameBytes(as other: RawSpan) -> Bool {
    guard byteCount == other.byteCount else { return false }
    return unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { theirs in
        guard let left = mine.baseAddress, let right = theirs.baseAddress else { return true }
        return unsafe memcmp(left, right, mine.count) == 0
      }
    }
  }
}
