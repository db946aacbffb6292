/// How far this machine's clock is ahead of a server's, as the `Date` of an answer tells.
package struct ClockDifference: Equatable, Sendable {
  /// In seconds; below zero this machine's clock is behind.
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Compares the answer's `Date` with the time at which it came.
  init?(_ headers: [String: String], at time: Timestamp) {
    guard let sent = headers["date"].flatMap(HTTPDate.seconds) else { return nil }
    self.init(seconds: time.milliseconds / 1000 - sent)
  }

  /// Whether tokens that carry their times may be taken for expired, or for not valid yet.
  package var isLarge: Bool { abs(seconds) >= 120 }

  /// In words, such as `this machine's clock is 3 h ahead of the workspace's`.
  package var text: String {
    let size = abs(seconds)
    let amount =
      switch size {
      case ..<120: "\(size) s"
      case ..<7_200: "\(size / 60) min"
      case ..<172_800: "\(size / 3600) h"
      default: "\(size / 86_400) days"
      }
    return
      "this machine's clock is \(amount) \(seconds < 0 ? "behind" : "ahead of") the workspace's"
  }
}
