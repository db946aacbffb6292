/// What fills one place on the screen: a base scalar and up to four combining marks.
///
/// Fixed in size, so that no text ends up in a heap block of its own.
package struct SafeCluster: Hashable, Sendable {
  /// The most combining marks one base keeps; longer runs have crashed terminals (CVE-2021-27135).
  package static let maxMarks = 4

  /// The character itself.
  package let base: Unicode.Scalar
  private var mark1: UInt32 = 0
  private var mark2: UInt32 = 0
  private var mark3: UInt32 = 0
  private var mark4: UInt32 = 0
  /// The number of combining marks, 0 to 4.
  package private(set) var markCount: UInt8 = 0
  private let cells: UInt8
  /// Whether this is one character of an escaped form such as `<U+202E>` or `^[`.
  package let isEscaped: Bool

  /// A cluster without marks that takes `width` cells.
  package init(_ base: Unicode.Scalar, width: Int, isEscaped: Bool = false) {
    self.base = base
    cells = UInt8(clamping: width)
    self.isEscaped = isEscaped
  }

  /// The cells it takes: 1 or 2; a tab counts 1 and a line end 0 until whoever lays out says more.
  package var width: Int { Int(cells) }

  /// Calls `body` with the base and then with each mark.
  package func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    body(base)
    for index in 0..<Int(markCount) {
      if let mark = Unicode.Scalar(mark(at: index)) { body(mark) }
    }
  }

  /// The combining mark number `index` as its code point; 0 past the last one.
  package func mark(at index: Int) -> UInt32 {
    switch index {
    case 0: mark1
    case 1: mark2
    case 2: mark3
    case 3: mark4
    default: 0
    }
  }

  /// Adds a combining mark.
  ///
  /// - Returns: whether there was room for it.
  mutating func append(mark: Unicode.Scalar) -> Bool {
    switch markCount {
    case 0: mark1 = mark.value
    case 1: mark2 = mark.value
    case 2: mark3 = mark.value
    case 3: mark4 = mark.value
    default: return false
    }
    markCount += 1
    return true
  }
}
