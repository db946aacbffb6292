internal import DatabricksClient
package import ViewModels

/// The list of scopes: name, number of keys, and the user's access.
package enum ScopeListPane {
  private static let countCells = 4
  private static let accessCells = 6
  private static let signCells = 2

  /// Draws the pane with its border into `rect`.
  package static func draw(
    _ list: ScopeListViewModel, isSignedOut: Bool = false, isFocused: Bool, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let place = ListRow.place(list.selection, count: list.rows.count)
    let order = list.order.label
    let title = order.isEmpty ? "1 Scopes" : "1 Scopes · \(order)"
    grid.box(rect, title: title, trailing: place, isFocused: isFocused)
    let inner = ListRow.content(of: rect)
    let filter = list.filter.filter
    for (offset, row) in list.visibleRows.enumerated() where offset < inner.rows {
      guard let scope = list.scope(inRow: row) else { continue }
      let line = Rect(
        column: inner.column, row: inner.row + offset, columns: inner.columns, rows: 1)
      let isSelected = row == list.selection.selected
      draw(scope, list.details[scope.name], filter, isSelected, in: line, on: &grid)
      if isSelected {
        ListRow.drawSelection(row: line.row, in: rect, isFocused: isFocused, on: &grid)
      }
    }
    if list.rows.isEmpty {
      let sentences = isSignedOut ? [("signed out; nothing is read", .dim)] : emptySentences(list)
      Paragraph.draw(sentences, in: inner, on: &grid)
    }
    ListRow.drawFilter(
      list.filter, matches: list.rows.count, in: rect, isFocused: isFocused, on: &grid)
  }

  private static func draw(
    _ scope: SecretScope, _ details: ScopeDetails?, _ filter: NameFilter, _ isSelected: Bool,
    in line: Rect, on grid: inout CellGrid
  ) {
    var name = line
    let access = details?.access ?? .unknown
    if line.columns >= 30 {
      name.columns -= accessCells + 2
      grid.write(
        access == .unknown ? "·" : access.label,
        at: Point(column: line.column + line.columns - accessCells, row: line.row), .dim)
    } else if line.columns >= 22 {
      name.columns -= signCells + 1
      grid.write(
        access == .unknown ? "·" : access.sign,
        at: Point(column: line.column + line.columns - signCells, row: line.row), .dim)
    }
    if line.columns >= 18 {
      name.columns -= countCells + 1
      let count = CellText.padded(countText(details), cells: countCells, .trailing)
      let column = name.column + name.columns + 1
      grid.write(count, at: Point(column: column, row: line.row), .dim)
    }
    let isVault = scope.backendType == .azureKeyVault
    if isVault, name.columns >= 16 {
      name.columns -= 5
      let used = min(SafeText.width(of: scope.name.rawValue), name.columns - 2)
      let column = name.column + 2 + used + 1
      grid.write("☁ kv", at: Point(column: column, row: line.row), .label)
    }
    ListRow.drawName(
      scope.name.rawValue, matching: filter, isSelected: isSelected, in: name, on: &grid)
  }

  private static func countText(_ details: ScopeDetails?) -> String {
    guard let details else { return "" }
    // A scope holds at most 1000 keys, so that the number needs no grouping.
    if let keys = details.keys.value { return String(keys.count) }
    return details.keys.error == nil ? "·" : "?"
  }

  private static func emptySentences(
    _ list: ScopeListViewModel
  ) -> [(text: String, role: Role)] {
    if let error = list.scopes.error {
      let text = ErrorText.ofWorkspace(error)
      return [(text.summary, .danger), (text.advice, .text), ("R tries again", .dim)]
    }
    guard list.scopes.value != nil else {
      return list.scopes.pending == nil ? [] : [("reading the scopes…", .dim)]
    }
    if list.filter.isActive, list.scopes.value?.isEmpty == false {
      return [("no scope matches", .text), ("esc shows all", .dim)]
    }
    return [("no scopes here yet", .text), ("N makes the first one", .dim)]
  }
}
