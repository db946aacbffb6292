internal import DatabricksClient
package import ViewModels

/// The line above the footer: what the last action did, and what runs now.
package enum StatusBar {
  /// The spinner's pictures, one a frame.
  private static let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
  private static let asciiFrames = ["|", "/", "-", "\\"]

  /// Draws the line into `rect`.
  ///
  /// A sentence that does not fit goes on over the last rows of the panes, which end above it.
  package static func draw(_ viewModel: AppViewModel, in rect: Rect, on grid: inout CellGrid) {
    let sentence = viewModel.browser.status.map { look(of: $0.kind).mark + $0.text } ?? ""
    var room = rect.columns - 2
    var picture = ""
    if let frame = viewModel.spinner.frame {
      let pictures = grid.glyphs == .ascii ? asciiFrames : frames
      picture = pictures[frame % pictures.count]
      let counted = picture + progress(viewModel.browser)
      if SafeText.width(of: sentence) + SafeText.width(of: counted) + 2 <= room {
        picture = counted
      }
    }
    // The spinner's place stays free, so that nothing moves when it comes.
    room -= 3
    if let status = viewModel.browser.status {
      draw(status, of: viewModel, cells: room, in: rect, on: &grid)
    }
    let column = rect.column + rect.columns - 1 - SafeText.width(of: picture)
    grid.write(picture, at: Point(column: column, row: rect.row), .accent)
  }

  private static func draw(
    _ status: StatusLine, of viewModel: AppViewModel, cells: Int, in rect: Rect,
    on grid: inout CellGrid
  ) {
    let (mark, role) = look(of: status.kind)
    let indent = SafeText.width(of: mark)
    let room = cells - indent
    let fits = SafeText.width(of: status.text) <= room
    var lines = fits ? [status.text] : WordWrap.lines(status.text, cells: room)
    // Over a box it would hide what that is about.
    let most = viewModel.overlays.isEmpty ? max(1, rect.row - 1) : 1
    if lines.count > most {
      lines.removeSubrange(most...)
      lines[most - 1] = CellText.cut(lines[most - 1], cells: room)
    }
    let top = rect.row - lines.count + 1
    if lines.count > 1 {
      grid.fill(
        Rect(column: rect.column, row: top, columns: rect.columns, rows: lines.count))
      for (pane, area) in viewModel.layout.panes {
        grid.boxBottom(area, row: top - 1, isFocused: viewModel.browser.focus == pane)
      }
      // The cursor of an editor may lie under the sentence.
      if let cursor = grid.cursor, cursor.row >= top - 1 { grid.cursor = nil }
    }
    grid.write(mark, at: Point(column: rect.column + 1, row: top), role)
    for (offset, line) in lines.enumerated() {
      let start = Point(column: rect.column + 1 + indent, row: top + offset)
      grid.write(line, at: start, role, maxCells: room)
    }
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
    return read < all.count ? " \(read) of \(CountText.counted(all.count, "scope"))" : ""
  }
}
