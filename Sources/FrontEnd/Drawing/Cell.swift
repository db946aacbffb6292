internal import ViewModels

/// One cell of the screen.
///
/// Flat numbers, so that comparing two screens of cells is a comparison of memory.
package struct Cell: Equatable, Sendable {
  /// Nothing in the terminal's own colours.
  static let blank = Cell(ascii: UInt8(ascii: " "), role: .text, ground: nil)

  /// The character's code point.
  let base: UInt32
  /// The code points of the combining marks; 0 where there is none.
  let mark1: UInt32
  let mark2: UInt32
  let mark3: UInt32
  let mark4: UInt32
  /// The cells its character takes; 0 for the second cell of a wide one.
  let width: UInt8
  package var role: Role
  /// The filled row it lies in, if any: `selection`, `selectionDim` or `field`.
  package var ground: Role?
  /// No byte of a cell is left unset, so that rows can be compared as memory.
  private let unused: UInt8 = 0

  /// A cell that shows `cluster`.
  init(_ cluster: SafeCluster, role: Role, ground: Role?) {
    base = cluster.base.value
    let hasMarks = cluster.markCount > 0
    mark1 = hasMarks ? cluster.mark(at: 0) : 0
    mark2 = hasMarks ? cluster.mark(at: 1) : 0
    mark3 = hasMarks ? cluster.mark(at: 2) : 0
    mark4 = hasMarks ? cluster.mark(at: 3) : 0
    width = UInt8(clamping: cluster.width)
    self.role = role
    self.ground = ground
  }

  /// A cell that shows a printable ASCII character.
  init(ascii: UInt8, role: Role, ground: Role?, width: UInt8 = 1) {
    base = UInt32(ascii)
    (mark1, mark2, mark3, mark4) = (0, 0, 0, 0)
    self.width = width
    self.role = role
    self.ground = ground
  }

  /// Whether it is the second cell of the character to its left.
  package var isContinuation: Bool { width == 0 }

  /// The cell to the right of this one, when this one's character is two wide.
  var continuation: Cell { Cell(ascii: UInt8(ascii: " "), role: role, ground: ground, width: 0) }

  /// A blank that looks the same.
  var emptied: Cell { Cell(ascii: UInt8(ascii: " "), role: role, ground: ground) }

  /// Calls `body` with the character and its marks.
  func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    for value in [base, mark1, mark2, mark3, mark4] where value != 0 {
      if let scalar = Unicode.Scalar(value) { body(scalar) }
    }
  }
}
