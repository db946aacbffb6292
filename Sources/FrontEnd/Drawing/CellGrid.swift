internal import DatabricksClient
package import ViewModels

/// A whole screen as cells, drawn by pure functions and put on the terminal by `CursesTerminal`.
///
/// All text goes through `SafeText`, so a cell never holds anything that could steer a terminal.
/// Drawing outside the grid draws nothing.
package struct CellGrid: Sendable {
  package let size: Size
  /// Which characters may be used.
  package let glyphs: GlyphSet
  /// Where the cursor stands; nil hides it.
  package var cursor: Point?
  /// Row after row.
  private(set) var cells: [Cell]

  /// A grid of blanks.
  package init(size: Size, glyphs: GlyphSet = .unicode) {
    let size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The whole grid.
  package var bounds: Rect { Rect(column: 0, row: 0, columns: size.columns, rows: size.rows) }

  /// The cell at `point`; a blank outside the grid.
  package subscript(point: Point) -> Cell {
    bounds.contains(point) ? cells[point.row * size.columns + point.column] : .blank
  }

  /// Writes `text` in one line, at most `maxCells` wide.
  ///
  /// A character that would be cut in half is left out. What is escaped gets the role `escaped`.
  /// - Returns: the cells used.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, _ role: Role = .text, maxCells: Int = .max
  ) -> Int {
    unsafe write(bytes: text.utf8.span.bytes, at: point, role, maxCells: maxCells)
  }

  /// Writes `bytes`, UTF-8 or not, in one line, at most `maxCells` wide.
  ///
  /// - Returns: the cells used.
  @discardableResult
  package mutating func write(
    bytes: RawSpan, at point: Point, _ role: Role = .text, maxCells: Int = .max
  ) -> Int {
    let room = min(maxCells, size.columns - point.column)
    var used = 0
    var offset = 0
    while offset < bytes.byteCount, used < room {
      if let ascii = bytes.lonePrintable(at: offset) {
        set(ascii: ascii, at: Point(column: point.column + used, row: point.row), role)
        used += 1
        offset += 1
        continue
      }
      let (piece, end) = SafeText.piece(of: bytes, at: offset, oneLine: true)
      var isFull = false
      piece.forEachCluster { cluster in
        isFull = isFull || used + cluster.width > room
        guard !isFull else { return }
        let place = Point(column: point.column + used, row: point.row)
        used += put(cluster, at: place, role)
      }
      if isFull { break }
      offset = end
    }
    return used
  }

  /// Writes one cluster; the caller has taken it from `SafeText`.
  ///
  /// - Returns: its width in cells, drawn or not; 0 for a line end.
  @discardableResult
  package mutating func put(_ cluster: SafeCluster, at point: Point, _ role: Role = .text) -> Int {
    let width = cluster.width
    let isInside = bounds.contains(point) && point.column + width <= size.columns
    guard width > 0, cluster.base.value >= 0x20, isInside else { return width }
    let role = cluster.isEscaped ? .escaped : role
    if glyphs == .ascii, let ascii = ASCIIGlyphs.substitute(for: cluster) {
      for column in 0..<width {
        // What has no likeness is told from a question mark of the text itself.
        let place = Point(column: point.column + column, row: point.row)
        set(ascii, at: place, ascii.isEscaped ? .escaped : role)
      }
    } else {
      set(cluster, at: point, role)
    }
    return width
  }

  /// Blanks out `rect` in that role.
  package mutating func fill(_ rect: Rect, _ role: Role = .text) {
    let ground = role.isGround ? role : nil
    fill(rect, with: Cell(ascii: UInt8(ascii: " "), role: role, ground: ground))
  }

  /// Puts a cluster of one cell, such as a piece of a border, in every cell of `rect`.
  package mutating func fill(_ rect: Rect, with cluster: SafeCluster, _ role: Role) {
    fill(rect, with: Cell(cluster, role: role, ground: nil))
  }

  private mutating func fill(_ rect: Rect, with cell: Cell) {
    forEachRow(of: rect) { grid, row, columns in
      grid.blankHalves(row: row, columns: columns)
      let start = row * grid.size.columns
      for index in start + columns.lowerBound..<start + columns.upperBound {
        grid.cells[index] = cell
      }
    }
  }

  /// Gives what stands in `rect` another role.
  ///
  /// `selection`, `selectionDim` and `field` are laid under it: matches and escaped forms stay
  /// recognisable.
  package mutating func setRole(_ role: Role, in rect: Rect) {
    forEachRow(of: rect) { grid, row, columns in
      for column in columns {
        let index = row * grid.size.columns + column
        let old = grid.cells[index].role
        grid.cells[index].ground = role.isGround ? role : nil
        grid.cells[index].role = role.isGround && (old == .match || old == .escaped) ? old : role
      }
    }
  }

  /// Dims everything but the colours of profiles, which warn in front of any question, and hides the
  /// cursor.
  package mutating func stepBack() {
    cursor = nil
    for index in cells.indices where !cells[index].role.isMark {
      cells[index].role = .dim
      cells[index].ground = nil
    }
  }

  /// Draws a frame along the rim of `rect` with `title` at its upper left and `trailing` at its right.
  package mutating func box(_ rect: Rect, title: String, trailing: String = "", isFocused: Bool) {
    Frame(rect: rect, title: title, trailing: trailing, isFocused: isFocused).draw(on: &self)
  }

  /// Draws the lower border of the box in `rect` in `row` instead, where what is below is covered.
  package mutating func boxBottom(_ rect: Rect, row: Int, isFocused: Bool) {
    Frame(rect: rect, title: "", trailing: "", isFocused: isFocused).drawBottom(row: row, on: &self)
  }

  /// The rows as plain text without the blanks at their ends, for tests.
  package var text: [String] {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      for cell in cells[row * size.columns..<(row + 1) * size.columns] where !cell.isContinuation {
        cell.forEachScalar { line.append($0) }
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// Overwrites every cell with a blank, in place, and hides the cursor.
  package mutating func wipe() {
    for index in cells.indices { cells[index] = .blank }
    cursor = nil
  }

  /// Puts the cells of `other`, which has this one's size, in the place of its own.
  mutating func copyCells(of other: CellGrid) {
    for index in cells.indices { cells[index] = other.cells[index] }
  }

  /// Replaces the cell number `index`, counted along the rows.
  mutating func replace(_ index: Int, by cell: Cell) {
    cells[index] = cell
  }

  private mutating func set(_ cluster: SafeCluster, at point: Point, _ role: Role) {
    let columns = point.column..<point.column + cluster.width
    blankHalves(row: point.row, columns: columns)
    let index = point.row * size.columns + point.column
    let ground = role.isGround ? role : cells[index].ground
    let cell = Cell(cluster, role: role, ground: ground)
    cells[index] = cell
    if cluster.width == 2 { cells[index + 1] = cell.continuation }
  }

  /// Most text: one cell, one byte, nothing to look up.
  private mutating func set(ascii: UInt8, at point: Point, _ role: Role) {
    guard point.column >= 0, point.column < size.columns, point.row >= 0, point.row < size.rows
    else { return }
    let index = point.row * size.columns + point.column
    let old = cells[index]
    let next = point.column + 1
    if old.isContinuation || (next < size.columns && cells[index + 1].isContinuation) {
      blankHalves(row: point.row, columns: point.column..<next)
    }
    cells[index] = Cell(ascii: ascii, role: role, ground: role.isGround ? role : old.ground)
  }

  /// Blanks what would be left of the wide characters that reach over the ends of `columns`.
  private mutating func blankHalves(row: Int, columns: Range<Int>) {
    let start = row * size.columns
    if columns.lowerBound > 0, cells[start + columns.lowerBound].isContinuation {
      let left = start + columns.lowerBound - 1
      cells[left] = cells[left].emptied
    }
    if columns.upperBound < size.columns, cells[start + columns.upperBound].isContinuation {
      let right = start + columns.upperBound
      cells[right] = cells[right].emptied
    }
  }

  /// Calls `body` for each row of the part of `rect` that lies in the grid.
  private mutating func forEachRow(
    of rect: Rect, _ body: (inout CellGrid, Int, Range<Int>) -> Void
  ) {
    let first = max(0, rect.column)
    let columns = first..<max(first, min(size.columns, rect.column + rect.columns))
    let top = max(0, rect.row)
    guard !columns.isEmpty else { return }
    for row in top..<max(top, min(size.rows, rect.row + rect.rows)) { body(&self, row, columns) }
  }
}

extension Role {
  /// Whether it is the colour of a profile.
  var isMark: Bool {
    switch self {
    case .markRed, .markYellow, .markGreen, .markBlue: true
    default: false
    }
  }

  /// Whether it fills a row under the text rather than colouring the text.
  var isGround: Bool { self == .selection || self == .selectionDim || self == .field }
}
