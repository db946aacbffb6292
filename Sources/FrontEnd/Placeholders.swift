package import ViewModels

package enum TokenEntryScreen {
  package static func draw(_ e: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {}
}
