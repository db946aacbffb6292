/// The words for an error: what happened, then what to do.
///
/// This is the one place where errors become text. The words of the workspace are quoted as they
/// came, so they still pass `SafeText` before they are shown.
package struct ErrorText: Equatable, Sendable {
  /// What happened, without a full stop.
  package let summary: String
  /// What to do about it; empty where nothing helps.
  package let advice: String

  /// Both in one line.
  package var oneLine: String {
    advice.isEmpty ? summary : "\(summary); \(advice)"
  }

  init(_ summary: String, _ advice: String = "") {
    self.summary = summary
    self.advice = advice
  }

  /// `what: detail`, or only `what` where there is no detail; without the full stop of a sentence.
  static func joined(_ what: String, _ detail: String) -> String {
    var text = detail[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    // A stop that stands alone is a thing of its own, as in "-, _, @ and .".
    while let last = text.last, ".!".contains(last), text.dropLast().last?.isWhitespace == false {
      text.removeLast()
    }
    return text.isEmpty ? what : "\(what): \(text)"
  }
}
