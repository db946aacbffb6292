package import DatabricksClient

/// What differs between two values, shown before one takes the place of the other: masked first.
///
/// It refers to both values and holds no byte of them; they go when it closes.
package struct DifferenceViewModel: Equatable, Sendable {
  /// What the difference is shown for.
  package enum Purpose: Equatable, Sendable {
    /// Before a save: from what the workspace held to what is saved, and what is done once it is.
    case save(then: AfterEditor?)
    /// From what somebody else put at that time to what stands in the editor.
    case conflict(Timestamp)
  }

  package let path: SecretPath
  package let purpose: Purpose
  package let old: Secret
  package let new: Secret
  /// What the editor warns of in the new value; nil when there is nothing.
  package let warning: String?
  package let difference: ValueDifference
  private var choice: QuestionButtons
  package private(set) var isRevealed = false
  package private(set) var rows: [DifferenceRow] = []
  /// The first row in view, counted from 0.
  package private(set) var top = 0
  package private(set) var areas = DifferenceAreas(
    size: Size(columns: 0, rows: 0), numberColumns: 0, lengthColumns: 0)
  private var size = Size(columns: 0, rows: 0)
  private var hidesAt: Moment?

  /// Compares `old` with `new`; `key` opened it in the place of another question.
  package init(
    _ path: SecretPath, _ purpose: Purpose, old: Secret, new: Secret, warning: String? = nil,
    openedBy key: Key? = nil
  ) {
    self.path = path
    self.purpose = purpose
    self.old = old
    self.new = new
    self.warning = warning
    difference = ValueDifference(old, new)
    let buttons: [ConfirmationViewModel.Button]
    var selected = 0
    switch purpose {
    case .save(let after):
      let label = "^s save" + (after.map { " and \($0.word)" } ?? "")
      buttons = [
        .keep("back"),
        .init(
          label: label, letter: nil, result: .saveReviewed(then: after), isDangerous: false),
      ]
      // What is held so that it repeats answers neither the question before nor this one.
      selected = key?.code == .enter ? 0 : 1
    case .conflict(let time):
      buttons = [
        .keep("back"), .danger("keep mine", "m", .keepMine(time)),
        .danger("take theirs", "t", .takeTheirs(old, time)),
      ]
    }
    choice = QuestionButtons(buttons, openedBy: key, selected: selected)
  }

  package var buttons: [ConfirmationViewModel.Button] { choice.all }

  /// The button that Enter presses.
  package var selected: Int { choice.selected }

  /// What to press instead of the key that answered nothing.
  package var buttonHint: String? { choice.hint }

  /// The sentence above the rows.
  package var summary: String {
    isBeforeSave ? difference.summary : "theirs → yours: " + difference.summary
  }

  /// Whether it is shown before a save.
  package var isBeforeSave: Bool {
    if case .save = purpose { true } else { false }
  }

  /// How bytes are shown.
  package var bytesLayout: EditorBytesLayout { EditorBytesLayout(columns: rowColumns) }

  /// When `deadlineCame` is wanted: the end of revealing.
  package var deadline: Moment? { hidesAt }

  /// Does what `key` means here.
  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    if isRevealed { hidesAt = now.moment + EditorViewModel.revealMilliseconds }
    choice.clearHint()
    switch key.code {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: -pageRowCount)
    case .pageDown, .character(" "): scroll(by: pageRowCount)
    case .home: scroll(by: -rows.count)
    case .end: scroll(by: rows.count)
    case .character("s") where key.modifiers == .control && isBeforeSave: return press(1)
    case .character("r") where key.modifiers == .control: toggleReveal(at: now)
    case .character("v") where key.modifiers.isEmpty: toggleReveal(at: now)
    default: if case .pressed(let index) = choice.press(key) { return press(index) }
    }
    return .stay
  }

  /// Scrolls by that many rows, stopping at both ends.
  package mutating func scroll(by count: Int) {
    top = max(0, min(top + count, rows.count - areas.body.rows))
  }

  /// Masks what is revealed.
  package mutating func hide() {
    guard isRevealed else { return }
    isRevealed = false
    hidesAt = nil
    makeRows()
  }

  /// Masks what is revealed if its time is over.
  package mutating func deadlineCame(at now: Now) {
    if let hidesAt, hidesAt <= now.moment { hide() }
  }

  /// Fits into a screen of that size.
  package mutating func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    makeRows()
  }

  /// How wide text is in these rows.
  package var metric: EditorMetric { EditorMetric(columns: rowColumns, isMasked: !isRevealed) }

  /// A text's last column is for a mark of the line end.
  private var rowColumns: Int {
    if case .lines = difference.parts { areas.textColumns - 1 } else { areas.textColumns }
  }

  private var pageRowCount: Int { max(1, areas.body.rows - 1) }

  private mutating func toggleReveal(at now: Now) {
    isRevealed.toggle()
    hidesAt = isRevealed ? now.moment + EditorViewModel.revealMilliseconds : nil
    makeRows()
  }

  private func press(_ index: Int) -> OverlayOutcome {
    buttons[index].result.map { .confirmed($0) } ?? .close
  }

  private mutating func makeRows() {
    var numbers = 0
    var lengths = 0
    if case .lines(let lines) = difference.parts {
      numbers = String(max(lines.oldLines.count, lines.newLines.count)).utf8.count
      let longest = max(lines.oldLines.longestByteCount, lines.newLines.longestByteCount)
      if !isRevealed { lengths = EditorAreas.length(longest).utf8.count }
    }
    areas = DifferenceAreas(size: size, numberColumns: numbers, lengthColumns: lengths)
    rows = DifferenceRows.rows(
      of: difference, old, new, columns: rowColumns, isMasked: !isRevealed)
    let buttonRows = ConfirmationViewModel.Button.rows(of: buttons, columns: areas.body.columns)
    areas.setRows(
      rows.count, sentences: [summary, warning].compactMap(\.self),
      buttonRowCount: buttonRows.count)
    scroll(by: 0)
  }
}
