/// The `Retry-After` header in both its forms (RFC 9110, section 10.2.3).
package enum RetryAfter {
  /// How long the server wants to be left alone, in milliseconds; nil when it does not say.
  ///
  /// A date is compared with the answer's own `Date`, since the two clocks need not agree.
  package static func milliseconds(in headers: [String: String]) -> Int64? {
    guard let text = headers["retry-after"] else { return nil }
    if let seconds = Int64(text) {
      return seconds < 0 ? nil : min(seconds, .max / 1000) * 1000
    }
    guard let until = seconds(ofDate: text), let sent = headers["date"].flatMap(seconds(ofDate:))
    else { return nil }
    return max(0, until - sent) * 1000
  }

  /// Seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func seconds(ofDate text: String) -> Int64? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int64(parts[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(parts[2])), let year = Int64(parts[3]),
      (1970...9999).contains(year)
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int64($0) }
    guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      (0...60).contains(clock[2])
    else { return nil }
    return CalendarDate(
      year: year, month: Int64(month) + 1, day: day, hour: clock[0], minute: clock[1],
      second: clock[2]
    ).secondsSince1970
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
