package import ViewModels

package enum EditorPane {
  package static func draw(
    _ e: EditorViewModel, isFocused: Bool, in rect: Rect, on grid: inout CellGrid
  ) {}
}
package enum TokenEntryScreen {
  package static func draw(_ e: TokenEntryViewModel, in rect: Rect, on grid: inout CellGrid) {}
}
