internal import ViewModels

/// A report as text for people: a mark and a name, then words that keep to their column.
struct DoctorText {
  private let glyphs: GlyphSet
  /// The width of the terminal in cells; nil where lines may be of any length.
  private let columns: Int?
  /// The width of the widest name.
  private let nameWidth: Int

  init(_ report: DoctorReport, glyphs: GlyphSet, columns: Int?) {
    self.glyphs = glyphs
    self.columns = columns
    nameWidth = report.lines.map { $0.name.count }.max() ?? 0
  }

  /// A line for the thing, and one with the remedy where there is one.
  func text(_ line: DoctorLine) -> String {
    let head = "  \(mark(line.state)) \(plain(line.name))"
    let isNarrow = columns.map { $0 - column < 30 } ?? false
    let indentation = String(repeating: " ", count: isNarrow ? 5 : column)
    let rows = [line.detail, line.remedy].filter { !$0.isEmpty }.flatMap {
      Self.wrapped(plain($0), to: columns.map { $0 - indentation.count } ?? .max)
    }
    if isNarrow { return ([head] + rows.map { indentation + $0 }).map { $0 + "\n" }.joined() }
    let padding = String(repeating: " ", count: max(1, column - head.count))
    let first = head + padding + (rows.first ?? "")
    return ([first] + rows.dropFirst().map { indentation + $0 }).map { $0 + "\n" }.joined()
  }

  /// Where the words begin, in cells.
  private var column: Int { nameWidth + mark(.well).count + 5 }

  private func mark(_ state: DoctorLine.State) -> String {
    switch (state, glyphs) {
    case (.well, .unicode): "✓"
    case (.wrong, .unicode): "✗"
    case (.unknown, .unicode): "?"
    case (.well, .ascii): "ok"
    case (.wrong, .ascii): "NO"
    case (.unknown, .ascii): "? "
    }
  }

  /// What the terminal can show of `text`.
  private func plain(_ text: String) -> String {
    let safe = StandardStreams.safe(text)
    guard glyphs == .ascii else { return safe }
    return String(
      String.UnicodeScalarView(
        safe.unicodeScalars.map { scalar in
          switch scalar {
          case "“", "”": "\""
          case "×": "x"
          case "•": "*"
          case "–": "-"
          default: scalar.isASCII ? scalar : "?"
          }
        }))
  }

  /// The lines of `text` that are shorter than `width`, broken between words.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var rows: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = rows.last, SafeText.width(of: last) + SafeText.width(of: String(word)) < width {
        rows[rows.count - 1] = last + " " + word
      } else {
        rows.append(String(word))
      }
    }
    return rows
  }
}
