internal import DatabricksClient

/// The key that has just answered a question or closed a box.
///
/// Pressed twice, or held a little long, it is no command of what lies behind. Where letters are text
/// it stays one: what is typed into a value is never dropped.
struct AnsweredKey: Equatable, Sendable {
  /// How long a key that is held is silent before it repeats, at most, in milliseconds.
  static let firstEchoMilliseconds: Int64 = 700
  /// How long after an echo the same key is taken for another one, in milliseconds.
  static let echoMilliseconds: Int64 = 400

  private let key: Key
  private var until: Moment

  /// nil where `key` is no letter or sign: those that move go on in the list behind.
  init?(_ key: Key, at now: Now) {
    guard case .character = key.code, key.modifiers.isEmpty else { return nil }
    self.key = key
    until = now.moment + Self.firstEchoMilliseconds
  }

  /// Whether `other` is the same key pressed again too soon to be meant.
  mutating func isEchoed(by other: Key, at now: Now) -> Bool {
    guard other == key, now.moment < until else { return false }
    until = now.moment + Self.echoMilliseconds
    return true
  }
}
