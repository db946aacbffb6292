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
  /// The first line of a revealed value that is in view, counted from 0.
  package private(set) var topRow = 0

  package init() {}

  /// Whether the value stands on the screen in clear.
  package var isRevealed: Bool {
    if case .revealed = content { true } else { false }
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
    defer { content = .hidden }
    if case .loading(let id) = content { return id }
    return nil
  }

  /// Scrolls a revealed value by `rows`; the pane stops it at the end.
  package mutating func scroll(by rows: Int) {
    guard case .revealed(let value, _) = content else { return }
    topRow = max(0, min(topRow &+ rows, value.count))
  }
}
