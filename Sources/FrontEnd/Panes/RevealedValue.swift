internal import DatabricksClient
internal import ViewModels

/// A value in clear, read only: text broken at the pane's width, or bytes in hexadecimal.
enum RevealedValue {
  /// Draws the value from its row `top` on.
  static func draw(
    _ value: Secret, _ rows: RevealedRows, top: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    guard rect.rows >= 1 else { return }
    value.withBytes { bytes in
      if rows.isText {
        drawText(bytes, rows, top: top, in: rect, on: &grid)
      } else {
        drawHex(bytes, rows, top: top, in: rect, on: &grid)
      }
    }
  }

  /// The size and when it goes, for the line above the value.
  static func heading(_ value: Secret, _ rows: RevealedRows) -> String {
    let kind = rows.isText ? "" : ", binary"
    let seconds = ValueViewModel.revealMilliseconds / 1000
    return "\(CountText.counted(value.count, "byte"))\(kind) · hides after \(seconds) s"
  }

  private static func drawText(
    _ bytes: RawSpan, _ rows: RevealedRows, top: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    RevealedRows.forEachCluster(of: bytes, columns: rows.columns) { cluster, place in
      let row = place.row - top
      guard row >= 0, row < rect.rows else { return }
      grid.put(cluster, at: Point(column: rect.column + place.column, row: rect.row + row))
    }
  }

  private static func drawHex(
    _ bytes: RawSpan, _ rows: RevealedRows, top: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    let perRow = rows.bytesPerRow
    for line in 0..<max(0, rect.rows) {
      let start = (top + line) * perRow
      guard start < bytes.byteCount else { return }
      let row = rect.row + line
      grid.write(hex(start, digits: 5), at: Point(column: rect.column, row: row), .dim)
      for offset in start..<min(start + perRow, bytes.byteCount) {
        let column = rect.column + 7 + (offset - start) * 3
        let byte = bytes.byte(at: offset)
        grid.write(
          hex(Int(byte), digits: 2), at: Point(column: column, row: row), maxCells: rect.columns)
      }
    }
  }

  private static func hex(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
