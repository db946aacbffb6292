internal import DatabricksClient
package import ViewModels

/// The boxes that lie over the screen, in its middle.
package enum OverlayBox {
  /// Draws `overlay` in the middle of `rect`.
  package static func draw(_ overlay: Overlay, in rect: Rect, on grid: inout CellGrid) {
    switch overlay {
    case .help(let help): HelpBox.draw(help, in: rect, on: &grid)
    case .confirmation(let question): ConfirmationBox.draw(question, in: rect, on: &grid)
    case .newKey(let form): draw(form, in: rect, on: &grid)
    case .newScope(let form): NewScopeBox.draw(form, in: rect, on: &grid)
    case .copyMenu(let menu): CopyMenuBox.draw(menu, in: rect, on: &grid)
    case .file(let dialog): FileDialogBox.draw(dialog, in: rect, on: &grid)
    case .generate(let form): GenerateBox.draw(form, in: rect, on: &grid)
    case .difference(let shown): DifferenceBox.draw(shown, on: &grid)
    case .workspaces(let picker): WorkspacePickerBox.draw(picker, in: rect, on: &grid)
    case .palette(let palette): PaletteBox.draw(palette, in: rect, on: &grid)
    case .log(let log): RequestLogBox.draw(log, in: rect, on: &grid)
    case .changes(let run): ChangeRunBox.draw(run, in: rect, on: &grid)
    case .access(let access): AccessBox.draw(access, in: rect, on: &grid)
    case .grant(let form): GrantBox.draw(form, in: rect, on: &grid)
    case .undoList(let list): UndoListBox.draw(list, in: rect, on: &grid)
    case .scopeDeletion(let box): ScopeDeletionBox.draw(box, in: rect, on: &grid)
    case .importing(let form): ImportBox.draw(form, in: rect, on: &grid)
    case .exporting(let form): ExportBox.draw(form, in: rect, on: &grid)
    case .transfer(let transfer): TransferBox.draw(transfer, in: rect, on: &grid)
    case .rename(let form): RenameBox.draw(form, in: rect, on: &grid)
    case .markedKeys(let list): MarkedKeysBox.draw(list, in: rect, on: &grid)
    case .deleteKeys(let question): DeleteKeysBox.draw(question, in: rect, on: &grid)
    case .audit(let audit): AuditBox.draw(audit, in: rect, on: &grid)
    case .compare(let compare): CompareBox.draw(compare, in: rect, on: &grid)
    case .find(let find): FindBox.draw(find, in: rect, on: &grid)
    }
  }

  /// Blanks a box of that content size in the middle of `rect`, draws its frame and returns its inside.
  static func open(
    _ title: String, trailing: String = "", content: Size, in rect: Rect,
    on grid: inout CellGrid
  ) -> Rect {
    let columns = min(rect.columns, content.columns + 4)
    let rows = min(rect.rows, content.rows + 2)
    let box = Rect(
      column: rect.column + (rect.columns - columns) / 2,
      row: rect.row + (rect.rows - rows) / 2, columns: columns, rows: rows)
    grid.fill(box)
    grid.box(box, title: title, trailing: trailing, isFocused: true)
    return box.inset(columns: 2, rows: 1)
  }

  /// Puts the frame around `inner` in the danger role.
  static func redden(_ inner: Rect, on grid: inout CellGrid) {
    let box = inner.inset(columns: -2, rows: -1)
    let edges = [
      Rect(column: box.column, row: box.row, columns: box.columns, rows: 1),
      Rect(column: box.column, row: box.row + box.rows - 1, columns: box.columns, rows: 1),
      Rect(column: box.column, row: box.row, columns: 1, rows: box.rows),
      Rect(column: box.column + box.columns - 1, row: box.row, columns: 1, rows: box.rows),
    ]
    for edge in edges { grid.setRole(.danger, in: edge) }
  }

  /// Writes keys with their words, two spaces between, as the footer does.
  static func drawHints(
    _ hints: [(key: String, label: String)], in rect: Rect, on grid: inout CellGrid
  ) {
    var column = rect.column
    for hint in hints {
      let label = grid.glyphs.label(hint.label)
      let width = SafeText.width(of: hint.key) + 1 + SafeText.width(of: label)
      guard column + width <= rect.column + rect.columns else { return }
      column += grid.write(hint.key, at: Point(column: column, row: rect.row), .key) + 1
      column += grid.write(label, at: Point(column: column, row: rect.row), .label) + 2
    }
  }

  /// Draws a field for one line of text, with the cursor in it when it has the keys.
  static func drawField(
    _ field: LineField, isFocused: Bool, in rect: Rect, on grid: inout CellGrid
  ) {
    grid.fill(rect, .field)
    let before = SafeText.width(of: String(field.textBeforeCursor))
    let room = max(1, rect.columns - 1)
    let shown = CellText.middleTruncated(field.text, cells: room)
    let role: Role = isFocused && field.isProposed ? .selection : .text
    grid.write(shown, at: Point(column: rect.column, row: rect.row), role, maxCells: room)
    if isFocused {
      grid.cursor = Point(column: rect.column + min(before, room), row: rect.row)
    }
  }

  private static func draw(_ form: NewKeyViewModel, in rect: Rect, on grid: inout CellGrid) {
    let columns = min(64, rect.columns - 4)
    let sentence = form.problem ?? "the value comes next, in the editor"
    let room = max(1, rect.rows - 5)
    let noteRows = min(room, max(2, WordWrap.lines(sentence, cells: columns).count))
    let size = Size(columns: columns, rows: noteRows + 3)
    let title = "New key in \(form.scope.rawValue)"
    let inner = open(title, content: size, in: rect, on: &grid)
    let line = Rect(column: inner.column, row: inner.row, columns: inner.columns, rows: 1)
    grid.write("Name", at: Point(column: line.column, row: line.row + 1), .label)
    let field = Rect(
      column: line.column + 6, row: line.row + 1, columns: line.columns - 6, rows: 1)
    drawField(form.field, isFocused: true, in: field, on: &grid)
    let note = Rect(column: line.column, row: line.row + 2, columns: line.columns, rows: noteRows)
    Paragraph.draw(
      sentence, form.problem == nil ? .dim : .danger, in: note, on: &grid)
    let foot = Rect(
      column: line.column, row: line.row + noteRows + 2, columns: line.columns, rows: 1)
    drawHints([("enter", "go on"), ("esc", "cancel")], in: foot, on: &grid)
  }
}
