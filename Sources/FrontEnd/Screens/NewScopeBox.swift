internal import DatabricksClient
internal import ViewModels

/// The form for a new scope.
enum NewScopeBox {
  private static let labelCells = 15

  /// Draws it in the middle of `rect`.
  static func draw(_ form: NewScopeViewModel, in rect: Rect, on grid: inout CellGrid) {
    let rows = form.rows
    // Where the window is low the blank lines go first.
    let air = rect.rows >= rows.count + 8 ? 1 : 0
    let columns = min(72, rect.columns - 4)
    // A refusal in the workspace's words may be long.
    let wanted = WordWrap.lines(form.problem ?? "", cells: columns).count
    let room = rect.rows - 3 - 2 * air
    // Then rows of the form do, but the one with the keys: why it is refused must be read whole.
    let shown = max(1, min(rows.count, room - max(2, wanted)))
    let noteRows = min(max(2, wanted), max(2, room - shown))
    let top = max(0, (rows.firstIndex(of: form.row) ?? 0) - shown + 1)
    let size = Size(columns: columns, rows: shown + noteRows + 1 + 2 * air)
    let inner = OverlayBox.open("New scope", content: size, in: rect, on: &grid)
    for (offset, row) in rows[top...].prefix(shown).enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + air + offset, columns: inner.columns, rows: 1)
      draw(row, of: form, in: line, on: &grid)
    }
    let note = Rect(
      column: inner.column, row: inner.row + shown + 2 * air, columns: inner.columns,
      rows: noteRows)
    let sentence =
      form.sending.map { "creating \($0.rawValue)…" } ?? form.problem ?? hint(for: form.row)
    Paragraph.draw(
      sentence, form.sending == nil && form.problem != nil ? .danger : .dim, in: note, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    OverlayBox.drawHints(
      [("enter", "create"), ("esc", "cancel"), ("tab", "next"), ("space", "switch")], in: foot,
      on: &grid)
  }

  private static func draw(
    _ row: NewScopeViewModel.Row, of form: NewScopeViewModel, in line: Rect,
    on grid: inout CellGrid
  ) {
    let isFocused = form.row == row
    let label = CellText.endTruncated(label(of: row), cells: labelCells - 1)
    let start = Point(column: line.column, row: line.row)
    grid.write(label, at: start, isFocused ? .accent : .label)
    let field = Rect(
      column: line.column + labelCells, row: line.row, columns: line.columns - labelCells,
      rows: 1)
    let place = Point(column: field.column, row: field.row)
    switch row {
    case .name: OverlayBox.drawField(form.name, isFocused: isFocused, in: field, on: &grid)
    case .resourceID:
      OverlayBox.drawField(form.resourceID, isFocused: isFocused, in: field, on: &grid)
    case .dnsName: OverlayBox.drawField(form.dnsName, isFocused: isFocused, in: field, on: &grid)
    case .managedByAll:
      grid.write(form.isManagedByAllUsers ? "[x] all users" : "[ ] all users too", at: place)
    case .keyVault:
      grid.write(form.isKeyVault ? "[x] Azure Key Vault" : "[ ] Azure Key Vault", at: place)
    }
    if isFocused, row == .managedByAll || row == .keyVault {
      grid.cursor = Point(column: place.column + 1, row: place.row)
    }
  }

  private static func label(of row: NewScopeViewModel.Row) -> String {
    switch row {
    case .name: "Name"
    case .managedByAll: "Managers"
    case .keyVault: "Backend"
    case .resourceID: "Resource id"
    case .dnsName: "DNS name"
    }
  }

  private static func hint(for row: NewScopeViewModel.Row) -> String {
    switch row {
    case .name: "letters, digits, - _ . and @; upper and lower case are the same name"
    case .managedByAll: "else only you manage it; workspaces below Premium need all users"
    case .keyVault: "a read-only window on a vault; its keys are changed in Azure"
    case .resourceID: "/subscriptions/…/resourceGroups/…/vaults/NAME"
    case .dnsName: "https://NAME.vault.azure.net/"
    }
  }
}
