package import DatabricksClient
internal import Glibc

/// How long ago something was, in the short words of the lists.
package enum AgeText {
  /// The age from which a secret is called stale, in days.
  package static let staleAfterDays: Int64 = 180

  /// `now`, `5 min`, `3 h` or `213 d`; a time ahead of the clock counts as `now`.
  package static func short(since then: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, now.milliseconds - then.milliseconds) / 1000
    switch seconds {
    case ..<60: return "now"
    case ..<3600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }

  /// The same in whole words, such as `3 days` or `1 hour`.
  package static func long(since then: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, now.milliseconds - then.milliseconds) / 1000
    switch seconds {
    case ..<60: return "less than a minute"
    case ..<3600: return CountText.counted(Int(seconds / 60), "minute")
    case ..<86_400: return CountText.counted(Int(seconds / 3600), "hour")
    default: return CountText.counted(Int(seconds / 86_400), "day")
    }
  }

  /// Whether a secret of that age should be looked at: from so many days on.
  package static func isStale(
    since then: Timestamp, now: Timestamp, days: Int = Int(staleAfterDays)
  ) -> Bool {
    (now.milliseconds - then.milliseconds) / 86_400_000 >= days
  }

  /// The local time of day to the second, such as `14:03:09`.
  package static func clock(_ time: Timestamp) -> String {
    local(time).map { "\(two($0.hour)):\(two($0.minute)):\(two($0.second))" } ?? ""
  }

  /// The local date and time to the minute, such as `2026-11-20 14:03`.
  ///
  /// The zone is the one `TZ` or the system names, with the daylight saving of that day.
  package static func exact(_ time: Timestamp) -> String {
    guard let parts = local(time) else { return "" }
    let date = "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
    return "\(date) \(two(parts.hour)):\(two(parts.minute))"
  }

  private struct Parts {
    let year, month, day, hour, minute, second: Int32
  }

  private static func local(_ time: Timestamp) -> Parts? {
    var seconds = time_t(time.milliseconds / 1000)
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else { return nil }
    // Only the zone's name in `tm` is a pointer; the numbers are copied out before use.
    return unsafe Parts(
      year: parts.tm_year + 1900, month: parts.tm_mon + 1, day: parts.tm_mday,
      hour: parts.tm_hour, minute: parts.tm_min, second: parts.tm_sec)
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
