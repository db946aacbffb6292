/// A list of rows in columns: moved in, narrowed by a filter, one row selected.
///
/// A dumb part of overlays; what a row means is the overlay's.
package struct TableViewModel: Equatable, Sendable {
  package let columns: [TableColumn]
  /// All rows, in their order.
  package private(set) var rows: [TableRow] = []
  package private(set) var filter = ListFilter()
  package private(set) var selection = ListSelection()
  /// The rows that the filter lets through, as indexes into `rows`.
  package private(set) var shown: [Int] = []
  /// How many rows are in view.
  package private(set) var visibleRowCount = 1
  private var filterPlace = FilterPlace<String>()

  package init(_ columns: [TableColumn], rows: [TableRow] = []) {
    self.columns = columns
    show(rows)
  }

  /// The row that is selected; nil where none is shown.
  package var selected: TableRow? {
    shown.indices.contains(selection.selected) ? rows[shown[selection.selected]] : nil
  }

  /// The rows to draw, each with whether it is selected.
  package var visible: [(row: TableRow, isSelected: Bool)] {
    selection.visibleRows(count: shown.count, visible: visibleRowCount).map {
      (rows[shown[$0]], $0 == selection.selected)
    }
  }

  /// `3/42`, or nothing where no row is shown.
  package var place: String {
    shown.isEmpty
      ? ""
      : "\(CountText.grouped(selection.selected + 1))/\(CountText.grouped(shown.count))"
  }

  /// Shows other rows; the selection stays on the row of the same id, else in its place.
  package mutating func show(_ rows: [TableRow]) {
    let id = selected?.id
    self.rows = rows
    narrow(keeping: id)
  }

  /// Selects the row of that id, where it is shown.
  package mutating func select(_ id: String) {
    narrow(keeping: id)
    filterPlace.note(selected?.id)
  }

  /// Moves, or filters by `/`; Enter and Escape are taken only while the filter is typed, and
  /// Escape drops a filter that is kept.
  ///
  /// - Returns: whether the key meant something here.
  package mutating func press(_ key: Key) -> Bool {
    if filter.isTyping {
      pressInFilter(key)
      return true
    }
    if let rows = key.rowsMoved(page: visibleRowCount) {
      move(by: rows)
      return true
    }
    switch key {
    case .typed("/"): edit { $0.isTyping = true }
    case Key(.escape) where filter.isActive: edit { $0.clear() }
    default: return false
    }
    return true
  }

  /// Puts pasted text into the filter while it is typed.
  package mutating func paste(_ text: String) {
    if filter.isTyping { edit { $0.field.insert(text) } }
  }

  /// Moves the selection by `rows`.
  package mutating func move(by rows: Int) {
    selection.move(by: rows, count: shown.count, visible: visibleRowCount)
    filterPlace.note(selected?.id)
  }

  /// Scrolls as the wheel does.
  package mutating func scroll(by rows: Int) {
    selection.scroll(by: rows, count: shown.count, visible: visibleRowCount)
    filterPlace.note(selected?.id)
  }

  /// Fits it into so many rows.
  package mutating func resize(visibleRowCount: Int) {
    self.visibleRowCount = max(1, visibleRowCount)
    // This follows every event, so that it tells nothing of where the cursor was sent.
    selection.move(by: 0, count: shown.count, visible: self.visibleRowCount)
  }

  private mutating func pressInFilter(_ key: Key) {
    switch key.code {
    case .escape: edit { $0.clear() }
    case .enter, .tab: edit { $0.isTyping = false }
    case .up: move(by: -1)
    case .down: move(by: 1)
    default: edit { _ = $0.field.press(key) }
    }
  }

  private mutating func edit(_ change: (inout ListFilter) -> Void) {
    let id = filterPlace.edit(&filter, selected: selected?.id, change)
    narrow(keeping: id, otherwise: 0)
  }

  /// Where the row of that id is not shown the cursor goes to `row`, else it stays in its row.
  private mutating func narrow(keeping id: String?, otherwise row: Int? = nil) {
    let wanted = filter.filter
    shown = rows.indices.filter { index in
      wanted.isEmpty
        || rows[index].cells.contains { wanted.match(in: Array($0.text.utf8)) != nil }
    }
    let target =
      id.flatMap { id in shown.firstIndex { rows[$0].id == id } } ?? row ?? selection.selected
    selection.select(target, count: shown.count, visible: visibleRowCount)
  }
}
