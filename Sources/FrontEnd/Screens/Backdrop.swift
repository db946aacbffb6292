internal import DatabricksClient
internal import Desktop
internal import ViewModels

/// The browser as it stands behind the boxes, kept so that what only changes a box draws only that.
///
/// Never kept while it shows a value.
package struct Backdrop {
  private var state: State?
  private var grid = CellGrid(size: Size(columns: 0, rows: 0))

  /// Nothing kept.
  package init() {}

  /// Whether nothing is kept.
  package var isEmpty: Bool { state == nil }

  /// Draws the browser on `grid`, whose cells are blank before, as it looks behind boxes.
  mutating func draw(_ viewModel: AppViewModel, on grid: inout CellGrid) {
    let wanted = State(viewModel)
    if let wanted, wanted == state, self.grid.size == grid.size {
      grid.copyCells(of: self.grid)
      return
    }
    BrowserScreen.draw(viewModel, on: &grid)
    grid.stepBack()
    state = wanted
    if wanted != nil { self.grid = grid }
  }

  /// Forgets what was kept, since nothing lies over the browser.
  mutating func clear() {
    guard state != nil else { return }
    self = Backdrop()
  }

  /// All that the browser's looks depend on while it has no keys.
  private struct State: Equatable {
    let browser: BrowserViewModel
    let layout: BrowserLayout
    let settings: ProfileSettings
    let isSignedOut: Bool
    let readOnlyReason: String?
    /// The wall clock in whole seconds: ages are told in minutes at the finest.
    let seconds: Int64

    /// nil where a value may be in view, which no copy is kept of.
    init?(_ viewModel: AppViewModel) {
      guard viewModel.browser.editor == nil, !viewModel.browser.value.isRevealed else { return nil }
      browser = viewModel.browser
      layout = viewModel.layout
      settings = viewModel.settings
      isSignedOut = viewModel.isSignedOut
      readOnlyReason = viewModel.readOnlyReason
      seconds = viewModel.time.milliseconds / 1_000
    }
  }
}
