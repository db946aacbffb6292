internal import Glibc

/// A date and a time of day as texts write them.
struct CalendarDate: Equatable {
  var year: Int64
  /// From 1.
  var month: Int64
  /// From 1.
  var day: Int64
  var hour: Int64 = 0
  var minute: Int64 = 0
  var second: Int64 = 0

  /// Whether each part is one that there is.
  var isPlausible: Bool {
    (1970...9999).contains(year) && (1...12).contains(month) && (1...31).contains(day)
      && (0...23).contains(hour) && (0...59).contains(minute) && (0...60).contains(second)
  }

  /// Seconds since 1970, taken as UTC; counted in years that begin in March.
  var secondsSince1970: Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days =
      marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// Seconds since 1970, taken as the time of this machine's zone.
  var localSecondsSince1970: Int64 {
    var time = unsafe tm()
    unsafe time.tm_year = Int32(year - 1900)
    unsafe time.tm_mon = Int32(month - 1)
    unsafe time.tm_mday = Int32(day)
    unsafe time.tm_hour = Int32(hour)
    unsafe time.tm_min = Int32(minute)
    unsafe time.tm_sec = Int32(second)
    // Summer time is for the C library to find out.
    unsafe time.tm_isdst = -1
    return Int64(unsafe mktime(&time))
  }
}
