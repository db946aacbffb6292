import Glibc

/// A moment after which a wait has failed; generous, because it is met only by a failure.
struct Deadline {
  private let nanoseconds: UInt64

  init(seconds: Double = 30) {
    nanoseconds = Self.now() + UInt64(seconds * 1e9)
  }

  /// What is left, in milliseconds; 0 when the deadline has passed.
  var remainingMilliseconds: Int32 {
    let now = Self.now()
    return now >= nanoseconds ? 0 : Int32(clamping: (nanoseconds - now) / 1_000_000 + 1)
  }

  var hasPassed: Bool { remainingMilliseconds == 0 }

  /// Blocks until `descriptor` has something to read or to say, at the latest until the deadline.
  func waitForInput(on descriptor: Int32) -> Bool {
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&waited, 1, remainingMilliseconds) > 0
  }

  private static func now() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// Why a test could not go on; its text is all that a reader of the report gets.
struct HarnessError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
