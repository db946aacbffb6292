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

  var compare: CompareViewModel? {
    for case .compare(let compare) in app.overlays { return compare }
    return nil
  }

  /// Name and word of each row.
  var comparedRows: [String] {
    (compare?.table.rows ?? []).map { "\($0.cells[0].text): \($0.cells[1].text)" }
  }

  /// The values that are asked for.
  var readPaths: [String] {
    sent.compactMap { if case .readValue(let path) = $0.request { path.text } else { nil } }
  }

  /// Answers the reading of that value.
  mutating func answerValue(
    _ path: SecretPath, _ result: Result<Secret, DatabricksError>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    answer(
      where: { $0 == .readValue(path) }, .value(path, result), sourceLocation: sourceLocation)
  }
}

func secret(_ text: String) -> Secret { Secret(copying: Array(text.utf8)) }
