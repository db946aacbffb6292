import DatabricksClient
import Desktop
import Testing
import ViewModels

/// An app view model with a clock of its own, answered by hand.
struct AppHarness {
  var app: AppViewModel
  /// Everything asked for and not yet answered, in order.
  var sent: [(id: RequestID, request: Request)] = []
  var cancelled: [RequestID] = []
  var terminal: [TerminalEffect] = []
  var milliseconds: Int64 = 1_000_000

  var now: Now {
    Now(
      moment: Moment(milliseconds: milliseconds),
      time: Timestamp(milliseconds: 1_764_000_000_000 + milliseconds))
  }

  init(
    size: Size = Size(columns: 120, rows: 36), isReadOnly: Bool = false,
    view: ViewState = ViewState(), errand: Errand? = nil, profile: String? = "prod",
    lockableByteCount: Int? = nil, fileRefusal: String? = nil, warnings: [String] = []
  ) {
    app = AppViewModel(
      screen: .browser, size: size, time: Timestamp(milliseconds: 1_764_000_000_000),
      isReadOnly: isReadOnly, view: view, errand: errand, lockableByteCount: lockableByteCount,
      fileRefusal: fileRefusal)
    take(app.begin(profile: profile, host: "example.com", warnings: warnings, at: now))
  }

  /// A harness whose workspace has these scopes, each with these keys.
  init(
    _ scopes: [String: [String]], size: Size = Size(columns: 120, rows: 36),
    profile: String? = "prod", lockableByteCount: Int? = nil, fileRefusal: String? = nil
  ) {
    self.init(
      size: size, profile: profile, lockableByteCount: lockableByteCount,
      fileRefusal: fileRefusal)
    answerScopes(scopes.keys.sorted())
    while let (id, request) = sent.first(where: {
      if case .listKeys = $0.request { true } else { false }
    }) {
      guard case .listKeys(let scope) = request else { return }
      answer(id, .keys(scope, .success(Self.keys(scopes[scope.rawValue] ?? []))))
    }
  }

  static func keys(_ names: [String]) -> KeyList {
    KeyList(
      names.map {
        SecretKey(name: KeyName($0), lastUpdated: Timestamp(milliseconds: 1_763_000_000_000))
      })
  }

  mutating func take(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .send(let id, let request, _): sent.append((id, request))
      case .cancel(let id):
        cancelled.append(id)
        sent.removeAll { $0.id == id }
      case .terminal(let effect): terminal.append(effect)
      }
    }
  }

  mutating func handle(_ event: Event) {
    milliseconds += 10
    take(app.handle(event, at: now))
  }

  mutating func press(_ keys: Key...) {
    for key in keys { handle(.keyPressed(key)) }
    rest()
  }

  /// Lets the panes follow the selection.
  mutating func rest() {
    milliseconds += BrowserViewModel.restMilliseconds
    handle(.deadlineCame)
  }

  /// Lets that time pass.
  mutating func wait(milliseconds: Int64) {
    self.milliseconds += milliseconds
    handle(.deadlineCame)
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { handle(.keyPressed(.typed(scalar))) }
  }

  mutating func answer(_ id: RequestID, _ answer: Answer) {
    sent.removeAll { $0.id == id }
    handle(.answered(id, answer))
  }

  /// Answers the first request that `matches` finds.
  mutating func answer(
    where matches: (Request) -> Bool, _ answer: Answer,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let found = sent.first(where: { matches($0.request) }) else {
      Issue.record("no such request among \(sent)", sourceLocation: sourceLocation)
      return
    }
    self.answer(found.id, answer)
  }

  mutating func answerScopes(_ names: [String]) {
    let scopes = names.map { SecretScope(name: ScopeName($0)) }
    answer(where: { $0 == .listScopes }, .scopes(.success(scopes)))
  }

  var requests: [Request] { sent.map(\.request) }
}

func path(_ scope: String, _ key: String) -> SecretPath {
  SecretPath(scope: ScopeName(scope), key: KeyName(key))
}

/// The request that deletes a key of the open workspace.
func deletion(_ path: SecretPath) -> Request {
  .change(PlacedChange(.delete(path, holding: nil)))
}

extension Answer {
  /// A key was deleted that held `value`.
  static func deleted(_ value: String = "old") -> Answer {
    .changed(.success(ChangeOutcome(.deleted, before: Secret(copying: Array(value.utf8)))))
  }
}
