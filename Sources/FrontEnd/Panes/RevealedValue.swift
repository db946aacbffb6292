internal import DatabricksClient
internal import ViewModels

/// A value in clear, read only: text broken at the pane's width, or bytes in hexadecimal.
enum RevealedValue {
  /// Draws the size, then the value from its visual row `top` on.
  static func draw(_ value: Secret, top: Int, in rect: Rect, on grid: inout CellGrid) {
    guard rect.rows >= 1, rect.columns >= 4 else { return }
    let body = Rect(
      column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows - 1)
    value.withBytes { bytes in
      let isText = isText(bytes)
      let kind = isText ? "" : ", binary"
      grid.write(
        "\(CountText.counted(value.count, "byte"))\(kind), in clear for 30 s",
        at: Point(column: rect.column, row: rect.row), .warning, maxCells: rect.columns)
      if isText {
        drawText(bytes, top: top, in: body, on: &grid)
      } else {
        drawHex(bytes, top: top, in: body, on: &grid)
      }
    }
  }

  /// Whether the bytes are UTF-8 without NUL, which are shown as text.
  private static func isText(_ bytes: RawSpan) -> Bool {
    var offset = 0
    while offset < bytes.byteCount {
      guard bytes.byte(at: offset) != 0, let next = bytes.scalar(at: offset) else { return false }
      offset = next.end
    }
    return true
  }

  private static func drawText(
    _ bytes: RawSpan, top: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    var row = -top
    var column = 0
    SafeText.clusters(of: bytes, oneLine: false) { cluster, _ in
      if cluster.base == "\n" {
        row += 1
        column = 0
        return
      }
      if cluster.base == "\t" {
        column += 8 - column % 8
        return
      }
      if column + cluster.width > rect.columns {
        row += 1
        column = 0
      }
      if row >= 0, row < rect.rows {
        grid.put(cluster, at: Point(column: rect.column + column, row: rect.row + row))
      }
      column += cluster.width
    }
  }

  private static func drawHex(
    _ bytes: RawSpan, top: Int, in rect: Rect, on grid: inout CellGrid
  ) {
    let perRow = rect.columns >= 60 ? 16 : 8
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
