import DatabricksClient
import Testing
import ViewModels

extension AppHarness {
  /// Two scopes of one workspace being compared, with keys put so many days ago.
  static func comparing(
    _ here: [String: Int?] = ["both": 1, "mine": 2],
    _ there: [String: Int?] = ["both": 3, "theirs": 4],
    isReadOnly: Bool = false
  ) -> AppHarness {
    var harness = AppHarness(isReadOnly: isReadOnly)
    harness.answerScopes(["alpha", "beta"])
    harness.answerLists(["alpha": here, "beta": there])
    harness.press(.typed("c"), Key(.enter))
    harness.answerLists(["alpha": here, "beta": there])
    return harness
  }

  var compare: CompareViewModel? { app.comparison }

  /// Name and word of each row.
  var comparedRows: [String] { app.comparedRows }

  /// The keys whose values are being compared.
  var comparedKeys: [String] {
    sent.compactMap { sameness($0.request)?.source.key.rawValue }
  }

  /// Answers whether both sides hold the same for that key of `alpha`.
  mutating func answerSameness(
    _ key: String, _ result: Result<Bool, DatabricksError>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    answer(
      where: { sameness($0)?.source == path("alpha", key) },
      .placeRead(result.map { .sameness($0) }.mapError { .workspace($0) }),
      sourceLocation: sourceLocation)
  }

  /// Answers what lists the keys of a scope, of the open workspace or of a profile's.
  mutating func answerPlacedKeys(
    _ scope: String, of profile: String? = nil, _ result: Result<KeyList, DatabricksError>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    answer(
      where: { $0 == .readPlace(PlacedReading(.keys(ScopeName(scope)), profile: profile)) },
      .placeRead(result.map { .keys($0) }.mapError { .workspace($0) }),
      sourceLocation: sourceLocation)
  }
}

private func sameness(_ request: Request) -> SecretTransfer? {
  guard case .readPlace(let reading) = request, case .sameness(let transfer) = reading.subject
  else { return nil }
  return transfer
}

extension AppViewModel {
  var comparison: CompareViewModel? {
    for case .compare(let compare) in overlays { return compare }
    return nil
  }

  /// Name and word of each row of the comparison.
  var comparedRows: [String] {
    (comparison?.table.rows ?? []).map { "\($0.cells[0].text): \($0.cells[1].text)" }
  }
}

func secret(_ text: String) -> Secret { Secret(copying: Array(text.utf8)) }
