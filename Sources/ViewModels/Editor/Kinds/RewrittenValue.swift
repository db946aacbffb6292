internal import DatabricksClient

/// A value written otherwise, in locked memory, and where the cursor went.
struct RewrittenValue {
  let bytes: Secret
  /// In bytes.
  let cursor: Int
}

extension RewrittenValue {
  /// `source` without zero-width characters and bidi controls, and with a space in the place of
  /// each no-break space.
  static func removingInvisible(from source: RawSpan, cursor: Int) -> RewrittenValue {
    var builder = SecretBuilder(minimumCapacity: source.byteCount)
    var scalars = InvisibleScalars()
    var newCursor = cursor
    var kept = 0
    var offset = source.nextUnusual(from: 0)
    while offset < source.byteCount {
      guard let (scalar, end) = source.scalar(at: offset) else {
        offset = source.nextUnusual(from: offset + 1)
        continue
      }
      if let kind = scalars.kind(of: scalar, at: offset..<end, in: source) {
        builder.append(source.extracting(kept..<offset))
        kept = end
        if kind == .noBreakSpace { builder.append(UInt8(ascii: " ")) }
        let gone = end - offset - (kind == .noBreakSpace ? 1 : 0)
        if cursor >= end {
          newCursor -= gone
        } else if cursor > offset {
          newCursor -= cursor - offset
        }
      }
      offset = source.nextUnusual(from: end)
    }
    builder.append(source.extracting(kept..<source.byteCount))
    return RewrittenValue(bytes: builder.finish(), cursor: newCursor)
  }

  /// `source` with LF in the place of each CRLF, or with CRLF in the place of each LF where there
  /// is no CRLF; a CR that stands alone stays.
  static func convertingLineEnds(of source: RawSpan, toLF: Bool, cursor: Int) -> RewrittenValue {
    var builder = SecretBuilder(minimumCapacity: source.byteCount)
    var newCursor = cursor
    var start = 0
    while start < source.byteCount {
      let feed = source.next(UInt8(ascii: "\n"), from: start)
      var end = feed
      if feed < source.byteCount {
        let hasCR = feed > start && source.byte(at: feed - 1) == UInt8(ascii: "\r")
        if hasCR, toLF { end -= 1 }
        if hasCR == toLF, cursor > end { newCursor += toLF ? -1 : 1 }
      }
      builder.append(source.extracting(start..<end))
      if feed < source.byteCount {
        if !toLF { builder.append(UInt8(ascii: "\r")) }
        builder.append(UInt8(ascii: "\n"))
      }
      start = feed + 1
    }
    return RewrittenValue(bytes: builder.finish(), cursor: newCursor)
  }
}

extension RawSpan {
  /// The part of this span, and of `other`, without what both begin with and both end with.
  func difference(from other: RawSpan) -> (mine: Range<Int>, others: Range<Int>) {
    let shorter = min(byteCount, other.byteCount)
    var head = 0
    while head < shorter, byte(at: head) == other.byte(at: head) { head += 1 }
    var tail = 0
    while tail < shorter - head,
      byte(at: byteCount - 1 - tail) == other.byte(at: other.byteCount - 1 - tail)
    {
      tail += 1
    }
    return (head..<byteCount - tail, head..<other.byteCount - tail)
  }
}
