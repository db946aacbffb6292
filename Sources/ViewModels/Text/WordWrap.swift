/// Text broken into rows of a given width, nothing of it left out.
package enum WordWrap {
  /// The rows of `text`, at most `cells` wide, broken between words where that can be.
  package static func lines(_ text: String, cells: Int) -> [String] {
    guard cells > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let width = SafeText.width(of: String(word))
      if !line.isEmpty, used + 1 + width <= cells {
        line += " "
        line += word
        used += 1 + width
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      used = width
      guard width > cells else { continue }
      var pieces = cut(line, cells: cells)
      line = pieces.popLast() ?? ""
      used = SafeText.width(of: line)
      lines += pieces
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The rows of `text`, each as full as can be, broken wherever it must be.
  package static func cut(_ text: String, cells: Int) -> [String] {
    guard cells > 0 else { return [] }
    var rows: [String] = []
    var row = ""
    var width = 0
    for character in text {
      let wide = SafeText.width(of: String(character))
      if width + wide > cells, !row.isEmpty {
        rows.append(row)
        row = ""
        width = 0
      }
      row.append(character)
      width += wide
    }
    return row.isEmpty ? rows : rows + [row]
  }
}
