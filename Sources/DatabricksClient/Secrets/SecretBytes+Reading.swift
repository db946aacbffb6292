internal import Glibc

extension SecretBytes {
  /// What became of one read.
  package enum ReadOutcome {
    /// Some bytes came.
    case some
    /// None are there now.
    case none
    /// There will be none any more.
    case ended
    /// There are more, and no room for them.
    case full
  }

  /// Adds what can be read from `descriptor` without waiting, as far as it fits.
  package mutating func append(reading descriptor: Int32) -> ReadOutcome {
    var outcome = ReadOutcome.none
    let used = count
    unsafe withMutableBytes { bytes in
      guard used < bytes.count else {
        // One byte more or the end: only then is it known whether everything fitted.
        var probe: UInt8 = 0
        let count = unsafe read(descriptor, &probe, 1)
        outcome = Self.outcome(count, found: .full)
        return used
      }
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[used...])
      let count = unsafe read(descriptor, room.baseAddress, room.count)
      outcome = Self.outcome(count, found: .some)
      return used + max(0, count)
    }
    return outcome
  }

  /// The bytes as a secret of their own.
  package var copied: Secret {
    withBytes { Secret(copying: $0) }
  }

  private static func outcome(_ count: Int, found: ReadOutcome) -> ReadOutcome {
    if count > 0 { return found }
    if count == 0 { return .ended }
    return errno == EAGAIN || errno == EINTR ? .none : .ended
  }
}
