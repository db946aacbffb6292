internal import DatabricksClient
package import ViewModels

/// The line above the footer: what the last action did, and what runs now.
package enum StatusBar {
  /// The spinner's pictures, one a frame.
  private static let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
  private static let asciiFrames = ["|", "/", "-", "\\"]

  /// Draws the line into `rect`.
  package static func draw(_ viewModel: AppViewModel, in rect: Rect, on grid: inout CellGrid) {
    var room = rect.columns - 2
    if let frame = viewModel.spinner.frame {
      let pictures = grid.glyphs == .ascii ? asciiFrames : frames
      let text = "\(pictures[frame % pictures.count])\(progress(viewModel.browser))"
      let width = SafeText.width(of: text)
      let column = rect.column + rect.columns - 1 - width
      grid.write(text, at: Point(column: column, row: rect.row), .accent)
      room -= width + 2
    }
    guard let status = viewModel.browser.status else { return }
    let (mark, role) = look(of: status.kind)
    let start = Point(column: rect.column + 1, row: rect.row)
    let text = CellText.endTruncated(mark + status.text, cells: room)
    grid.write(text, at: start, role)
  }

  private static func look(of kind: StatusLine.Kind) -> (mark: String, role: Role) {
    switch kind {
    case .plain: ("", .dim)
    case .good: ("✓ ", .good)
    case .warning: ("! ", .warning)
    case .failure: ("✗ ", .danger)
    }
  }

  /// How many of the scopes are read, while they are.
  private static func progress(_ browser: BrowserViewModel) -> String {
    guard let all = browser.scopes.scopes.value, browser.fill.isRunning else { return "" }
    let read = browser.scopes.listedScopeCount
    return read < all.count ? " \(read) of \(all.count)" : ""
  }
}
