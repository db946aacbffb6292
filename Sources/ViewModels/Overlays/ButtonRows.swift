/// The buttons of an overlay, broken into rows where they have no room beside each other.
extension ConfirmationViewModel.Button {
  /// The key that presses it, as it is shown; nil where the label tells it.
  package var keyText: String? {
    letter.map { String(Character($0)) } ?? (result == nil ? "esc" : nil)
  }

  /// What stands on the screen, such as `[ d discard ]`.
  package var shown: String { "[ \(keyText.map { "\($0) " } ?? "")\(label) ]" }

  /// Blanks between two buttons.
  package static let gap = 2

  /// The indexes of `buttons` row by row, none wider than `columns` cells unless one button is.
  package static func rows(of buttons: [Self], columns: Int) -> [[Int]] {
    var rows: [[Int]] = []
    var used = 0
    for (index, button) in buttons.enumerated() {
      let width = SafeText.width(of: button.shown)
      if rows.isEmpty || used + gap + width > columns {
        rows.append([index])
        used = width
      } else {
        rows[rows.count - 1].append(index)
        used += gap + width
      }
    }
    return rows
  }
}
