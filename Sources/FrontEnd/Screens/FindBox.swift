internal import DatabricksClient
internal import ViewModels

/// Finding a key in all scopes: the field, the paths with what matched in them, and how much is read.
enum FindBox {
  /// Draws it in the middle of `rect`, as high as the window allows whatever is found.
  static func draw(_ find: FindViewModel, in rect: Rect, on grid: inout CellGrid) {
    let layout = FindLayout(window: Size(columns: rect.columns, rows: rect.rows))
    let inner = OverlayBox.open(
      "Find everywhere", trailing: place(find), content: layout.content, in: rect, on: &grid)
    let prompt = grid.write("> ", at: Point(column: inner.column, row: inner.row), .key)
    let field = Rect(
      column: inner.column + prompt, row: inner.row, columns: inner.columns - prompt, rows: 1)
    OverlayBox.drawField(find.field, isFocused: true, in: field, on: &grid)
    let list = Rect(
      column: inner.column, row: inner.row + 1, columns: inner.columns, rows: layout.listRows)
    if find.hits.isEmpty {
      Paragraph.draw(emptySentences(find), in: list, on: &grid)
    }
    for (offset, visible) in find.visible.enumerated() where offset < list.rows {
      let line = Rect(
        column: list.column, row: list.row + offset, columns: list.columns, rows: 1)
      let path = find.index.path(of: visible.hit)
      draw(path, find.query, isSelected: visible.isSelected, in: line, on: &grid)
    }
    let foot = Rect(
      column: inner.column, row: list.row + list.rows + layout.gap, columns: inner.columns,
      rows: layout.noteRows)
    drawNotes(find, in: foot, on: &grid)
  }

  private static func place(_ find: FindViewModel) -> String {
    find.hits.isEmpty
      ? ""
      : "\(CountText.grouped(find.selection.selected + 1))/\(CountText.grouped(find.matchCount))"
  }

  private static func emptySentences(_ find: FindViewModel) -> [(text: String, role: Role)] {
    if let error = find.listError {
      let text = ErrorText.ofWorkspace(error)
      return [(text.summary, .danger), (text.advice, .text)]
    }
    guard find.hasScopes else { return [("reading the scopes…", .dim)] }
    guard find.index.scopeCount > 0 else { return [("no scopes here yet", .text)] }
    guard find.isComplete else { return [("looking…", .dim)] }
    let index = find.index
    let isRead = index.readCount + index.failedCount == index.scopeCount
    if find.query.isEmpty {
      return [isRead ? ("no keys here yet", .text) : ("reading the keys…", .dim)]
    }
    return [(isRead ? "no key matches" : "no key matches yet", .text)]
  }

  /// How much is read, what could not be, and what may be typed.
  private static func drawNotes(
    _ find: FindViewModel, in foot: Rect, on grid: inout CellGrid
  ) {
    var column = foot.column
    var parts = progress(find)
    if parts.reduce(0, { $0 + SafeText.width(of: $1.text) }) > foot.columns {
      parts = progress(find, isShort: true)
    }
    for (text, role) in parts {
      let room = foot.column + foot.columns - column
      column += grid.write(text, at: Point(column: column, row: foot.row), role, maxCells: room)
    }
    guard foot.rows > 1 else { return }
    let hint = "several words all match · 'as typed  ^start  end$  !not"
    let shown = CellText.endTruncated(hint, cells: foot.columns)
    grid.write(shown, at: Point(column: foot.column, row: foot.row + 1), .dim)
  }

  private static func progress(
    _ find: FindViewModel, isShort: Bool = false
  ) -> [(text: String, role: Role)] {
    if let problem = find.problem { return [(problem, .warning)] }
    guard find.hasScopes else { return [] }
    let index = find.index
    var parts: [(text: String, role: Role)] = []
    let waiting = index.scopeCount - index.readCount - index.failedCount
    if waiting > 0 {
      let read = CountText.grouped(index.readCount)
      parts.append(("\(read) of \(CountText.counted(index.scopeCount, "scope")) read", .text))
    } else {
      let keys = CountText.counted(index.keyCount, "key")
      parts.append(("\(keys) in \(CountText.counted(index.readCount, "scope"))", .dim))
    }
    if index.failedCount > 0 {
      let what = isShort ? "failed" : "could not be read"
      parts.append((", \(CountText.grouped(index.failedCount)) \(what)", .warning))
    }
    if find.isCut {
      let most = CountText.grouped(FindViewModel.mostTop)
      parts.append((", the best \(most) are listed", .dim))
    }
    return parts
  }

  private static func draw(
    _ path: SecretPath, _ query: FindQuery, isSelected: Bool, in line: Rect,
    on grid: inout CellGrid
  ) {
    if isSelected { grid.write("▸", at: Point(column: line.column, row: line.row), .accent) }
    let whole = path.text
    let cells = max(1, line.columns - 2)
    let shown = CellText.middleTruncated(whole, cells: cells)
    let marks = shift(query.marks(in: Array(whole.utf8)), from: whole, to: shown)
    let scopeEnd = path.scope.rawValue.utf8.count
    var column = line.column + 2
    SafeText.clusters(of: shown, oneLine: true) { cluster, range in
      let isMarked = range.contains { marks.contains($0) }
      let role: Role = isMarked ? .match : range.lowerBound <= scopeEnd ? .dim : .text
      guard column + cluster.width <= line.column + line.columns else { return }
      column += grid.put(cluster, at: Point(column: column, row: line.row), role)
    }
    guard isSelected else { return }
    grid.setRole(
      .selection,
      in: Rect(column: line.column - 1, row: line.row, columns: line.columns + 2, rows: 1))
  }

  /// Where the marked bytes of a path are in the form that was cut in its middle.
  private static func shift(_ marks: Set<Int>, from whole: String, to shown: String) -> Set<Int> {
    let (all, kept) = (Array(whole.utf8), Array(shown.utf8))
    guard all.count != kept.count || all != kept else { return marks }
    let head = zip(all, kept).prefix { $0 == $1 }.count
    let sign = "…".utf8.count
    let tail = kept.count - head - sign
    return Set(
      marks.compactMap { place in
        if place < head { return place }
        return place >= all.count - tail ? place - (all.count - kept.count) : nil
      })
  }
}
