internal import ViewModels

/// The buttons of an overlay at its lower right, the selected one filled.
enum ButtonRows {
  /// Draws them into `rect`, whose rows are as many as they take.
  ///
  /// - Returns: the first column used in the last row.
  @discardableResult
  static func draw(
    _ buttons: [ConfirmationViewModel.Button], selected: Int, isArmed: Bool = true, in rect: Rect,
    on grid: inout CellGrid
  ) -> Int {
    let rows = ConfirmationViewModel.Button.rows(of: buttons, columns: rect.columns)
    var start = rect.column + rect.columns
    for (offset, row) in rows.enumerated() {
      let width = row.reduce(-ConfirmationViewModel.Button.gap) {
        $0 + SafeText.width(of: buttons[$1].shown) + ConfirmationViewModel.Button.gap
      }
      start = rect.column + max(0, rect.columns - width)
      var column = start
      for index in row {
        let button = buttons[index]
        let isUsable = !button.isDangerous || isArmed
        let role: Role = button.isDangerous ? (isUsable ? .danger : .dim) : .text
        let place = Point(column: column, row: rect.row + offset)
        let used = grid.write(button.shown, at: place, role)
        if let key = button.keyText {
          let start = Point(column: place.column + 2, row: place.row)
          grid.write(key, at: start, button.isDangerous ? role : .key)
        }
        if index == selected {
          grid.setRole(
            .selection, in: Rect(column: column, row: place.row, columns: used, rows: 1))
        }
        column += used + ConfirmationViewModel.Button.gap
      }
    }
    return start
  }
}
