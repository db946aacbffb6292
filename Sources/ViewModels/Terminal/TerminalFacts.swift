/// What is known of the terminal the program runs in.
package struct TerminalFacts: Equatable, Sendable {
  /// What the terminal answered to the question whether it knows a mode.
  package enum Mode: Equatable, Sendable {
    case known
    case unknown
    /// It did not answer, as many that know the mode.
    case unanswered
  }

  /// How the terminal database knows TERM.
  package enum Entry: Equatable, Sendable {
    case usable
    /// The terminal cannot place its cursor.
    case notAddressable
    case missing
  }

  /// The value of TERM; nil when it is not set.
  package var type: String?
  package var entry: Entry
  package var colorCount: Int
  package var size: Size
  package var bracketedPaste: Mode
  package var focus: Mode
  package var mouse: Mode
  /// Whether the terminal says that it takes texts for the clipboard (OSC 52).
  package var offersClipboard: Bool

  package init(
    type: String?, entry: Entry, colorCount: Int = 0, size: Size,
    bracketedPaste: Mode = .unanswered, focus: Mode = .unanswered, mouse: Mode = .unanswered,
    offersClipboard: Bool = false
  ) {
    self.type = type
    self.entry = entry
    self.colorCount = colorCount
    self.size = size
    self.bracketedPaste = bracketedPaste
    self.focus = focus
    self.mouse = mouse
    self.offersClipboard = offersClipboard
  }
}
