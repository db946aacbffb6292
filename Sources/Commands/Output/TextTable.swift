internal import ViewModels

/// Rows of names from the workspace, for people on a terminal and for scripts elsewhere.
struct TextTable {
  let header: [String]
  let rows: [[String]]

  init(_ header: [String], _ rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  /// On a terminal aligned columns under a header; else one row a line, cells parted by tabs, without
  /// empty ones at its end.
  func text(isTerminal: Bool, hasHeader: Bool = true) -> String {
    guard !isTerminal else { return aligned(hasHeader: hasHeader) }
    // Not `joined`, which takes several times as long for a text that is a thousand rows.
    var text = ""
    for row in rows {
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      for (column, cell) in row[...last].enumerated() {
        if column > 0 { text += "\t" }
        text += cell
      }
      text += "\n"
    }
    return text
  }

  /// Columns two cells apart, what could steer the terminal escaped, no spaces at the ends.
  private func aligned(hasHeader: Bool) -> String {
    let lines = ((hasHeader ? [header] : []) + rows).map { $0.map(StandardStreams.safe) }
    let widths = header.indices.map { column in
      lines.map { SafeText.width(of: $0[column]) }.max() ?? 0
    }
    return lines.map { line in
      var text = ""
      for (column, cell) in line.enumerated() {
        text += cell
        guard line[(column + 1)...].contains(where: { !$0.isEmpty }) else { break }
        let gap = widths[column] - SafeText.width(of: cell) + 2
        text += String(repeating: " ", count: gap)
      }
      return text + "\n"
    }.joined()
  }
}
