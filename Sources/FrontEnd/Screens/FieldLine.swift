internal import DatabricksClient
internal import ViewModels

/// A field for one line, scrolled so that its cursor is always in sight.
enum FieldLine {
  /// Draws `field` on its ground.
  static func draw(
    _ field: LineField, isFocused: Bool, in rect: Rect, on grid: inout CellGrid
  ) {
    grid.fill(rect, .field)
    let room = max(1, rect.columns - 1)
    var before = String(field.textBeforeCursor)
    let after = field.text.dropFirst(field.cursor)
    guard isFocused else {
      let text = CellText.middleTruncated(field.text, cells: rect.columns)
      grid.write(text, at: Point(column: rect.column, row: rect.row), maxCells: rect.columns)
      return
    }
    while SafeText.width(of: before) > room { before.removeFirst() }
    let used = grid.write(
      before, at: Point(column: rect.column, row: rect.row),
      field.isProposed ? .selection : .text, maxCells: room)
    let cursor = Point(column: rect.column + used, row: rect.row)
    grid.write(String(after), at: cursor, maxCells: rect.columns - used)
    grid.cursor = cursor
  }

  /// Draws a secret on its ground: dots, or all of it while it is revealed.
  ///
  /// Where all of it is selected, the ground in the field that takes the keys is the selection's.
  static func draw(
    _ field: SecretField, isRevealed: Bool, isSelected: Bool, isFocused: Bool, in rect: Rect,
    on grid: inout CellGrid
  ) {
    grid.fill(rect, .field)
    let room = max(1, rect.columns - 1)
    let start = Point(column: rect.column, row: rect.row)
    field.secret.withBytes { bytes in
      var places: [Int] = []
      var cells = [0]
      var place = 0
      while place < bytes.byteCount {
        let (piece, end) = SafeText.piece(of: bytes, at: place, oneLine: true)
        places.append(place)
        cells.append(cells[cells.count - 1] + (isRevealed ? piece.width : 1))
        place = end
      }
      let cursor = places.firstIndex { $0 >= field.cursor } ?? places.count
      // What stands far before the cursor is not shown.
      let first = isFocused ? cells.firstIndex { cells[cursor] - $0 <= room } ?? 0 : 0
      var used = min(room, places.count - first)
      if isRevealed {
        let shown = first < places.count ? places[first] : bytes.byteCount
        used = grid.write(
          bytes: bytes.extracting(droppingFirst: shown), at: start, maxCells: room)
      } else {
        grid.write(String(repeating: "•", count: used), at: start)
      }
      if isFocused, isSelected {
        grid.setRole(
          .selection, in: Rect(column: start.column, row: start.row, columns: used, rows: 1))
      }
      if isFocused {
        grid.cursor = Point(column: start.column + cells[cursor] - cells[first], row: start.row)
      }
    }
  }

  /// Draws a token on its ground: dots between its known prefix and its last four characters, or
  /// all of it while it is revealed.
  static func draw(
    _ field: SecretField, shape: TokenShape, isRevealed: Bool, isFocused: Bool, in rect: Rect,
    on grid: inout CellGrid
  ) {
    grid.fill(rect, .field)
    let room = max(1, rect.columns - 1)
    let start = Point(column: rect.column, row: rect.row)
    field.secret.withBytes { bytes in
      if isRevealed {
        let first = isFocused ? max(0, field.cursor - room) : 0
        grid.write(
          bytes: bytes.extracting(droppingFirst: first), at: start, .warning, maxCells: room)
        if isFocused {
          grid.cursor = Point(column: start.column + field.cursor - first, row: start.row)
        }
        return
      }
      let mask = TokenMask(byteCount: bytes.byteCount, shape: shape, cells: room)
      var column = start.column
      column += grid.write(
        bytes: bytes.extracting(first: mask.head), at: start, maxCells: mask.head)
      column += grid.write(
        String(repeating: "•", count: mask.dots), at: Point(column: column, row: start.row), .dim)
      grid.write(
        bytes: bytes.extracting(last: mask.tail), at: Point(column: column, row: start.row),
        maxCells: mask.tail)
      if isFocused {
        let cells = mask.cells(before: field.cursor)
        grid.cursor = Point(column: start.column + cells, row: start.row)
      }
    }
  }
}

/// Which characters of a token are shown and how many dots stand for the others.
struct TokenMask: Equatable {
  /// Bytes shown at the start: the prefix all tokens of the kind have.
  let head: Int
  let dots: Int
  /// Bytes shown at the end; none of a short secret.
  let tail: Int
  private let byteCount: Int

  /// Fits a token of `byteCount` bytes into `cells`.
  init(byteCount: Int, shape: TokenShape, cells: Int) {
    // Four of fewer than sixteen characters would tell too much.
    let shown = byteCount >= 16 && cells >= 16
    head = shown ? shape.knownPrefixLength : 0
    tail = shown ? 4 : 0
    dots = max(0, min(byteCount, cells, 40) - head - tail)
    self.byteCount = byteCount
  }

  /// Where the cursor stands; among more characters than dots it keeps to the dots.
  func cells(before cursor: Int) -> Int {
    let all = head + dots + tail
    let fromEnd = byteCount - cursor
    if fromEnd <= tail { return all - fromEnd }
    return min(cursor, head + dots)
  }
}
