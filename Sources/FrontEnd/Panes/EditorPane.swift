internal import DatabricksClient
package import ViewModels

/// The editor in its frame: text, the sentence about the last thing done, state and size.
package enum EditorPane {
  /// Draws `viewModel`, whose size is that of `rect`; with focus it also places the cursor.
  package static func draw(
    _ viewModel: EditorViewModel, isFocused: Bool, in rect: Rect, on grid: inout CellGrid
  ) {
    grid.fill(rect)
    let verb = viewModel.original != nil ? "Edit" : viewModel.seen == .absent ? "New" : "Replace"
    grid.box(
      rect, title: "\(verb) · \(viewModel.path.text)", trailing: place(of: viewModel),
      isFocused: isFocused)
    let areas = viewModel.areas.moved(by: Point(column: rect.column, row: rect.row))
    if viewModel.isText {
      EditorTextRows(viewModel: viewModel, isFocused: isFocused, areas: areas).draw(on: &grid)
    } else {
      EditorByteRows(viewModel: viewModel, isFocused: isFocused, area: areas.text).draw(on: &grid)
    }
    if viewModel.bar != nil {
      EditorBarRows(viewModel: viewModel, isFocused: isFocused, area: areas.notice).draw(on: &grid)
    } else {
      drawNotice(of: viewModel, in: areas.notice, on: &grid)
    }
    drawMeter(of: viewModel, in: areas.meter, on: &grid)
  }

  /// Where the cursor is, for the frame.
  private static func place(of viewModel: EditorViewModel) -> String {
    guard viewModel.isText else {
      let mode = viewModel.byteEntry.inserts ? "insert" : "overwrite"
      return "\(mode) · \(EditorBytesLayout.text(ofOffset: viewModel.cursor))"
    }
    guard viewModel.text.lineCount > 1 else { return "" }
    let line = viewModel.text.line(at: viewModel.cursor) + 1
    return "\(line)/\(viewModel.text.lineCount)"
  }

  private static func drawNotice(
    of viewModel: EditorViewModel, in area: Rect, on grid: inout CellGrid
  ) {
    guard let notice = viewModel.shownNotice, area.rows > 0 else { return }
    let rows = WordWrap.lines(notice.text, cells: area.columns)
    for (index, row) in rows.prefix(area.rows).enumerated() {
      let isCut = index == area.rows - 1 && rows.count > area.rows
      let shown = isCut ? CellText.cut(row, cells: area.columns) : row
      let point = Point(column: area.column, row: area.row + index)
      grid.write(shown, at: point, notice.kind.role, maxCells: area.columns)
    }
  }

  private static func drawMeter(
    of viewModel: EditorViewModel, in area: Rect, on grid: inout CellGrid
  ) {
    guard area.rows > 0 else { return }
    var words: [(text: String, role: Role)] = [(viewModel.isRevealed ? "revealed" : "hidden", .dim)]
    if let state = state(of: viewModel) {
      words = area.columns < narrowColumns ? [state] : words + [(" · ", .dim), state]
    }
    if let selection = viewModel.selection, area.columns >= narrowColumns {
      words.append((" · \(CountText.counted(selection.count, "byte")) selected", .dim))
    }
    var used = 0
    for word in words {
      used += grid.write(
        word.text, at: Point(column: area.column + used, row: area.row), word.role,
        maxCells: area.columns - used)
    }
    let room = area.columns - used - 2
    let sizes = EditorSizeText(viewModel)
    guard let text = sizes.forms.first(where: { SafeText.width(of: $0) <= room }) else { return }
    let column = area.column + area.columns - SafeText.width(of: text)
    grid.write(text, at: Point(column: column, row: area.row), sizes.role)
  }

  /// Below that many cells only what matters most is said.
  private static let narrowColumns = 24

  private static func state(of viewModel: EditorViewModel) -> (text: String, role: Role)? {
    switch viewModel.saveState {
    case .saving: ("saving…", .accent)
    case .checking: ("unknown, checking…", .warning)
    case .unknown where viewModel.hasChanges: ("saved or not", .warning)
    case .idle, .failed, .unknown: viewModel.hasChanges ? ("unsaved", .warning) : nil
    }
  }
}

/// The size of the value in words, the longest form first.
private struct EditorSizeText {
  let forms: [String]
  let role: Role

  init(_ viewModel: EditorViewModel) {
    let count = viewModel.text.count
    let limit = EditorViewModel.valueLimit
    let bytes = CountText.counted(count, "byte")
    let excess = count - limit
    if excess > 0 {
      forms = [
        "\(bytes) · \(CountText.grouped(excess)) over the limit",
        "\(CountText.counted(excess, "byte")) over", "\(CountText.grouped(excess)) over",
      ]
      role = .danger
      return
    }
    let ofLimit = "\(CountText.grouped(count)) of \(CountText.counted(limit, "byte"))"
    let lines = CountText.counted(viewModel.text.filledLineCount, "line")
    let countsLines = viewModel.isText && count > 0
    forms = (countsLines ? ["\(lines) · \(ofLimit)"] : []) + [ofLimit, bytes]
    role = count * 10 >= limit * 9 ? .warning : .dim
  }
}

extension EditorNotice.Kind {
  fileprivate var role: Role {
    switch self {
    case .plain: .dim
    case .good: .good
    case .warning: .warning
    case .danger: .danger
    }
  }
}
