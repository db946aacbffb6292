internal import DatabricksClient
internal import ViewModels

/// What every scope answered, or why it did not.
struct ScopeAnswers<Row> {
  /// How many scopes were asked.
  let count: Int
  private(set) var rows: [Row] = []
  private var failures: [(scope: ScopeName, error: DatabricksError)] = []
  private let streams: StandardStreams

  init(
    _ scopes: [ScopeName], _ outcomes: [Result<Row, DatabricksError>?], _ streams: StandardStreams
  ) {
    count = scopes.count
    self.streams = streams
    for (scope, outcome) in zip(scopes, outcomes) {
      switch outcome ?? .failure(.cancelled) {
      case .success(let row): rows.append(row)
      case .failure(let error): failures.append((scope, error))
      }
    }
  }

  /// Says which scopes did not answer, those without a permission in one line, and ends with the
  /// status for that; does nothing where all answered.
  func refuse(_ what: String) throws(CommandFailure) {
    guard !failures.isEmpty else { return }
    var forbidden: [String] = []
    for (scope, error) in failures {
      if case .notPermitted = error {
        forbidden.append(scope.rawValue)
      } else {
        let failure = CommandFailure.workspace(error)
        streams.complain("scope \(scope.rawValue): \(failure.text ?? "not asked")")
      }
    }
    if !forbidden.isEmpty {
      let names = forbidden.prefix(10).joined(separator: ", ")
      let more = forbidden.count > 10 ? " and \(forbidden.count - 10) more" : ""
      let scopes = CountText.counted(forbidden.count, "scope")
      streams.complain("\(scopes) left out, no permission to \(what): \(names)\(more)")
    }
    throw .reported(ExitStatus(of: failures.map { ExitStatus($0.error) }))
  }
}
