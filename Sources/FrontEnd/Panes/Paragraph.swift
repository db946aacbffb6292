internal import ViewModels

/// Sentences broken into lines between words.
enum Paragraph {
  /// The first of `notes`, and of the others those there is room for whole: half a sentence would
  /// say something else.
  static func fitting(
    _ notes: [(text: String, role: Role)], cells: Int, rows: Int
  ) -> [(text: String, role: Role)] {
    var left = rows
    return notes.enumerated().compactMap { place, note in
      let lines = WordWrap.lines(note.text, cells: cells).count
      guard place == 0 || lines <= left else { return nil }
      left -= lines
      return note
    }
  }

  /// Writes `text` from the top of `rect`; where it has no room it ends in `…`.
  ///
  /// - Returns: the number of rows used.
  @discardableResult
  static func draw(
    _ text: String, _ role: Role = .text, in rect: Rect, on grid: inout CellGrid
  ) -> Int {
    let all = WordWrap.lines(text, cells: rect.columns)
    var lines = Array(all.prefix(max(0, rect.rows)))
    if lines.count < all.count, let last = lines.last {
      lines[lines.count - 1] = CellText.endTruncated(last + "…", cells: rect.columns)
    }
    for (offset, line) in lines.enumerated() {
      grid.write(line, at: Point(column: rect.column, row: rect.row + offset), role)
    }
    return lines.count
  }

  /// Writes several sentences below each other, each in its role.
  ///
  /// - Returns: the number of rows used.
  @discardableResult
  static func draw(
    _ sentences: [(text: String, role: Role)], in rect: Rect, on grid: inout CellGrid
  ) -> Int {
    var row = rect.row
    for sentence in sentences {
      let rest = Rect(
        column: rect.column, row: row, columns: rect.columns,
        rows: rect.row + rect.rows - row)
      row += draw(sentence.text, sentence.role, in: rest, on: &grid)
    }
    return row - rect.row
  }
}
