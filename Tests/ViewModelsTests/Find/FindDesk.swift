import DatabricksClient
import ViewModels

/// The box on scopes whose keys are all read, or on some of them.
struct FindDesk {
  var find: FindViewModel
  private static let now = Now(
    moment: Moment(milliseconds: 1), time: Timestamp(milliseconds: 1_764_000_000_000))

  init(_ scopes: [(name: String, keys: [String])], rows: Int = 36) {
    find = FindViewModel(Self.list(scopes))
    find.resize(to: Size(columns: 120, rows: rows))
    finish()
  }

  /// A scope for each name before the first `/` of `paths`, in their order.
  init(paths: [String]) {
    var scopes: [(name: String, keys: [String])] = []
    for path in paths {
      let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
      if scopes.last?.name != parts[0] { scopes.append((parts[0], [])) }
      scopes[scopes.count - 1].keys.append(parts[1])
    }
    self.init(scopes)
  }

  static func list(_ scopes: [(name: String, keys: [String])]) -> ScopeListViewModel {
    var list = ScopeListViewModel()
    list.ask(RequestID(1))
    _ = list.answer(
      RequestID(1), .success(scopes.map { SecretScope(name: ScopeName($0.name)) }))
    for scope in scopes {
      var details = ScopeDetails()
      details.keys = Fetched(value: AppHarness.keys(scope.keys))
      list.update(ScopeName(scope.name), to: details)
    }
    return list
  }

  /// The paths of the list, in its order.
  var shown: [String] { find.hits.map { find.index.path(of: $0).text } }

  /// Lets it do all that is left.
  mutating func finish() {
    while find.deadline != nil { find.goOn() }
  }

  mutating func press(_ keys: Key...) -> OverlayOutcome {
    var outcome = OverlayOutcome.stay
    for key in keys { outcome = find.press(key, at: Self.now) }
    finish()
    return outcome
  }

  /// Types `text` after what is there, one key after the other.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { _ = press(.typed(scalar)) }
  }

  /// Puts `text` in the place of what is there.
  mutating func look(for text: String) {
    _ = press(.control("u"))
    type(text)
  }
}
