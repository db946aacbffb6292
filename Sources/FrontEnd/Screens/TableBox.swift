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
    /// A field that has the keys, in the first row of the notes, and what stands before it.
    var field: (prompt: String, field: LineField)?
    /// The frame in the danger role.
    var isDangerous = false
  }

  /// Draws it in the middle of `rect`, as high as the window allows whatever the rows are.
  ///
  /// - Returns: where the notes stand.
  @discardableResult
  static func draw(
    _ table: TableViewModel, _ text: Text, in rect: Rect, on grid: inout CellGrid
  ) -> Rect {
    draw(table.window, text, in: rect, on: &grid)
  }

  /// Draws the part of a table that is in view.
  ///
  /// - Returns: where the notes stand.
  @discardableResult
  static func draw(
    _ table: TableWindow, _ text: Text, in rect: Rect, on grid: inout CellGrid
  ) -> Rect {
    let layout = TableLayout(
      window: Size(columns: rect.columns, rows: rect.rows), noteRows: text.noteRows)
    let inner = OverlayBox.open(
      text.title, trailing: table.place, content: layout.content, in: rect, on: &grid)
    let widths = TableWidths(
      table, columns: inner.columns - 2, hasTitles: layout.hasTitles)
    // Over a sentence that stands for the rows, titles would tell of nothing.
    let isSaid = table.rows.isEmpty && !table.hasHiddenRows && !text.empty.isEmpty
    if layout.hasTitles, !isSaid { drawTitles(table, widths, in: inner, on: &grid) }
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
    if text.isDangerous { OverlayBox.redden(inner, on: &grid) }
    return foot
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
    if let (prompt, field) = text.field ?? filter, rest.rows > 0 {
      let start = Point(column: rest.column, row: rest.row)
      let used = grid.write(prompt, at: start, .key)
      let room = Rect(
        column: start.column + used, row: start.row, columns: min(48, rest.columns - used),
        rows: 1)
      let isFocused = text.field != nil || table.filter.isTyping
      OverlayBox.drawField(field, isFocused: isFocused, in: room, on: &grid)
      rest.row += 1
      rest.rows -= 1
    }
    Paragraph.draw(text.notes, in: rest, on: &grid)
  }

  private static func drawTitles(
    _ table: TableWindow, _ widths: TableWidths, in inner: Rect, on grid: inout CellGrid
  ) {
    for (index, column) in table.columns.enumerated() where widths.cells[index] > 0 {
      let shown = CellText.middleTruncated(column.title, cells: widths.cells[index])
      let column = inner.column + 2 + widths.column(of: shown, in: index, of: table)
      grid.write(shown, at: Point(column: column, row: inner.row), .dim)
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
      let shown = CellText.middleTruncated(cell.text, cells: widths.cells[index])
      let column = line.column + 2 + widths.column(of: shown, in: index, of: table)
      let start = Point(column: column, row: line.row)
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
  private var starts: [Int] = []

  /// The fewest cells in which a column that shares the rest says anything.
  private static let leastShare = 12

  /// Titles that are not shown take no room.
  init(_ table: TableWindow, columns: Int, hasTitles: Bool) {
    let fitted = table.columns.indices.map { Self.fitted($0, of: table, hasTitles: hasTitles) }
    var kept = table.columns.map { columns >= $0.isLeftOutBelow }
    var left = Self.rest(of: fitted, kept, columns: columns)
    // What is left is shared by the columns that are there.
    let shares = table.columns.indices.reduce(0) { sum, index in
      if kept[index], case .flexible(let share) = table.columns[index].width {
        sum + share
      } else {
        sum
      }
    }
    // Where they still do not fit, the last ones go first.
    while left < Self.leastShare * min(1, shares),
      let last = table.columns.indices.last(where: { kept[$0] && !table.columns[$0].isFlexible })
    {
      kept[last] = false
      left = Self.rest(of: fitted, kept, columns: columns)
    }
    for (index, column) in table.columns.enumerated() {
      switch column.width {
      case _ where !kept[index]: cells.append(0)
      case .fitting: cells.append(fitted[index])
      case .flexible(let share): cells.append(max(1, left * share / max(1, shares)))
      }
    }
    var start = 0
    for width in cells {
      starts.append(start)
      if width > 0 { start += width + 2 }
    }
  }

  /// Where a text that fits begins in the row, at the left of its column or at the right.
  func column(of shown: String, in index: Int, of table: TableWindow) -> Int {
    guard table.columns[index].isTrailing else { return starts[index] }
    return starts[index] + cells[index] - SafeText.width(of: shown)
  }

  /// What the fitted columns and the gaps leave.
  private static func rest(of fitted: [Int], _ kept: [Bool], columns: Int) -> Int {
    let gaps = 2 * max(0, kept.count { $0 } - 1)
    return fitted.indices.reduce(columns - gaps) { left, index in
      kept[index] ? left - fitted[index] : left
    }
  }

  /// The cells of a fitted column; 0 for one that shares the rest.
  private static func fitted(_ index: Int, of table: TableWindow, hasTitles: Bool) -> Int {
    let column = table.columns[index]
    guard case .fitting(let most) = column.width else { return 0 }
    let title = hasTitles ? SafeText.width(of: column.title) : 1
    return min(most, max(table.widest[index], title))
  }
}

extension TableColumn {
  fileprivate var isFlexible: Bool {
    if case .flexible = width { true } else { false }
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
