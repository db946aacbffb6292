package import ViewModels

/// The whole program on one grid: the screen, and over it the overlays.
package enum AppScreen {
  /// Draws everything on `grid`, whose cells are blank before.
  package static func draw(_ viewModel: AppViewModel, on grid: inout CellGrid) {
    var backdrop = Backdrop()
    draw(viewModel, over: &backdrop, on: &grid)
  }

  /// Draws everything on `grid`, whose cells are blank before.
  ///
  /// `backdrop` is what the last drawing left, and spares drawing again what did not change.
  package static func draw(
    _ viewModel: AppViewModel, over backdrop: inout Backdrop, on grid: inout CellGrid
  ) {
    guard !viewModel.isTooSmall else {
      drawTooSmall(viewModel, on: &grid)
      return
    }
    let isCovered = !viewModel.overlays.isEmpty
    switch viewModel.screen {
    // What lies behind an overlay takes no keys now, and a revealed value steps back too.
    case .browser where isCovered: backdrop.draw(viewModel, on: &grid)
    case .browser:
      backdrop.clear()
      BrowserScreen.draw(viewModel, on: &grid)
    case .tokenEntry:
      TokenEntryScreen.draw(viewModel.tokenEntry, in: grid.bounds, on: &grid)
      if isCovered { grid.stepBack() }
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
