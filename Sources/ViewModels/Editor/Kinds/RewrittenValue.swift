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
