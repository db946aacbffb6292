/// One piece of text in a row of a table, with what it means.
package struct TableCell: Equatable, Sendable {
  /// What the text means; the front end gives it its role.
  package enum Tone: Equatable, Sendable {
    case text
    case dim
    case label
    case accent
    case good
    case warning
    case danger
  }

  package let text: String
  package let tone: Tone

  package init(_ text: String, _ tone: Tone = .text) {
    self.text = text
    self.tone = tone
  }
}

/// How a column of a table takes part in the width of its box.
package struct TableColumn: Equatable, Sendable {
  /// How many cells it gets.
  package enum Width: Equatable, Sendable {
    /// As many as its widest text, but no more than that.
    case fitting(most: Int)
    /// A share of what the others leave.
    case flexible(share: Int)
  }

  /// The word above it; empty where it needs none.
  package let title: String
  package let width: Width
  /// Whether its texts stand at its right.
  package let isTrailing: Bool
  /// The box's width in cells below which it is left out; 0 keeps it always.
  package let isLeftOutBelow: Int

  package init(
    _ title: String, _ width: Width, isTrailing: Bool = false, leftOutBelow: Int = 0
  ) {
    self.title = title
    self.width = width
    self.isTrailing = isTrailing
    isLeftOutBelow = leftOutBelow
  }
}

/// One row of a table.
package struct TableRow: Equatable, Sendable {
  /// What the row is about, told apart from every other row; the selection stays on it.
  package let id: String
  /// One for each column.
  package var cells: [TableCell]
  /// Whether the user has marked it.
  package var isMarked: Bool

  package init(id: String, _ cells: [TableCell], isMarked: Bool = false) {
    self.id = id
    self.cells = cells
    self.isMarked = isMarked
  }
}
