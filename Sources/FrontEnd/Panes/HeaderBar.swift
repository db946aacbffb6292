internal import DatabricksClient
internal import Desktop
package import ViewModels

/// The top line: program, profile with its marks, workspace, who is signed in, and how much there is.
package enum HeaderBar {
  /// Draws the line into `rect`; what has no room is left out, the least important first.
  package static func draw(
    _ viewModel: AppViewModel, in rect: Rect, on grid: inout CellGrid
  ) {
    let browser = viewModel.browser
    var column = rect.column + 1
    column += grid.write("Lakelock", at: Point(column: column, row: rect.row), .header) + 3
    if let profile = browser.profile {
      let shown = CellText.middleTruncated(profile, cells: max(8, rect.columns / 5))
      if let color = viewModel.settings.mark(of: profile).color {
        let start = Point(column: column - 1, row: rect.row)
        column += grid.write(" \(shown) ", at: start, Role(color)) - 2
      } else {
        column += grid.write(shown, at: Point(column: column, row: rect.row), .titleFocused)
      }
      grid.write("▾", at: Point(column: column + 1, row: rect.row), .dim)
      column += 4
    }
    if viewModel.readOnlyReason != nil {
      column += grid.write("read-only", at: Point(column: column, row: rect.row), .warning) + 2
    }
    var right = rect.column + rect.columns - 1
    let auto = viewModel.refreshesByItself ? "auto-refresh" : ""
    for text in [counts(browser), auto, browser.user.value?.userName ?? ""] where !text.isEmpty {
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

extension Role {
  /// The role of a profile's name on that colour.
  init(_ color: WarningColor) {
    self =
      switch color {
      case .red: .markRed
      case .yellow: .markYellow
      case .green: .markGreen
      case .blue: .markBlue
      }
  }
}
