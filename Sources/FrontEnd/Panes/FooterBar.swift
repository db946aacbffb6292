package import ViewModels

/// The last line: the keys that work now, from the key table.
package enum FooterBar {
  /// Draws the line into `rect`; help and quit stay when there is not room for all.
  package static func draw(_ viewModel: AppViewModel, in rect: Rect, on grid: inout CellGrid) {
    let all = entries(viewModel).map {
      Entry(key: $0.key, label: grid.glyphs.label($0.label))
    }
    var kept = all
    while width(of: kept) > rect.columns - 2, kept.count > 1 {
      let last = kept.lastIndex { $0.key != "?" && $0.key != "q" } ?? kept.count - 1
      kept.remove(at: last)
    }
    var column = rect.column + 1
    for entry in kept {
      column += grid.write(entry.key, at: Point(column: column, row: rect.row), .key) + 1
      column += grid.write(entry.label, at: Point(column: column, row: rect.row), .label) + 2
    }
  }

  /// A key and its word.
  private struct Entry {
    let key: String
    let label: String
  }

  private static func width(of entries: [Entry]) -> Int {
    entries.reduce(-2) { $0 + SafeText.width(of: $1.key) + 3 + SafeText.width(of: $1.label) }
  }

  private static func entries(_ viewModel: AppViewModel) -> [Entry] {
    if viewModel.isFilterTyped {
      return [
        Entry(key: "enter", label: "keep the filter"), Entry(key: "esc", label: "show all"),
        Entry(key: "up down", label: "move"),
      ]
    }
    let context = viewModel.context
    var rows = KeyTable.rows(in: context)
    if context != .editor, context != .tokenEntry { rows += KeyTable.rows(in: .everywhere) }
    return rows.filter { $0.isInFooter && viewModel.unavailability(of: $0.command) == nil }
      .compactMap { row in
        row.keys.first.map { Entry(key: $0.text, label: viewModel.footerLabel(of: row)) }
      }
  }
}
