package import DatabricksClient

/// What is on its way to the clipboard, and what is there until its time is over.
package struct ClipboardViewModel: Equatable, Sendable {
  /// How long a secret stays in the clipboard, in milliseconds.
  package static let holdMilliseconds: Int64 = 45_000

  /// Something copied, by its name and size.
  struct Thing: Equatable, Sendable {
    /// Such as `payments/stripe-api-key`.
    let name: String
    let byteCount: Int
    let isSecret: Bool
  }

  /// A value that is read in order to be copied.
  struct Reading: Equatable, Sendable {
    let id: RequestID
    let path: SecretPath
  }

  /// Something given to the clipboard that has not said yet whether it took it.
  struct Copying: Equatable, Sendable {
    let id: RequestID
    let thing: Thing
  }

  var reading: Reading?
  var copying: Copying?
  /// The request that clears the clipboard.
  var clearing: RequestID?
  /// The secret that is there.
  private(set) var held: Thing?
  private var holdsUntil: Moment?

  /// Whether an answer is awaited.
  var isWaiting: Bool { reading != nil || copying != nil || clearing != nil }

  /// When the clipboard is to be cleared.
  package var deadline: Moment? { holdsUntil }

  /// Notes that `thing` is in the clipboard now, in the place of what was there.
  mutating func holds(_ thing: Thing, at now: Now) {
    held = thing.isSecret ? thing : nil
    holdsUntil = thing.isSecret ? now.moment + Self.holdMilliseconds : nil
  }

  /// Forgets what is there, since it is being cleared.
  ///
  /// - Returns: its name; nil when nothing is due.
  mutating func takeDue(at now: Now) -> String? {
    guard let holdsUntil, holdsUntil <= now.moment, let held else { return nil }
    self.holdsUntil = nil
    return held.name
  }

  /// Notes that nothing secret is left there.
  mutating func release() {
    held = nil
    holdsUntil = nil
  }
}
