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
    let labelCells = isNarrow ? 8 : 11
    self.labelCells = labelCells
    let updated = key.lastUpdated.map { time in
      let exact = AgeText.exact(time)
      let full = "\(exact) (\(AgeText.short(since: time, now: now)))"
      return SafeText.width(of: full) <= columns - labelCells ? full : exact
    }
    let access = browser.shownDetails?.access ?? .unknown
    let user = access == .unknown ? nil : browser.user.value?.userName
    lines = [
      ("Updated", updated ?? "the workspace does not tell"),
      ("Access", Self.sentence(of: access, user, cells: columns - labelCells)),
      (isNarrow ? "Ref" : "Reference", "{{secrets/\(path.text)}}"),
    ]
  }

  /// The longest words that fit whole; a permission cut in the middle would be another one.
  private static func sentence(of access: Access, _ user: String?, cells: Int) -> String {
    let whole = user.map { ["\(access.sentences[0]) (\($0))"] } ?? []
    let sentences = whole + access.sentences
    return sentences.first { SafeText.width(of: $0) <= cells } ?? sentences[sentences.count - 1]
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
