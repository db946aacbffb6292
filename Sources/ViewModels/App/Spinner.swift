package import DatabricksClient

/// The sign that something is awaited: it appears only when the wait is long enough to notice.
package struct Spinner: Equatable, Sendable {
  /// How long a wait stays unmarked, in milliseconds, so that quick answers do not flicker.
  package static let patienceMilliseconds: Int64 = 200
  /// How long one picture stands, in milliseconds.
  package static let frameMilliseconds: Int64 = 120

  /// Which picture is shown, counted from 0; nil while none is.
  package private(set) var frame: Int?
  /// When the next picture is due.
  package private(set) var deadline: Moment?

  package init() {}

  mutating func update(isWaiting: Bool, at now: Now) {
    if !isWaiting {
      self = Spinner()
    } else if deadline == nil {
      deadline = now.moment + Self.patienceMilliseconds
    }
  }

  mutating func advance(at now: Now) {
    guard let due = deadline, due <= now.moment else { return }
    frame = (frame ?? -1) + 1
    deadline = now.moment + Self.frameMilliseconds
  }
}
