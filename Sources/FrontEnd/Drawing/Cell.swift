internal import ViewModels

/// One cell of the screen.
package struct Cell: Equatable, Sendable {
  /// Nothing in the terminal's own colours.
  static let blank = Cell(cluster: SafeCluster(" ", width: 1), role: .text)
  /// The second cell of a character that is two wide.
  private static let secondHalf = SafeCluster(" ", width: 0)

  /// What stands in it.
  var cluster: SafeCluster
  package var role: Role
  /// The filled row it lies in, if any: `selection`, `selectionDim` or `field`.
  package var ground: Role?

  /// Whether it is the second cell of the character to its left.
  package var isContinuation: Bool { cluster.width == 0 }

  /// The cell to the right of this one, when this one's character is two wide.
  var continuation: Cell {
    Cell(cluster: Self.secondHalf, role: role, ground: ground)
  }
}
