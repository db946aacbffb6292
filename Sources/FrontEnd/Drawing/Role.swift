/// What a cell is for; `Palette` gives it a colour and attributes that suit the terminal.
package enum Role: UInt8, CaseIterable, Sendable {
  case text
  case dim
  case accent
  /// The selected row of the pane in focus.
  case selection
  /// The selected row of a pane without focus.
  case selectionDim
  /// The characters that matched a filter.
  case match
  case good
  case warning
  case danger
  case border
  case borderFocused
  case title
  case titleFocused
  /// A key in the footer.
  case key
  /// The word beside a key or a value.
  case label
  /// The ground of a field that takes text.
  case field
  /// A character that is shown by an escaped form.
  case escaped
  case header
  /// The name of a profile that is marked with a colour.
  case markRed
  case markYellow
  case markGreen
  case markBlue
}
