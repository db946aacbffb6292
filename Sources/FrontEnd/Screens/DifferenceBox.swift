internal import DatabricksClient
internal import ViewModels

/// What differs between two values: a sentence, the rows, and the buttons.
enum DifferenceBox {
  static func draw(_ shown: DifferenceViewModel, on grid: inout CellGrid) {
    let areas = shown.areas
    grid.fill(areas.box)
    grid.box(
      areas.box, title: title(of: shown), trailing: place(of: shown), isFocused: true)
    Paragraph.draw(shown.summary, in: areas.summary, on: &grid)
    if let warning = shown.warning {
      Paragraph.draw(warning, .warning, in: areas.warning, on: &grid)
    }
    let last = min(shown.top + areas.body.rows, shown.rows.count)
    for (offset, row) in shown.rows[min(shown.top, last)..<last].enumerated() {
      DifferenceBoxRow(shown: shown, row: areas.body.row + offset).draw(row, on: &grid)
    }
    let start = ButtonRows.draw(
      shown.buttons, selected: shown.selected, in: areas.buttons, on: &grid)
    let foot = Rect(
      column: areas.buttons.column, row: areas.buttons.row + areas.buttons.rows - 1,
      columns: start - areas.buttons.column - ConfirmationViewModel.Button.gap, rows: 1)
    if let hint = shown.buttonHint {
      Paragraph.draw(hint, .warning, in: foot, on: &grid)
    } else {
      OverlayBox.drawHints(hints(of: shown), in: foot, on: &grid)
    }
  }

  private static func title(of shown: DifferenceViewModel) -> String {
    shown.isBeforeSave ? "Save · \(shown.path.text)" : "Theirs and yours · \(shown.path.text)"
  }

  /// The last row in view, where not all are.
  private static func place(of shown: DifferenceViewModel) -> String {
    let inView = shown.areas.body.rows
    guard shown.rows.count > inView else { return "" }
    let last = CountText.grouped(min(shown.top + inView, shown.rows.count))
    return "\(last)/\(CountText.grouped(shown.rows.count))"
  }

  private static func hints(of shown: DifferenceViewModel) -> [(key: String, label: String)] {
    let scroll = shown.rows.count > shown.areas.body.rows ? [("up down", "scroll")] : []
    return [("^r", shown.isRevealed ? "hide" : "reveal")] + scroll
  }
}

/// One row of a difference.
private struct DifferenceBoxRow {
  let shown: DifferenceViewModel
  let row: Int

  private var areas: DifferenceAreas { shown.areas }

  func draw(_ content: DifferenceRow, on grid: inout CellGrid) {
    switch content {
    case .sameLines(let count): drawSame(CountText.counted(count, "line"), on: &grid)
    case .sameRows(let line):
      drawHead(of: line, on: &grid)
      drawSame(CountText.counted(line.range.count, "byte"), on: &grid)
    case .line(let line):
      drawHead(of: line, on: &grid)
      let columns = drawContents(of: line, on: &grid)
      drawEnd(of: line, at: columns, on: &grid)
    case .place(let change): draw(change, on: &grid)
    case .bytes(let side, let range): drawBytes(range, side, on: &grid)
    }
  }

  private func point(_ column: Int) -> Point {
    Point(column: areas.body.column + column, row: row)
  }

  private func value(of side: DifferenceSide) -> Secret {
    side == .removed ? shown.old : shown.new
  }

  private func drawSame(_ count: String, on grid: inout CellGrid) {
    let text = CellText.endTruncated("… \(count) the same", cells: areas.textColumns)
    grid.write(text, at: point(areas.textColumn), .dim)
  }

  private func drawSign(of side: DifferenceSide, on grid: inout CellGrid) {
    switch side {
    case .kept: break
    case .removed: grid.write("−", at: point(areas.signColumn), .danger)
    case .added: grid.write("+", at: point(areas.signColumn), .good)
    }
  }

  /// Draws what stands beside a line, where it begins.
  private func drawHead(of line: DifferenceLine, on grid: inout CellGrid) {
    guard line.isFirst else { return }
    let number = String(line.number + 1)
    grid.write(CellText.padded(number, cells: areas.numberColumns, .trailing), at: point(0), .dim)
    drawSign(of: line.side, on: &grid)
    guard areas.lengthColumns > 0 else { return }
    let length = EditorAreas.length(line.contents.count)
    let column = areas.textColumn + areas.textColumns + 1
    grid.write(
      CellText.padded(length, cells: areas.lengthColumns, .trailing), at: point(column), .dim)
  }

