internal import DatabricksClient

/// The one way from text of unknown origin to something that may be shown.
///
/// Total over all bytes: control characters, bytes that are not UTF-8, and scalars that reorder
/// text, take no room or mean nothing come out as an escaped form; all other text comes out as it
/// is. What it gives out holds no C0 or C1 control, apart from tab and line feed where `oneLine` is
/// false, so nothing of it can steer a terminal (CWE-150, CVE-2021-42574).
package enum SafeText {
  /// Calls `body` with each cluster of `bytes` and the bytes it stands for.
  ///
  /// An escaped form is spelled out as several clusters: the first has the range of its bytes, the
  /// others the empty range behind it, so the ranges together cover the input exactly once.
  package static func clusters(
    of bytes: RawSpan, oneLine: Bool, _ body: (SafeCluster, Range<Int>) -> Void
  ) {
    var offset = 0
    while offset < bytes.byteCount {
      let (piece, end) = piece(of: bytes, at: offset, oneLine: oneLine)
      var range = offset..<end
      piece.forEachCluster { cluster in
        body(cluster, range)
        range = end..<end
      }
      offset = end
    }
  }

  /// Calls `body` with each cluster of `text` and the range of UTF-8 bytes it stands for.
  package static func clusters(
    of text: String, oneLine: Bool, _ body: (SafeCluster, Range<Int>) -> Void
  ) {
    unsafe clusters(of: text.utf8.span.bytes, oneLine: oneLine, body)
  }

  /// The piece that begins at `offset`, and the offset behind it; `offset` is inside `bytes`.
  ///
  /// With `oneLine` tab and line feed are escaped too; else each is a cluster of its own.
  package static func piece(
    of bytes: RawSpan, at offset: Int, oneLine: Bool
  ) -> (piece: SafePiece, end: Int) {
    let first = bytes.byte(at: offset)
    if first < 0x80 {
      return asciiPiece(of: bytes, at: offset, oneLine: oneLine)
    }
    guard let (scalar, end) = bytes.scalar(at: offset) else {
      return (.byte(first), offset + 1)
    }
    if scalar.value < 0xA0 {
      return (.byte(UInt8(scalar.value)), end)
    }
    let width = scalar.cellWidth
    guard width > 0, !scalar.isDeceptive else { return (.scalar(scalar), end) }
    return withMarks(SafeCluster(scalar, width: width), of: bytes, at: end)
  }

  /// The cells that `text` takes in one line.
  package static func width(of text: String) -> Int {
    let bytes = unsafe text.utf8.span.bytes
    var cells = 0
    var offset = 0
    while offset < bytes.byteCount {
      if bytes.lonePrintable(at: offset) != nil {
        cells += 1
        offset += 1
        continue
      }
      let (piece, end) = piece(of: bytes, at: offset, oneLine: true)
      cells += piece.width
      offset = end
    }
    return cells
  }

  /// `text` as one safe line for standard output or standard error.
  ///
  /// At most `maxScalars` scalars come out; a longer text ends in `…`.
  package static func line(_ text: String, maxScalars: Int = 200) -> String {
    let bytes = unsafe text.utf8.span.bytes
    var line = String.UnicodeScalarView()
    var count = 0
    var offset = 0
    while offset < bytes.byteCount {
      let (piece, end) = piece(of: bytes, at: offset, oneLine: true)
      var scalars: [Unicode.Scalar] = []
      piece.forEachCluster { cluster in cluster.forEachScalar { scalars.append($0) } }
      count += scalars.count
      if count > maxScalars {
        line.append("…")
        break
      }
      line.append(contentsOf: scalars)
      offset = end
    }
    return String(line)
  }

  private static func asciiPiece(
    of bytes: RawSpan, at offset: Int, oneLine: Bool
  ) -> (piece: SafePiece, end: Int) {
    let byte = bytes.byte(at: offset)
    let end = offset + 1
    switch byte {
    case 0x09 where !oneLine: return (.cluster(SafeCluster("\t", width: 1)), end)
    case 0x0A where !oneLine: return (.cluster(SafeCluster("\n", width: 0)), end)
    case 0x00..<0x20, 0x7F: return (.caret(byte), end)
    default:
      let cluster = SafeCluster(Unicode.Scalar(byte), width: 1)
      // Most text is ASCII: no look behind the character unless something else follows.
      guard end < bytes.byteCount, bytes.byte(at: end) >= 0x80 else {
        return (.cluster(cluster), end)
      }
      return withMarks(cluster, of: bytes, at: end)
    }
  }

  /// `cluster` with the combining marks that stand at `offset`.
  private static func withMarks(
    _ cluster: SafeCluster, of bytes: RawSpan, at offset: Int
  ) -> (piece: SafePiece, end: Int) {
    var cluster = cluster
    var offset = offset
    while offset < bytes.byteCount, let (mark, end) = bytes.scalar(at: offset),
      mark.value >= 0x300, mark.cellWidth == 0, !mark.isDeceptive, cluster.append(mark: mark)
    {
      offset = end
    }
    return (.cluster(cluster), offset)
  }
}
