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
    guard let until = HTTPDate.seconds(text), let sent = headers["date"].flatMap(HTTPDate.seconds)
    else { return nil }
    return max(0, until - sent) * 1000
  }
}