  /// Draws the bytes of a line that are in this row; what differs is laid on a ground.
  ///
  /// - Returns: the columns used.
  private func drawContents(of line: DifferenceLine, on grid: inout CellGrid) -> Int {
    value(of: line.side).withBytes { value in
      let bytes = value.extracting(line.range)
      var blanksStart = bytes.byteCount
      while line.isLast, blanksStart > 0, bytes.byte(at: blanksStart - 1) == UInt8(ascii: " ") {
        blanksStart -= 1
      }
      var column = 0
      var place = 0
      while place < bytes.byteCount {
        let (end, width) = shown.metric.grapheme(in: bytes, at: place, column: column)
        let start = point(areas.textColumn + column)
        if shown.isRevealed, place >= blanksStart {
          grid.write("·", at: start, .dim)
        } else {
          draw(bytes.extracting(place..<end), width, line.side, at: start, on: &grid)
        }
        let grapheme = line.range.lowerBound + place..<line.range.lowerBound + end
        if grapheme.overlaps(line.marked) {
          let cells = Rect(column: start.column, row: row, columns: width, rows: 1)
          grid.setRole(.selectionDim, in: cells)
        }
        column += width
        place = end
      }
      return column
    }
  }

  private func draw(
    _ grapheme: RawSpan, _ width: Int, _ side: DifferenceSide, at point: Point,
    on grid: inout CellGrid
  ) {
    if !shown.isRevealed {
      grid.put(SafeCluster("•", width: 1), at: point, side.role)
    } else if grapheme.byte(at: 0) == UInt8(ascii: "\t") {
      grid.write("→", at: point, .dim)
    } else {
      grid.write(bytes: grapheme, at: point, side.role, maxCells: width)
    }
  }

  /// Says what stands behind a line where that is no plain line feed, or that it goes on.
  private func drawEnd(of line: DifferenceLine, at column: Int, on grid: inout CellGrid) {
    let place = point(areas.textColumn + column)
    if !line.isLast {
      if line.side == .kept { grid.write("…", at: place, .dim) }
    } else if line.ending == .crlf {
      grid.write("␍", at: place, .escaped)
    } else if line.ending == .none, shown.difference.isFinalNewlineChanged {
      let words = "no newline"
      let room = areas.textColumns - column - 1
      guard room >= words.utf8.count else { return }
      grid.write(words, at: point(areas.textColumn + column + 1), .dim)
    }
  }

  private func draw(_ change: Replacement, on grid: inout CellGrid) {
    let what =
      if change.old.isEmpty {
        "\(CountText.counted(change.new.count, "byte")) added"
      } else if change.new.isEmpty {
        "\(CountText.counted(change.old.count, "byte")) removed"
      } else {
        "\(CountText.grouped(change.old.count)) → \(CountText.counted(change.new.count, "byte"))"
      }
    let offset = EditorBytesLayout.text(ofOffset: change.old.lowerBound)
    let text = CellText.endTruncated("at \(offset): \(what)", cells: areas.textColumns)
    grid.write(text, at: point(areas.textColumn))
  }

  private func drawBytes(
    _ range: Range<Int>, _ side: DifferenceSide, on grid: inout CellGrid
  ) {
    drawSign(of: side, on: &grid)
    let layout = shown.bytesLayout
    let start = areas.textColumn
    grid.write(EditorBytesLayout.text(ofOffset: range.lowerBound), at: point(start), .dim)
    value(of: side).withBytes { value in
      let bytes = value.extracting(range)
      for index in 0..<bytes.byteCount {
        let byte = bytes.byte(at: index)
        let isPrintable = byte >= 0x20 && byte < 0x7F
        let column = start + layout.column(ofByte: index)
        put(Self.digit(byte >> 4), side, at: column, on: &grid)
        put(Self.digit(byte & 15), side, at: column + 1, on: &grid)
        put(
          isPrintable ? Unicode.Scalar(byte) : "·", side,
          at: start + layout.charactersColumn + index, on: &grid)
      }
    }
  }

  private func put(
    _ scalar: Unicode.Scalar, _ side: DifferenceSide, at column: Int, on grid: inout CellGrid
  ) {
    guard column < areas.textColumn + areas.textColumns else { return }
    let sign = shown.isRevealed ? scalar : "•"
    grid.put(SafeCluster(sign, width: 1), at: point(column), side.role)
  }

  private static func digit(_ value: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
  }
}

extension DifferenceSide {
  fileprivate var role: Role {
    switch self {
    case .kept: .dim
    case .removed: .danger
    case .added: .good
    }
  }
}
