internal import DatabricksClient
internal import ViewModels

/// The marked keys of all scopes.
enum MarkedKeysBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ list: MarkedKeysViewModel, in rect: Rect, on grid: inout CellGrid) {
    // What is done is done with all of them, whatever the filter shows.
    let count = list.paths.count
    var text = TableBox.Text(
      title: count == 0 ? "Marked keys" : CountText.counted(count, "marked key"))
    text.noteRows = 1
    text.empty = [("no key is marked", .text), ("t in the list of keys marks one", .dim)]
    text.notes = [("esc among the keys drops their marks", .dim)]
    TableBox.draw(list.table, text, in: rect, on: &grid)
  }
}
