/// What of a table is drawn: the rows in view and what stands around them.
///
/// A list too long to be kept as rows makes this from what is in view alone.
package struct TableWindow: Sendable {
  package let columns: [TableColumn]
  /// The rows in view, each with whether it is selected.
  package let rows: [(row: TableRow, isSelected: Bool)]
  /// `3/42`, or nothing where no row is shown.
  package let place: String
  package let filter: ListFilter
  /// Whether the filter hides rows.
  package let hasHiddenRows: Bool
  /// The width in cells of the widest text of each column, in view or not.
  package let widest: [Int]

  package init(
    columns: [TableColumn], rows: [(row: TableRow, isSelected: Bool)], place: String,
    filter: ListFilter, hasHiddenRows: Bool, widest: [Int]
  ) {
    self.columns = columns
    self.rows = rows
    self.place = place
    self.filter = filter
    self.hasHiddenRows = hasHiddenRows
    self.widest = widest
  }
}

extension TableViewModel {
  /// What of it is drawn.
  package var window: TableWindow {
    let widest = columns.indices.map { column -> Int in
      // The others take what is left, whatever their texts are.
      guard case .fitting = columns[column].width else { return 0 }
      return rows.map { SafeText.width(of: $0.cells[column].text) }.max() ?? 0
    }
    return TableWindow(
      columns: columns, rows: visible, place: place, filter: filter,
      hasHiddenRows: filter.isActive && !rows.isEmpty, widest: widest)
  }
}
