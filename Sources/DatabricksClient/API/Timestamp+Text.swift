extension Timestamp {
  /// The date and time in UTC to the second, such as `2026-11-20T14:03:07Z` (RFC 3339).
  package var universalText: String {
    let (days, second) = (milliseconds / 1000).quotientAndRemainder(dividingBy: 86_400)
    // Years are counted from March, so that the leap day is the last one.
    let day = days + 719_468
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let date = [
      month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1,
    ]
    let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
    let time = [second / 3600, second / 60 % 60, second % 60]
    return "\(year)-" + date.map(Self.twoDigits).joined(separator: "-") + "T"
      + time.map(Self.twoDigits).joined(separator: ":") + "Z"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
