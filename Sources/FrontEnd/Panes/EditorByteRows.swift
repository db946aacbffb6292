internal import DatabricksClient
internal import ViewModels

/// A value as bytes: offset, hexadecimal digits, and the ASCII among them.
struct EditorByteRows {
  let viewModel: EditorViewModel
  let isFocused: Bool
  let area: Rect

  func draw(on grid: inout CellGrid) {
    let layout = viewModel.bytesLayout
    var offset = viewModel.firstByte
    for row in area.row..<area.row + area.rows where offset <= viewModel.text.count {
      let end = min(offset + layout.bytesPerRow, viewModel.text.count)
      draw(offset..<end, layout, at: row, on: &grid)
      offset += layout.bytesPerRow
    }
    if viewModel.text.count == 0 {
      let point = point(layout.bytesColumn + 3, area.row)
      grid.write("type digits, or paste", at: point, .dim, maxCells: area.columns)
    }
    placeCursor(layout, on: &grid)
  }

  private func placeCursor(_ layout: EditorBytesLayout, on grid: inout CellGrid) {
    let entry = viewModel.byteEntry
    let place = viewModel.cursor - viewModel.firstByte
    let row = area.row + place / layout.bytesPerRow
    guard isFocused, viewModel.bar == nil, place >= 0, row < area.row + area.rows else { return }
    let index = place % layout.bytesPerRow
    let digits = layout.column(ofByte: index) + (entry.isAtLowDigit ? 1 : 0)
    let column = entry.isInCharacters ? layout.charactersColumn + index : digits
    guard column < area.columns else { return }
    grid.cursor = point(column, row)
    // The same byte in the other column.
    let other = entry.isInCharacters ? digits : layout.charactersColumn + index
    let cells = entry.isInCharacters ? 2 : 1
    if other + cells <= area.columns, viewModel.cursor < viewModel.text.count {
      let rect = Rect(column: area.column + other, row: row, columns: cells, rows: 1)
      grid.setRole(.selectionDim, in: rect)
    }
  }

  private func draw(
    _ range: Range<Int>, _ layout: EditorBytesLayout, at row: Int, on grid: inout CellGrid
  ) {
    let offset = EditorBytesLayout.text(ofOffset: range.lowerBound)
    grid.write(offset, at: point(0, row), .dim, maxCells: area.columns)
    viewModel.text.withBytes(in: range) { bytes in
      for index in 0..<bytes.byteCount {
        let byte = bytes.byte(at: index)
        let place = layout.column(ofByte: index)
        put(sign(Self.digit(byte >> 4)), at: place, row, on: &grid)
        put(sign(Self.digit(byte & 15)), at: place + 1, row, on: &grid)
        let isPrintable = byte >= 0x20 && byte < 0x7F
        let character: Unicode.Scalar = isPrintable ? Unicode.Scalar(byte) : "·"
        put(
          sign(character), at: layout.charactersColumn + index, row,
          viewModel.isRevealed && !isPrintable ? .dim : .text, on: &grid)
      }
    }
    for mark in viewModel.marks where mark.overlaps(range) {
      lay(.match, under: mark.clamped(to: range), of: range, layout, at: row, on: &grid)
    }
    if let selected = viewModel.selection?.clamped(to: range), !selected.isEmpty {
      lay(.selection, under: selected, of: range, layout, at: row, on: &grid)
    }
  }

  /// Lays a role under the digits and the characters of some bytes of a row.
  private func lay(
    _ role: Role, under bytes: Range<Int>, of range: Range<Int>, _ layout: EditorBytesLayout,
    at row: Int, on grid: inout CellGrid
  ) {
    let first = bytes.lowerBound - range.lowerBound
    let last = bytes.upperBound - 1 - range.lowerBound
    lay(
      role, layout.column(ofByte: first)..<layout.column(ofByte: last) + 2, at: row, on: &grid)
    lay(
      role, layout.charactersColumn + first..<layout.charactersColumn + last + 1, at: row,
      on: &grid)
  }

  private func lay(
    _ role: Role, _ columns: Range<Int>, at row: Int, on grid: inout CellGrid
  ) {
    let columns = columns.clamped(to: 0..<max(0, area.columns))
    let rect = Rect(
      column: area.column + columns.lowerBound, row: row, columns: columns.count, rows: 1)
    grid.setRole(role, in: rect)
  }

  private func point(_ column: Int, _ row: Int) -> Point {
    Point(column: area.column + column, row: row)
  }

  private func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    viewModel.isRevealed ? scalar : "•"
  }

  private func put(
    _ scalar: Unicode.Scalar, at column: Int, _ row: Int, _ role: Role = .text,
    on grid: inout CellGrid
  ) {
    guard column < area.columns else { return }
    grid.put(SafeCluster(scalar, width: 1), at: point(column, row), role)
  }

  private static func digit(_ value: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
  }
}
