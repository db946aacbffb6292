/// The end of a token as the CLIs write it.
enum ExpiryText {
  /// The last second of the year 9999, after which no token ends; in seconds since 1970.
  static let lastSecond: Int64 = 253_402_300_799

  /// Reads `2026-11-20T14:03:05.123456789Z`, an offset such as `+01:00` or ` +0100`, a space for the
  /// `T`, and no zone at all, which is local time and read by `local`.
  static func timestamp(
    _ text: String, local: (CalendarDate) -> Int64 = \.localSecondsSince1970
  ) -> Timestamp? {
    var rest = Substring(text)
    guard let year = number(&rest, 4), skip(&rest, "-"), let month = number(&rest, 2),
      skip(&rest, "-"), let day = number(&rest, 2), skip(&rest, "Tt "),
      let hour = number(&rest, 2), skip(&rest, ":"), let minute = number(&rest, 2),
      skip(&rest, ":"), let second = number(&rest, 2)
    else { return nil }
    let date = CalendarDate(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    guard date.isPlausible else { return nil }
    if skip(&rest, ".,") { rest = rest.drop { $0.isASCII && $0.isNumber } }
    _ = skip(&rest, " ")
    guard let offset = offset(&rest) else {
      return rest.isEmpty ? Timestamp(milliseconds: local(date) * 1000) : nil
    }
    return Timestamp(milliseconds: (date.secondsSince1970 - offset) * 1000)
  }

  /// Seconds east of Greenwich; nil where no zone is named.
  private static func offset(_ rest: inout Substring) -> Int64? {
    if skip(&rest, "Zz") { return 0 }
    guard let sign = rest.first, "+-".contains(sign) else { return nil }
    rest = rest.dropFirst()
    guard let hours = number(&rest, 2) else { return nil }
    _ = skip(&rest, ":")
    let minutes = number(&rest, 2) ?? 0
    return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }

  private static func number(_ rest: inout Substring, _ digits: Int) -> Int64? {
    let text = rest.prefix(digits)
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(digits)
    return Int64(text)
  }

  private static func skip(_ rest: inout Substring, _ any: String) -> Bool {
    guard let first = rest.first, any.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
