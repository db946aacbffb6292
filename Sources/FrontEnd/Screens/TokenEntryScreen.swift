internal import DatabricksClient
package import ViewModels

/// The screen that connects a workspace: a form in the middle, its keys at the foot.
package enum TokenEntryScreen {
  /// The form's width in cells where there is room.
  private static let wideCells = 84
  /// Below these the labels and the notes move together.
  private static let roomySize = Size(columns: 64, rows: 16)

  /// Draws the screen into `rect`.
  package static func draw(
    _ viewModel: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let isRoomy = rect.columns >= roomySize.columns && rect.rows >= roomySize.rows
    let foot = Rect(
      column: rect.column + 1, row: rect.row + rect.rows - 1, columns: rect.columns - 2, rows: 1)
    let rest = Rect(
      column: rect.column, row: rect.row, columns: rect.columns, rows: rect.rows - 1)
    let box = isRoomy ? placed(rows: TokenEntryForm.rowCount + 2, in: rest) : rest
    if isRoomy {
      grid.write("Lakelock", at: Point(column: rect.column + 1, row: rect.row), .header)
    }
    grid.box(box, title: title(of: viewModel), isFocused: true)
    let inner = box.inset(columns: 2, rows: 1)
    if let choice = viewModel.choice {
      PasteChoiceForm.draw(choice, in: inner, on: &grid)
    } else if let change = viewModel.stage.shownChange {
      ProfileChangeForm.draw(change, viewModel, in: inner, on: &grid)
    } else if isRoomy {
      TokenEntryForm.draw(viewModel, in: inner, on: &grid)
    } else {
      TokenEntryCompactForm.draw(viewModel, in: inner, on: &grid)
    }
    OverlayBox.drawHints(hints(viewModel, cells: foot.columns), in: foot, on: &grid)
  }

  private static func placed(rows: Int, in rect: Rect) -> Rect {
    let columns = min(wideCells, rect.columns)
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

  /// The keys that work now; where there is not room for all, the way on and the way out stay.
  private static func hints(
    _ viewModel: TokenEntryViewModel, cells: Int
  ) -> [(key: String, label: String)] {
    let rows = KeyTable.rows(in: .tokenEntry).filter(\.isInFooter)
    var hints: [(key: String, label: String)] = rows.compactMap { row in
      guard let key = row.keys.first, let label = viewModel.footerLabel(of: row) else {
        return nil
      }
      return (key: key.text, label: label)
    }
    let width = { (hint: (key: String, label: String)) in
      SafeText.width(of: hint.key) + SafeText.width(of: hint.label) + 3
    }
    while hints.reduce(-2, { $0 + width($1) }) > cells,
      let last = hints.lastIndex(where: { !["enter", "^s", "esc"].contains($0.key) })
    {
      hints.remove(at: last)
    }
    return hints
  }
}
