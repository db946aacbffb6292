package import DatabricksClient

/// The value pane while no editor is open: what is known of the selected key, and its value if revealed.
package struct ValueViewModel: Equatable, Sendable {
  /// How much of the value is on the screen.
  package enum Content: Equatable, Sendable {
    case hidden
    case loading(RequestID)
    /// Shown until that moment.
    case revealed(Secret, until: Moment)
    case failed(DatabricksError)
  }

  /// How long a revealed value stays on the screen without a key pressed, in milliseconds.
  package static let revealMilliseconds: Int64 = 30_000

  /// The key shown; nil while none is selected.
  package private(set) var path: SecretPath?
  package private(set) var content = Content.hidden
  /// The first row of what scrolls that is in view, counted from 0.
  package private(set) var topRow = 0
  /// The inside of the pane in cells.
  package private(set) var size = Size(columns: 0, rows: 0)
  /// The revealed value's rows at that width; nil while it is not revealed.
  package private(set) var rows: RevealedRows?

  package init() {}

  /// Whether the value stands on the screen in clear.
  package var isRevealed: Bool {
    if case .revealed = content { true } else { false }
  }

  /// What is told of a key beside its value: age, access and reference.
  package static let factCount = 3

  /// Whether there is room for the facts above the value; else they scroll below it.
  package var hasFactsAbove: Bool { size.rows >= Self.factCount + 6 }

  /// How many rows scroll: those of the value, and behind a blank one the facts where they stand below.
  package var rowCount: Int {
    (rows?.count ?? 0) + (hasFactsAbove ? 0 : 1 + Self.factCount)
  }

  /// How many of them are in view at a time, below the line with the size.
  package var visibleRowCount: Int {
    max(1, size.rows - 1 - (hasFactsAbove ? Self.factCount + 1 : 0))
  }

  /// The last row in view and the number of rows, when not all are in view.
  package var place: (last: Int, count: Int)? {
    guard isRevealed, rowCount > visibleRowCount else { return nil }
    return (min(topRow + visibleRowCount, rowCount), rowCount)
  }

  /// When the value must be hidden again.
  package var deadline: Moment? {
    if case .revealed(_, let until) = content { until } else { nil }
  }

  /// Shows another key, hidden; the same key changes nothing.
  ///
  /// - Returns: the request that is no longer wanted.
  package mutating func show(_ path: SecretPath?) -> RequestID? {
    guard path != self.path else { return nil }
    let unwanted = hide()
    self.path = path
    return unwanted
  }

  /// Notes that `id` reads the value in order to reveal it.
  package mutating func load(_ id: RequestID) {
    content = .loading(id)
    topRow = 0
  }

  /// Takes the answer to `id`; a late answer to another request changes nothing.
  package mutating func answer(
    _ id: RequestID, _ result: Result<Secret, DatabricksError>, at now: Now
  ) {
    guard content == .loading(id) else { return }
    switch result {
    case .success(let value):
      content = .revealed(value, until: now.moment + Self.revealMilliseconds)
      rows = RevealedRows(value, columns: size.columns)
    case .failure(let error): content = .failed(error)
    }
  }

  /// Keeps a revealed value in view for another while, since somebody is there.
  package mutating func keepRevealed(at now: Now) {
    guard case .revealed(let value, _) = content else { return }
    content = .revealed(value, until: now.moment + Self.revealMilliseconds)
  }

  /// Takes the value from the screen.
  ///
  /// - Returns: the request that is no longer wanted.
  @discardableResult
  package mutating func hide() -> RequestID? {
    defer {
      content = .hidden
      rows = nil
    }
    if case .loading(let id) = content { return id }
    return nil
  }

  /// Scrolls a revealed value by `count` rows, stopping at both ends.
  package mutating func scroll(by count: Int) {
    guard isRevealed else { return }
    topRow = max(0, min(topRow &+ count, rowCount - visibleRowCount))
  }

  /// Fits it into a pane whose inside has that size.
  package mutating func resize(to size: Size) {
    guard size != self.size else { return }
    let isNewWidth = size.columns != self.size.columns
    self.size = size
    guard case .revealed(let value, _) = content else { return }
    if isNewWidth { rows = RevealedRows(value, columns: size.columns) }
    scroll(by: 0)
  }
}
