internal import DatabricksClient
internal import ViewModels

/// What is told of a key beside its value: age, access and reference, a line each.
struct ValueFacts {
  private let lines: [(label: String, text: String)]
  private let labelCells: Int

  /// The facts of the key at `path`, in words that fit `columns` cells where there are some.
  init(
    _ path: SecretPath, _ key: SecretKey, _ browser: BrowserViewModel, now: Timestamp, columns: Int
  ) {
    let isNarrow = columns < 30
    labelCells = isNarrow ? 8 : 11
    let updated = key.lastUpdated.map { time in
      let exact = AgeText.exact(time)
      let full = "\(exact) (\(AgeText.short(since: time, now: now)))"
      return SafeText.width(of: full) <= columns - (isNarrow ? 8 : 11) ? full : exact
    }
    let access = browser.shownDetails?.access ?? .unknown
    let user = access == .unknown ? nil : browser.user.value.map { " (\($0.userName))" }
    lines = [
      ("Updated", updated ?? "the workspace does not tell"),
      ("Access", access.sentence + (user ?? "")),
      (isNarrow ? "Ref" : "Reference", "{{secrets/\(path.text)}}"),
    ]
  }

  /// Writes them into `rect` from its row `first` on, which may lie above it.
  func draw(from first: Int, in rect: Rect, on grid: inout CellGrid) {
    for (index, line) in lines.enumerated() {
      let offset = first + index
      guard offset >= 0, offset < rect.rows else { continue }
      let row = rect.row + offset
      grid.write(line.label, at: Point(column: rect.column, row: row), .label)
      let shown = CellText.middleTruncated(line.text, cells: rect.columns - labelCells)
      grid.write(shown, at: Point(column: rect.column + labelCells, row: row))
    }
  }
}
