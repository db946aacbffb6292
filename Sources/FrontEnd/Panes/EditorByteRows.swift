internal import DatabricksClient
internal import ViewModels

/// A value that is no text: offset, bytes in hexadecimal digits, and the ASCII among them.
struct EditorByteRows {
  let viewModel: EditorViewModel
  let area: Rect

  func draw(on grid: inout CellGrid) {
    let layout = viewModel.bytesLayout
    var offset = viewModel.firstByte
    for row in area.row..<area.row + area.rows where offset < viewModel.text.count {
      let end = min(offset + layout.bytesPerRow, viewModel.text.count)
      draw(offset..<end, layout, at: row, on: &grid)
      offset = end
    }
  }

  private func draw(
    _ range: Range<Int>, _ layout: EditorBytesLayout, at row: Int, on grid: inout CellGrid
  ) {
    let digits = String(range.lowerBound, radix: 16)
    let zeros = String(repeating: "0", count: max(0, EditorBytesLayout.offsetDigits - digits.count))
    grid.write(zeros + digits, at: point(0, row), .dim, maxCells: area.columns)
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
