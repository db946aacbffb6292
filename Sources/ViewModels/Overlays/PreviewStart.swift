/// The one rule by which what a preview shows is started: `y` does it.
///
/// Enter does not, nor does the key that opened the preview; both say which key does.
package struct PreviewStart: Equatable, Sendable {
  private let openingKey: Key?

  /// `key` opened the preview.
  init(openedBy key: Key?) { openingKey = key }

  /// What is said to `key`, which was perhaps meant to `start` what is shown; nil where it was not.
  func hint(for key: Key, to start: String) -> String? {
    if key == openingKey { return "press y to \(start); \(key.text) opened this" }
    return key.code == .enter ? "press y to \(start)" : nil
  }
}
