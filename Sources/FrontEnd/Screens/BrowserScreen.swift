internal import DatabricksClient
package import ViewModels

/// The browser: header, panes, status and footer.
package enum BrowserScreen {
  /// Draws the header and the panes on `grid`.
  package static func draw(_ viewModel: AppViewModel, on grid: inout CellGrid) {
    let layout = viewModel.layout
    let browser = viewModel.browser
    HeaderBar.draw(viewModel, in: layout.header, on: &grid)
    for (pane, rect) in layout.panes {
      let isFocused = browser.focus == pane && viewModel.overlays.isEmpty
      switch pane {
      case .scopes:
        ScopeListPane.draw(
          browser.scopes, isSignedOut: viewModel.isSignedOut, isFocused: isFocused, in: rect,
          on: &grid)
      case .keys:
        KeyListPane.draw(
          browser.keys, browser.shownDetails, now: viewModel.time,
          staleDays: viewModel.staleDays, isFocused: isFocused, in: rect, on: &grid)
      case .value:
        if let editor = browser.editor {
          EditorPane.draw(editor, isFocused: isFocused, in: rect, on: &grid)
        } else {
          ValuePane.draw(
            browser, now: viewModel.time, isFocused: isFocused, in: rect, on: &grid)
        }
      }
    }
  }

  /// Draws the last two lines: what was done, and the keys of the pane or box that gets them.
  static func drawFoot(_ viewModel: AppViewModel, on grid: inout CellGrid) {
    let layout = viewModel.layout
    StatusBar.draw(viewModel, in: layout.status, on: &grid)
    FooterBar.draw(viewModel, in: layout.footer, on: &grid)
  }
}
