internal import DatabricksClient
package import ViewModels

/// The top line: program, profile, workspace, who is signed in, and how much there is.
package enum HeaderBar {
  /// Draws the line into `rect`; what has no room is left out, the least important first.
  package static func draw(
    _ browser: BrowserViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    var column = rect.column + 1
    column += grid.write("Lakelock", at: Point(column: column, row: rect.row), .header) + 3
    if let profile = browser.profile {
      let shown = CellText.middleTruncated(profile, cells: max(8, rect.columns / 5))
      column += grid.write(shown, at: Point(column: column, row: rect.row), .titleFocused)
      column += grid.write(" ▾", at: Point(column: column, row: rect.row), .dim) + 2
    }
    var right = rect.column + rect.columns - 1
    for text in [counts(browser), browser.user.value?.userName ?? ""] where !text.isEmpty {
      let width = SafeText.width(of: text)
      let needed = SafeText.width(of: browser.host) + 3
      guard right - width - column >= min(needed, 24) else { continue }
      grid.write(text, at: Point(column: right - width, row: rect.row), .dim)
      right -= width + 3
    }
    let host = CellText.middleTruncated(browser.host, cells: max(0, right - column))
    grid.write(host, at: Point(column: column, row: rect.row))
  }

  private static func counts(_ browser: BrowserViewModel) -> String {
    guard let scopes = browser.scopes.scopes.value else { return "" }
    return CountText.counted(scopes.count, "scope") + " · "
      + CountText.counted(browser.scopes.knownKeyCount, "key")
  }
}
