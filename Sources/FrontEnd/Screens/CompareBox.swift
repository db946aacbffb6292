internal import DatabricksClient
internal import ViewModels

/// Two scopes compared: picking the other one, the keys of both, and what would be copied across.
enum CompareBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ compare: CompareViewModel, in rect: Rect, on grid: inout CellGrid) {
    if let preview = compare.preview {
      draw(preview, compare.notice, in: rect, on: &grid)
    } else if compare.there == nil {
      drawTargets(compare, in: rect, on: &grid)
    } else {
      drawKeys(compare, in: rect, on: &grid)
    }
  }

  private static func drawTargets(
    _ compare: CompareViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let target = compare.target
    let (what, empty) =
      switch target.stage {
      case .scopes(nil): ("with…", "there is no other scope here; w goes to another workspace")
      case .scopes(let profile?): ("with a scope of \(profile)", "there is no scope in \(profile)")
      case .workspaces:
        ("with another workspace", "no other profile is configured; w in the browser makes one")
      }
    var text = TableBox.Text(
      title: "Compare \(compare.here.scope.name.rawValue) \(what)",
      noteRows: CompareViewModel.noteRowCount)
    text.empty = target.isReading ? [("reading…", .dim)] : [(empty, .text)]
    if let problem = target.problem {
      text.empty = [(problem.summary, .danger), (problem.advice, .text)]
    }
    text.notes =
      compare.notice.map { [($0.text, Role($0.kind))] }
      ?? [("names and ages are compared; values only when you ask for it", .dim)]
    TableBox.draw(target.table, text, in: rect, on: &grid)
  }

  private static func drawKeys(
    _ compare: CompareViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    var text = TableBox.Text(
      title: "Compare \(compare.title)", noteRows: CompareViewModel.noteRowCount)
    text.empty = emptySentences(compare)
    text.notes = notes(compare, columns: rect.columns - 4)
    TableBox.draw(compare.table, text, in: rect, on: &grid)
  }

  /// What was found, and the news; a sentence about what was just done has all the room it needs.
  private static func notes(
    _ compare: CompareViewModel, columns: Int
  ) -> [(text: String, role: Role)] {
    if let progress = compare.comparisonProgress {
      return [(compare.summary, .text), (progress, .text)]
    }
    if let notice = compare.notice {
      let told = (text: notice.text, role: Role(notice.kind))
      // What went wrong takes more words, and what was found is in the rows.
      let isShort = WordWrap.lines(notice.text, cells: columns).count == 1
      return isShort && (notice.kind == .good || notice.kind == .plain)
        ? [(compare.summary, .text), told] : [told]
    }
    if let failure = compare.listFailure { return [(failure, .danger), ("R tries again", .dim)] }
    if let failure = compare.selectedFailure { return [(failure, .danger)] }
    guard compare.isListed else { return [] }
    let hint =
      "v compares values"
      + (columns < 60 ? " in locked memory" : ": bytes in locked memory, let go at once")
    return [(compare.summary, .text), (hint, .dim)]
  }

  private static func emptySentences(
    _ compare: CompareViewModel
  ) -> [(text: String, role: Role)] {
    let sides = [compare.here, compare.there].compactMap(\.self)
    for side in sides {
      if let failure = side.failure {
        return [
          ("\(side.name): \(failure.summary)", .danger), (failure.advice, .text),
          ("R tries again", .dim),
        ]
      }
    }
    return compare.isListed
      ? [("neither scope has a key", .text)] : [("reading the keys of both…", .dim)]
  }

  private static func draw(
    _ preview: CopyAcross, _ notice: StatusLine?, in rect: Rect, on grid: inout CellGrid
  ) {
    let count = CountText.counted(preview.count, "key")
    var text = TableBox.Text(
      title: "Copy \(count) from \(preview.from.name) to \(preview.to.name)",
      noteRows: CompareViewModel.noteRowCount)
    let fresh = preview.count - preview.overwrittenCount
    let parts = [
      fresh == 0 ? nil : "\(CountText.grouped(fresh)) new",
      preview.overwrittenCount == 0
        ? nil : "\(CountText.grouped(preview.overwrittenCount)) overwritten",
    ]
    let unknown =
      preview.unknownCount == 0
      ? "" : "; \(CountText.grouped(preview.unknownCount)) of them not compared yet"
    let left =
      preview.leftCount == 0 ? "" : "; \(CountText.grouped(preview.leftCount)) cannot"
    text.notes = [
      (
        parts.compactMap(\.self).joined(separator: ", ") + unknown + left,
        preview.overwrittenCount == 0 ? .text : .warning
      ),
      notice.map { ($0.text, .warning) } ?? preview.selectedReason.map { ($0, .danger) }
        ?? (
          rect.columns < 70
            ? "y copies; u takes it back"
            : "y copies; each is read back, and what is overwritten is kept for u", .dim
        ),
    ]
    TableBox.draw(preview.table, text, in: rect, on: &grid)
  }
}
