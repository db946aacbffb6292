/// Where the parts of the editor lie in its rectangle, in cells from its upper left.
///
/// The view model and the pane both ask here, so that the cursor is where the text is.
package struct EditorAreas: Equatable, Sendable {
  /// The line numbers; empty when there is one line, or no room.
  package let numbers: Rect
  /// The text; its last column is for a cursor behind a full row and for marks of line ends.
  package let text: Rect
  /// The lengths of the lines; empty unless several lines are masked.
  package let lengths: Rect
  /// The sentence about the last thing done; more than one row only when it is long.
  package let notice: Rect
  /// State and size.
  package let meter: Rect

  /// Blanks between a column and the text.
  private static let gap = 2
  /// Below that many cells there are no columns beside the text.
  private static let leastColumns = 30
  private static let mostNoticeRows = 3

  init(size: Size, lineCount: Int, byteCount: Int, isMasked: Bool, notice sentence: String?) {
    let inside = Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
      .inset(columns: size.columns > 8 ? 2 : 1, rows: 1)
    let hasColumns = lineCount > 1 && inside.columns >= Self.leastColumns
    let numberColumns = hasColumns ? String(lineCount).utf8.count + Self.gap : 0
    let lengthColumns =
      hasColumns && isMasked ? ByteCount.text(byteCount).utf8.count + Self.gap : 0
    let meterRows = inside.rows >= 2 ? 1 : 0
    let room = inside.rows - meterRows
    let wanted = sentence.map { Sentence.rows(of: $0, columns: inside.columns).count } ?? 1
    let noticeRows = room < 2 ? 0 : min(max(1, wanted), Self.mostNoticeRows, room - 1)
    let textRows = room - noticeRows

    func part(_ column: Int, _ row: Int, _ columns: Int, _ rows: Int) -> Rect {
      Rect(column: inside.column + column, row: inside.row + row, columns: columns, rows: rows)
    }
    let textColumns = inside.columns - numberColumns - lengthColumns
    numbers = part(0, 0, max(0, numberColumns - Self.gap), textRows)
    text = part(numberColumns, 0, textColumns, textRows)
    lengths = part(
      numberColumns + textColumns + Self.gap, 0, max(0, lengthColumns - Self.gap), textRows)
    notice = part(0, textRows, inside.columns, noticeRows)
    meter = part(0, textRows + noticeRows, inside.columns, meterRows)
  }
}

/// Numbers of bytes as people read them.
package enum ByteCount {
  /// Digits in groups of three: `131,072`.
  package static func digits(_ count: Int) -> String {
    let digits = Array(String(count).utf8)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// With the unit in short: `1,704 B`.
  package static func text(_ count: Int) -> String { digits(count) + " B" }

  /// With the unit in full: `1 byte`, `1,704 bytes`.
  package static func words(_ count: Int) -> String {
    count == 1 ? "1 byte" : digits(count) + " bytes"
  }
}

/// A sentence broken between words.
package enum Sentence {
  /// The rows of `sentence`, none wider than `columns` cells unless one word is.
  package static func rows(of sentence: String, columns: Int) -> [String] {
    var rows: [String] = []
    var row = ""
    for word in sentence.split(separator: " ") {
      let longer = row.isEmpty ? String(word) : row + " " + word
      if row.isEmpty || SafeText.width(of: longer) <= columns {
        row = longer
      } else {
        rows.append(row)
        row = String(word)
      }
    }
    return row.isEmpty ? rows : rows + [row]
  }
}
