package import ViewModels

/// The whole program on one grid: the screen, and over it the overlays.
package enum AppScreen {
  /// Draws everything on `grid`, whose cells are blank before.
  package static func draw(_ viewModel: AppViewModel, on grid: inout CellGrid) {
    guard !viewModel.isTooSmall else {
      drawTooSmall(viewModel, on: &grid)
      return
    }
    switch viewModel.screen {
    case .browser: BrowserScreen.draw(viewModel, on: &grid)
    case .tokenEntry:
      TokenEntryScreen.draw(viewModel.tokenEntry, in: grid.bounds, on: &grid)
    }
    if !viewModel.overlays.isEmpty {
      grid.cursor = nil
      // What lies behind an overlay takes no keys now, and a revealed value steps back too.
      grid.stepBack()
    }
    // What was done is told over a box too, and the last line has the keys of the one in front.
    if viewModel.screen == .browser { BrowserScreen.drawFoot(viewModel, on: &grid) }
    for overlay in viewModel.overlays {
      OverlayBox.draw(overlay, in: grid.bounds, on: &grid)
    }
  }

  private static func drawTooSmall(_ viewModel: AppViewModel, on grid: inout CellGrid) {
    let wanted = BrowserLayout.smallest
    let have = viewModel.size
    let rest =
      viewModel.browser.editor == nil ? "q quits." : "The editor keeps its text."
    let text =
      "Lakelock wants a window of \(wanted.columns)×\(wanted.rows); "
      + "this one has \(have.columns)×\(have.rows). Make it larger. \(rest)"
    Paragraph.draw(text, in: grid.bounds, on: &grid)
  }
}
