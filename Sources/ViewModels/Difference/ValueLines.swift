internal import DatabricksClient

/// Where the lines of a value lie, each together with its line end.
///
/// A value that ends in a line end has no empty line behind it, and an empty value has no line.
package struct ValueLines: Equatable, Sendable {
  /// What stands at the end of a line.
  package enum Ending: Equatable, Sendable {
    /// Nothing: the value ends without a line end.
    case none
    case lf
    case crlf

    /// The number of its bytes.
    package var byteCount: Int {
      switch self {
      case .none: 0
      case .lf: 1
      case .crlf: 2
      }
    }
  }

  /// The start of each line, then the end of the value.
  private var bounds: [Int]
  /// The number of lines that end in CR and LF.
  package private(set) var crlfCount = 0

  init(_ bytes: RawSpan) {
    bounds = [0]
    for offset in 0..<bytes.byteCount where bytes.byte(at: offset) == UInt8(ascii: "\n") {
      bounds.append(offset + 1)
      if offset > 0, bytes.byte(at: offset - 1) == UInt8(ascii: "\r") { crlfCount += 1 }
    }
    if bounds[bounds.count - 1] < bytes.byteCount { bounds.append(bytes.byteCount) }
  }

  /// The number of lines.
  package var count: Int { bounds.count - 1 }

  /// The bytes of `lines`, line ends included.
  package func bytes(of lines: Range<Int>) -> Range<Int> {
    bounds[lines.lowerBound]..<bounds[lines.upperBound]
  }

  /// The bytes of one line, its line end included.
  package func bytes(of line: Int) -> Range<Int> { bytes(of: line..<line + 1) }

  /// The bytes of the longest line, its line end included.
  package var longestByteCount: Int {
    (0..<count).reduce(0) { max($0, bytes(of: $1).count) }
  }

  /// What one line of `value` ends in.
  func ending(of line: Int, in value: RawSpan) -> Ending {
    let range = bytes(of: line)
    guard value.byte(at: range.upperBound - 1) == UInt8(ascii: "\n") else { return .none }
    let hasCR = range.count > 1 && value.byte(at: range.upperBound - 2) == UInt8(ascii: "\r")
    return hasCR ? .crlf : .lf
  }
}
