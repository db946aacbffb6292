internal import DatabricksClient
package import ViewModels

/// The screen that connects a workspace: a form in the middle, its keys at the foot.
package enum TokenEntryScreen {
  /// Draws the screen into `rect`.
  package static func draw(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    var viewModel = viewModel
    viewModel.windowSize = Size(columns: rect.columns, rows: rect.rows)
    let isRoomy = viewModel.isRoomy
    let foot = Rect(
      column: rect.column + 1, row: rect.row + rect.rows - 1, columns: rect.columns - 2, rows: 1)
    let rest = Rect(
      column: rect.column, row: rect.row, columns: rect.columns, rows: rect.rows - 1)
    let isReviewing = viewModel.stage.shownChange != nil
    let rows = max(
      TokenEntryForm.rowCount, isReviewing ? ProfileChangeForm.rowCount(viewModel) : 0)
    let box = isRoomy ? placed(rows: rows + 2, in: rest) : rest
    if isRoomy {
      grid.write("Lakelock", at: Point(column: rect.column + 1, row: rect.row), .header)
    }
    grid.box(
      box, title: title(of: viewModel), trailing: ProfileChangeForm.place(viewModel),
      isFocused: true)
    let inner = box.inset(columns: 2, rows: 1)
    if let choice = viewModel.choice {
      PasteChoiceForm.draw(choice, in: inner, on: &grid)
    } else if isReviewing {
      ProfileChangeForm.draw(viewModel, in: inner, on: &grid)
    } else if isRoomy {
      TokenEntryForm.draw(viewModel, in: inner, on: &grid)
    } else {
      TokenEntryCompactForm.draw(viewModel, in: inner, on: &grid)
    }
    OverlayBox.drawHints(
      hints(viewModel, cells: foot.columns, glyphs: grid.glyphs), in: foot, on: &grid)
  }

  private static func placed(rows: Int, in rect: Rect) -> Rect {
    let columns = min(TokenEntryViewModel.formCells, rect.columns)
    let above = max(1, (rect.rows - rows) / 3)
    return Rect(
      column: rect.column + (rect.columns - columns) / 2, row: rect.row + above,
      columns: columns, rows: min(rows, rect.rows - above))
  }

  private static func title(of viewModel: TokenEntryViewModel) -> String {
    if let choice = viewModel.choice { return "\(choice.profiles.count) profiles pasted" }
    guard let change = viewModel.stage.shownChange else { return "Connect a workspace" }
    return "Save \(viewModel.profile.text) to \(change.path)"
  }

  /// The keys in the order in which they stay where there is not room for all.
  private static let priority = ["esc", "^s", "down", "^t", "^r", "enter", "^o", "F1", "^q", "^n"]

  /// The keys that work now; where there is not room for all, the way out and the way on stay.
  private static func hints(
    _ viewModel: TokenEntryViewModel, cells: Int, glyphs: GlyphSet
  ) -> [(key: String, label: String)] {
    let rows = KeyTable.rows(in: .tokenEntry).filter(\.isInFooter)
    var hints: [(key: String, label: String)] = rows.compactMap { row in
      guard let key = row.keys.first, let label = viewModel.footerLabel(of: row) else {
        return nil
      }
      return (key: key.text, label: glyphs.label(label))
    }
    let width = { (hint: (key: String, label: String)) in
      SafeText.width(of: hint.key) + SafeText.width(of: hint.label) + 3
    }
    for key in priority.reversed() where hints.reduce(-2, { $0 + width($1) }) > cells {
      hints.removeAll { $0.key == key }
    }
    return hints
  }
}
