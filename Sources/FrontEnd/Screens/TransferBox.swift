internal import DatabricksClient
internal import ViewModels

/// Copying and moving: the scopes to choose from, the workspaces, and what would be done.
enum TransferBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ transfer: TransferViewModel, in rect: Rect, on grid: inout CellGrid) {
    switch transfer.stage {
    case .target: drawTargets(transfer, in: rect, on: &grid)
    case .workspace: drawWorkspaces(transfer, in: rect, on: &grid)
    case .preview:
      if let preview = transfer.preview { draw(preview, in: rect, on: &grid) }
    }
  }

  private static func drawTargets(
    _ transfer: TransferViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let targets = transfer.targets
    let verb = if case .scope = transfer.source { "Copy" } else { "Copy or move" }
    var text = TableBox.Text(title: "\(verb) \(transfer.source.title)")
    text.noteRows = TransferViewModel.noteRows(columns: rect.columns)
    if let error = targets.error {
      text.empty = [(error.summary, .danger), (error.advice, .text), ("R reads again", .dim)]
    } else if targets.workspace == nil {
      text.empty = [("reading the scopes of \(transfer.targetName)…", .dim)]
    } else {
      text.empty = [("no scopes here yet", .text), ("n names the first one", .dim)]
    }
    let place =
      targets.profile == nil
      ? "to a scope of \(transfer.targetName); w goes to another workspace"
      : "to a scope of \(transfer.targetName), \(targets.workspace?.host ?? "another workspace")"
    let isTyping = targets.field != nil
    if !isTyping {
      text.notes = [targets.problem.map { ($0, .danger) } ?? (place, .dim)]
    }
    let foot = TableBox.draw(targets.table, text, in: rect, on: &grid)
    guard let field = targets.field else { return }
    drawName(field, "New scope", "choose a scope", targets.problem, in: foot, on: &grid)
  }

  private static func drawName(
    _ field: LineField, _ label: String, _ escape: String, _ problem: String?, in foot: Rect,
    on grid: inout CellGrid
  ) {
    let start = Point(column: foot.column, row: foot.row)
    grid.fill(Rect(column: foot.column, row: foot.row, columns: foot.columns, rows: foot.rows))
    grid.write(label, at: start, .label)
    let used = SafeText.width(of: label) + 1
    let line = Rect(
      column: foot.column + used, row: foot.row, columns: max(1, foot.columns - used), rows: 1)
    OverlayBox.drawField(field, isFocused: true, in: line, on: &grid)
    var rest = foot
    rest.row += 1
    rest.rows -= 1
    guard rest.rows > 0 else { return }
    if let problem {
      Paragraph.draw(problem, .danger, in: rest, on: &grid)
    } else {
      OverlayBox.drawHints([("enter", "take it"), ("esc", escape)], in: rest, on: &grid)
    }
  }

  private static func drawWorkspaces(
    _ transfer: TransferViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let workspaces = transfer.workspaces
    var text = TableBox.Text(title: "Workspace for \(transfer.source.title)")
    text.noteRows = TransferViewModel.noteRows(columns: rect.columns)
    if let error = workspaces.error {
      text.empty = [(error.summary, .danger), (error.advice, .text)]
    } else {
      text.empty = [(workspaces.isRead ? "no profiles" : "reading the profiles…", .dim)]
    }
    text.notes = [
      workspaces.problem.map { ($0, .danger) }
        ?? ("its scopes are read with that profile", .dim)
    ]
    TableBox.draw(workspaces.table, text, in: rect, on: &grid)
  }

  private static func draw(
    _ preview: TransferPreview, in rect: Rect, on grid: inout CellGrid
  ) {
    var text = TableBox.Text(title: preview.title)
    text.noteRows = TransferViewModel.noteRows(columns: rect.columns)
    if let error = preview.error {
      text.empty = [(error.summary, .danger), (error.advice, .text), ("R reads again", .dim)]
    } else if preview.rows == nil {
      text.empty = [("reading the lists…", .dim)]
    } else {
      text.empty = [("no keys", .dim)]
    }
    if preview.naming == nil {
      text.notes = [(preview.summary, .text)]
      text.notes.append(
        preview.problem.map { ($0, .danger) } ?? preview.hint.map { ($0, .warning) }
          ?? (preview.selectedReason.map { ($0, .danger) }
            ?? (preview.consequence, preview.replaces ? .warning : .dim)))
    }
    let foot = TableBox.draw(preview.table, text, in: rect, on: &grid)
    guard let naming = preview.naming else { return }
    drawName(naming.field, "Name there", "leave it", preview.problem, in: foot, on: &grid)
  }
}
