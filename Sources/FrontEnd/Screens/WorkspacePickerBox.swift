internal import DatabricksClient
internal import ViewModels

/// The list of profiles, each with whether its workspace answers.
enum WorkspacePickerBox {
  /// Draws it in the middle of `rect`.
  static func draw(
    _ picker: WorkspacePickerViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let listRows = max(1, min(picker.visibleRowCount, picker.list?.rows.count ?? 1))
    let notes = sentences(picker)
    let noteRows = notes.isEmpty ? 0 : 2
    let size = Size(columns: min(108, rect.columns - 4), rows: listRows + 3 + noteRows)
    let place =
      picker.selected == nil ? "" : "\(picker.selection.selected + 1)/\(picker.rows.count)"
    let inner = OverlayBox.open("Workspaces", trailing: place, content: size, in: rect, on: &grid)
    drawRows(picker, in: inner, count: listRows, on: &grid)
    let below = Rect(
      column: inner.column, row: inner.row + listRows + 1, columns: inner.columns, rows: noteRows)
    Paragraph.draw(notes, in: below, on: &grid)
    let foot = Rect(
      column: inner.column, row: inner.row + inner.rows - 1, columns: inner.columns, rows: 1)
    drawFoot(picker, in: foot, on: &grid)
  }

  private static func sentences(
    _ picker: WorkspacePickerViewModel
  ) -> [(text: String, role: Role)] {
    if let problem = picker.problem { return [(text: problem, role: .danger)] }
    if let notice = picker.notice { return [(text: notice, role: .good)] }
    if let row = picker.selected, let text = PickerState(picker, row).advice {
      return [(text: text, role: .warning)]
    }
    return (picker.list?.warnings ?? []).prefix(2).map { (text: $0, role: .warning) }
  }

  private static func drawFoot(
    _ picker: WorkspacePickerViewModel, in foot: Rect, on grid: inout CellGrid
  ) {
    guard !picker.filter.isTyping else {
      let used = grid.write("/", at: Point(column: foot.column, row: foot.row), .key)
      let field = Rect(
        column: foot.column + used, row: foot.row, columns: min(40, foot.columns - used), rows: 1)
      FieldLine.draw(picker.filter.field, isFocused: true, in: field, on: &grid)
      return
    }
    OverlayBox.drawHints(
      [
        ("enter", "open"), ("n", "new…"), ("e", "edit…"), ("d", "delete…"), ("*", "default"),
        ("/", "filter"), ("esc", "close"),
      ], in: foot, on: &grid)
  }

  private static func drawRows(
    _ picker: WorkspacePickerViewModel, in inner: Rect, count: Int, on grid: inout CellGrid
  ) {
    let start = Point(column: inner.column, row: inner.row)
    guard picker.list != nil else {
      if picker.problem == nil { grid.write("reading the config file…", at: start, .dim) }
      return
    }
    let rows = picker.rows
    guard !rows.isEmpty else {
      let text =
        picker.filter.isActive
        ? "no profile matches; esc drops the filter"
        : "no profiles yet; n connects the first workspace"
      grid.write(text, at: start, .dim)
      return
    }
    let visible = picker.selection.visibleRows(count: rows.count, visible: count)
    for (offset, index) in visible.enumerated() {
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      draw(rows[index], picker, in: line, on: &grid)
      guard index == picker.selection.selected else { continue }
      grid.write("▸", at: Point(column: line.column, row: line.row), .accent)
      let whole = Rect(
        column: inner.column - 1, row: line.row, columns: inner.columns + 2, rows: 1)
      grid.setRole(.selection, in: whole)
    }
  }

  /// Name, host, kind of sign-in and state; the host is what gives way in a narrow window.
  private static func draw(
    _ row: ProfileList.Row, _ picker: WorkspacePickerViewModel, in line: Rect,
    on grid: inout CellGrid
  ) {
    let longest = picker.rows.map { SafeText.width(of: $0.name) }.max() ?? 0
    let nameCells = min(max(12, longest + 4), 24, line.columns / 3)
    let state = PickerState(picker, row)
    let stateCells = min(24, line.columns / 3)
    let kindCells = line.columns >= 70 ? 18 : 0
    var column = line.column + 2
    let star = row.isDefault ? " *" : ""
    let name = CellText.middleTruncated(row.name, cells: nameCells - 2 - star.count) + star
    grid.write(
      name, at: Point(column: column, row: line.row),
      row.name == picker.current ? .accent : .text)
    column += nameCells
    let hostCells = line.columns - 2 - nameCells - kindCells - stateCells - 1
    let host = row.host.isEmpty ? "no host" : PickerState.shown(row.host)
    grid.write(
      CellText.middleTruncated(host, cells: hostCells),
      at: Point(column: column, row: line.row), .dim)
    column += hostCells + 1
    if kindCells > 0 {
      grid.write(
        CellText.middleTruncated(PickerState.kind(row.authType), cells: kindCells - 1),
        at: Point(column: column, row: line.row), .dim)
      column += kindCells
    }
    let text = state.text(glyphs: grid.glyphs)
    grid.write(
      CellText.endTruncated(text, cells: stateCells),
      at: Point(column: column, row: line.row), state.role)
  }
}

/// The words for what is known of a profile.
private struct PickerState {
  private let state: WorkspacePickerViewModel.State?
  private let frame: Int?

  init(_ picker: WorkspacePickerViewModel, _ row: ProfileList.Row) {
    state = picker.states[row.name]
    frame = picker.spinner.frame
  }

  func text(glyphs: GlyphSet) -> String {
    switch state {
    case nil: ""
    case .asking: SpinnerPicture.text(frame, glyphs: glyphs)
    case .silent: "✗ no answer in 5 s"
    case .found(.answered(let found)): "✓ \(found.user.userName)"
    case .found(.failed(.tokenRejected)): "✗ token rejected"
    case .found(.failed(.signInFailed(.clientRejected))): "✗ secret refused"
    case .found(.failed(.signInFailed(.programMissing))): "✗ CLI not installed"
    case .found(.failed(.signInFailed)): "✗ not signed in"
    case .found(.failed(.notPermitted)): "✗ no permission"
    case .found(.failed): "✗ cannot be reached"
    case .found(.unusable(.unsupportedSignIn)): "! cannot be used here"
    case .found(.unusable): "! incomplete"
    }
  }

  var role: Role {
    switch state {
    case .found(.answered): .good
    case .silent, .found(.failed): .danger
    case .found(.unusable): .warning
    case nil, .asking: .dim
    }
  }

  /// What happened and what to do, for the selected profile.
  var advice: String? {
    switch state {
    case .found(.failed(.tokenRejected)): "its token is no longer accepted; e enters a new one"
    case .found(.failed(let error)): ErrorText(error).oneLine
    case .found(.unusable(let error)): ErrorText(error).oneLine
    case nil, .asking, .silent, .found(.answered): nil
    }
  }

  static func shown(_ host: String) -> String {
    host.hasPrefix("https://") ? String(host.dropFirst(8)) : host
  }

  static func kind(_ authType: String) -> String {
    switch authType {
    case "pat": "token"
    case "oauth-m2m": "service principal"
    case "databricks-cli": "databricks cli"
    case "azure-cli": "azure cli"
    default: authType
    }
  }
}
