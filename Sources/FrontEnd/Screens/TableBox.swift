internal import ViewModels

/// A table in a box over the screen: the rows, what is said about them, and nothing that moves.
enum TableBox {
  /// What stands around the rows.
  struct Text {
    var title: String
    /// Said where no row is shown, a paragraph each; what happened, then what to do.
    var empty: [(text: String, role: Role)] = []
    /// Said below the rows in at most `noteRows` rows.
    var notes: [(text: String, role: Role)] = []
    /// How many rows are kept for the notes, so that nothing moves when they change.
    var noteRows = 2
    /// A field that is typed into in the first of those rows, with the words before it.
    var field: (label: String, field: LineField)?
    /// The frame in the danger role.
    var isDangerous = false
  }

  /// Draws it in the middle of `rect`, as high as the window allows whatever the rows are.
  static func draw(
    _ table: TableViewModel, _ text: Text, in rect: Rect, on grid: inout CellGrid
  ) {
    draw(table.window, text, in: rect, on: &grid)
  }

  /// Draws the part of a table that is in view.
  static func draw(
    _ table: TableWindow, _ text: Text, in rect: Rect, on grid: inout CellGrid
  ) {
    let layout = TableLayout(
      window: Size(columns: rect.columns, rows: rect.rows), noteRows: text.noteRows)
    let inner = OverlayBox.open(
      text.title, trailing: table.place, content: layout.content, in: rect, on: &grid)
    let widths = TableWidths(table, columns: inner.columns - 2)
    if layout.hasTitles { drawTitles(table, widths, in: inner, on: &grid) }
    let top = inner.row + (layout.hasTitles ? 1 : 0)
    let list = Rect(
      column: inner.column, row: top, columns: inner.columns, rows: layout.listRows)
    if table.rows.isEmpty {
      Paragraph.draw(emptySentences(table, text), in: list, on: &grid)
    }
    for (offset, visible) in table.rows.enumerated() where offset < list.rows {
      let line = Rect(
        column: list.column, row: list.row + offset, columns: list.columns, rows: 1)
      draw(
        visible.row, isSelected: visible.isSelected, table, widths, in: line, on: &grid)
    }
    let foot = Rect(
      column: inner.column, row: list.row + list.rows + layout.gap, columns: inner.columns,
      rows: layout.noteRows)
    drawFoot(table, text, in: foot, on: &grid)
  }

  private static func emptySentences(
    _ table: TableWindow, _ text: Text
  ) -> [(text: String, role: Role)] {
    guard table.hasHiddenRows else { return text.empty }
    return [("no row matches", .text), ("esc shows all", .dim)]
  }

  private static func drawFoot(
    _ table: TableWindow, _ text: Text, in foot: Rect, on grid: inout CellGrid
  ) {
    var rest = foot
    let filter = table.filter.isActive ? ("/", table.filter.field) : nil
    if let (label, typed) = text.field ?? filter, rest.rows > 0 {
      let start = Point(column: rest.column, row: rest.row)
      let used = grid.write(label, at: start, .key)
      let field = Rect(
        column: start.column + used, row: start.row, columns: min(40, rest.columns - used),
        rows: 1)
      OverlayBox.drawField(
        typed, isFocused: text.field != nil || table.filter.isTyping, in: field, on: &grid)
      rest.row += 1
      rest.rows -= 1
    }
    Paragraph.draw(text.notes, in: rest, on: &grid)
  }

  private static func drawTitles(
    _ table: TableWindow, _ widths: TableWidths, in inner: Rect, on grid: inout CellGrid
  ) {
    for (index, column) in table.columns.enumerated() where widths.cells[index] > 0 {
      let shown = CellText.padded(
        column.title, cells: widths.cells[index], column.isTrailing ? .trailing : .leading)
      let start = Point(column: inner.column + 2 + widths.starts[index], row: inner.row)
      grid.write(shown, at: start, .dim)
    }
  }

  private static func draw(
    _ row: TableRow, isSelected: Bool, _ table: TableWindow, _ widths: TableWidths,
    in line: Rect, on grid: inout CellGrid
  ) {
    if isSelected { grid.write("▸", at: Point(column: line.column, row: line.row), .accent) }
    if row.isMarked { grid.write("+", at: Point(column: line.column + 1, row: line.row), .accent) }
    let filter = table.filter.filter
    for (index, cell) in row.cells.enumerated() where widths.cells[index] > 0 {
      let shown = CellText.padded(
        cell.text, cells: widths.cells[index],
        table.columns[index].isTrailing ? .trailing : .leading)
      let start = Point(column: line.column + 2 + widths.starts[index], row: line.row)
      grid.write(shown, at: start, Role(cell.tone), maxCells: widths.cells[index])
      mark(filter, in: shown, at: start, on: &grid)
    }
    guard isSelected else { return }
    let whole = Rect(
      column: line.column - 1, row: line.row, columns: line.columns + 2, rows: 1)
    grid.setRole(.selection, in: whole)
  }

  private static func mark(
    _ filter: NameFilter, in shown: String, at start: Point, on grid: inout CellGrid
  ) {
    guard !filter.isEmpty, let match = filter.match(in: Array(shown.utf8)) else { return }
    let bytes = Array(shown.utf8)
    let before = String(decoding: bytes[..<match.lowerBound], as: UTF8.self)
    let text = String(decoding: bytes[match], as: UTF8.self)
    let column = start.column + SafeText.width(of: before)
    grid.write(text, at: Point(column: column, row: start.row), .match)
  }
}

/// Where each column of a table begins and how many cells it has.
private struct TableWidths {
  /// 0 for a column that is left out.
  var cells: [Int] = []
  var starts: [Int] = []

  init(_ table: TableWindow, columns: Int) {
    let kept = table.columns.map { columns >= $0.isLeftOutBelow }
    var left = columns - 2 * max(0, kept.count { $0 } - 1)
    var shares = 0
    for (index, column) in table.columns.enumerated() {
      guard kept[index] else {
        cells.append(0)
        continue
      }
      switch column.width {
      case .fitting(let most):
        let wanted = max(table.widest[index], SafeText.width(of: column.title))
        cells.append(min(most, wanted))
        left -= cells[index]
      case .flexible(let share):
        cells.append(0)
        shares += share
      }
    }
    for (index, column) in table.columns.enumerated() where kept[index] {
      if case .flexible(let share) = column.width, shares > 0 {
        cells[index] = max(4, left * share / shares)
      }
    }
    var start = 0
    for width in cells {
      starts.append(start)
      if width > 0 { start += width + 2 }
    }
  }
}

extension Role {
  /// The role of a table's cell.
  init(_ tone: TableCell.Tone) {
    self =
      switch tone {
      case .text: .text
      case .dim: .dim
      case .label: .label
      case .accent: .accent
      case .good: .good
      case .warning: .warning
      case .danger: .danger
      }
  }
}
