/// The buttons of a question, and the one rule by which every question is answered.
///
/// - The first button changes nothing; Escape and `n` press it, and a question with a button that
///   destroys something starts on it.
/// - `y` presses the other one. Where there are several, each has the first letter of one of its words.
///   What was typed is discarded by `d` alone: after "unsaved changes" other editors take `y` for save.
/// - Enter presses the button that is selected: Tab and the arrows go to another.
/// - The key that opened the question answers nothing, wherever it stands and however often it is
///   pressed, and it is said which key does. Escape alone may, since it changes nothing.
///
/// Where a name must be typed instead, Enter agrees behind that name alone. What a preview shows is
/// started by `y` too, as `PreviewStart` says.
package struct QuestionButtons: Equatable, Sendable {
  /// What a key did.
  enum Answer: Equatable {
    /// It pressed the button at that place.
    case pressed(Int)
    /// It meant something here and pressed nothing.
    case taken
    case notTaken
  }

  package let all: [ConfirmationViewModel.Button]
  /// The button that Enter presses.
  package private(set) var selected: Int
  /// What to press instead of the key that answered nothing.
  package private(set) var hint: String?
  private let openingKey: Key?

  /// `key` opened the question and does not answer it.
  init(_ all: [ConfirmationViewModel.Button], openedBy key: Key?, selected: Int = 0) {
    self.all = all
    self.selected = selected
    openingKey = key
  }

  /// Says no longer which key answers.
  mutating func clearHint() { hint = nil }

  /// Does what `key` means to buttons.
  mutating func press(_ key: Key) -> Answer {
    hint = nil
    if key.code == .escape { return .pressed(0) }
    guard key != openingKey else {
      hint = "\(Self.advice(all)); \(key.text) opened this"
      return .taken
    }
    switch key.code {
    case .enter: return .pressed(selected)
    case .tab:
      let step = key.modifiers.contains(.shift) ? -1 : 1
      selected = (selected + step + all.count) % all.count
    // The arrows stop at the ends: beyond the safe button lies none that destroys something.
    case .left: selected = max(0, selected - 1)
    case .right: selected = min(all.count - 1, selected + 1)
    case .character(let letter) where key.modifiers.isEmpty: return press(letter)
    default: return .notTaken
    }
    return .taken
  }

  private mutating func press(_ letter: Unicode.Scalar) -> Answer {
    if letter == "n" { return .pressed(0) }
    if let index = all.firstIndex(where: { $0.letter == letter }) { return .pressed(index) }
    guard letter == "y" else { return .notTaken }
    hint = Self.advice(all)
    return .taken
  }

  /// Which keys answer, such as `press y to delete`, or `press s or d` where the buttons tell more.
  private static func advice(_ all: [ConfirmationViewModel.Button]) -> String {
    let others = all.filter { $0.letter != nil }
    if others.isEmpty, let label = all.last?.label, let space = label.firstIndex(of: " ") {
      // The key that saves stands in the button's words.
      return "press \(label[..<space]) to\(label[space...])"
    }
    if others.count == 1, let only = others.first, let letter = only.letter {
      let what = only.label.hasSuffix("…") ? String(only.label.dropLast()) : only.label
      return "press \(Character(letter)) to \(what)"
    }
    let letters = others.compactMap(\.letter).map { String(Character($0)) }
    return "press " + letters.dropLast().joined(separator: ", ")
      + (letters.count > 1 ? " or " : "") + (letters.last ?? "esc")
  }
}
