internal import Glibc

/// A point on the machine's monotonic clock (`CLOCK_MONOTONIC`), in milliseconds.
package struct Moment: Comparable, Hashable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The clock's present reading.
  package static var now: Moment {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment that many milliseconds later.
  package static func + (moment: Moment, milliseconds: Int64) -> Moment {
    Moment(milliseconds: moment.milliseconds + milliseconds)
  }

  /// The milliseconds from `right` to `left`.
  package static func - (left: Moment, right: Moment) -> Int64 {
    left.milliseconds - right.milliseconds
  }
}

/// A point in calendar time: milliseconds since 1970-01-01 UTC, the unit of `last_updated_timestamp`.
package struct Timestamp: Comparable, Hashable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The wall clock's present reading.
  package static var now: Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
