package import DatabricksClient

/// How a revealed value is broken into rows: text at its line ends and at the pane's width, all other
/// bytes as lines of hexadecimal.
package struct RevealedRows: Equatable, Sendable {
  /// The width in cells.
  package let columns: Int
  /// UTF-8 without NUL is text.
  package let isText: Bool
  /// How many rows there are; at least 1.
  package let count: Int

  /// Breaks `value` at `columns` cells, at least 4.
  package init(_ value: Secret, columns: Int) {
    let columns = max(4, columns)
    self.columns = columns
    (isText, count) = value.withBytes { bytes in
      guard bytes.isUTF8WithoutNUL else {
        let perRow = Self.bytesPerRow(columns: columns)
        return (false, max(1, (bytes.byteCount + perRow - 1) / perRow))
      }
      var last = 0
      Self.forEachCluster(of: bytes, columns: columns) { _, place in last = place.row }
      return (true, last + 1)
    }
  }

  /// How many bytes stand in one row of hexadecimal.
  package var bytesPerRow: Int { Self.bytesPerRow(columns: columns) }

  /// Calls `body` with each cluster of a text and its place, counted from 0; a line end has the place
  /// where the next line begins.
  package static func forEachCluster(
    of bytes: RawSpan, columns: Int, _ body: (SafeCluster, Point) -> Void
  ) {
    var place = Point(column: 0, row: 0)
    SafeText.clusters(of: bytes, oneLine: false) { cluster, range in
      switch cluster.base {
      case "\n":
        // Behind the last line end there is no line.
        if range.upperBound == bytes.byteCount { return }
        place = Point(column: 0, row: place.row + 1)
        body(cluster, place)
      case "\t": place.column += 8 - place.column % 8
      default:
        if place.column + cluster.width > columns {
          place = Point(column: 0, row: place.row + 1)
        }
        body(cluster, place)
        place.column += cluster.width
      }
    }
  }

  private static func bytesPerRow(columns: Int) -> Int {
    columns >= 7 + 3 * 16 ? 16 : columns >= 7 + 3 * 8 ? 8 : 4
  }
}
