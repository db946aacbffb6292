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
