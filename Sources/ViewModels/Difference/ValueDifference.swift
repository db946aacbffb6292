package import DatabricksClient

/// What differs between two values, as numbers and a sentence: it holds no byte of either.
package struct ValueDifference: Equatable, Sendable {
  /// Lines where both values are text, else bytes.
  package enum Parts: Equatable, Sendable {
    case lines(LineDifference)
    case bytes(ByteDifference)
  }

  package let parts: Parts
  /// How much differs, such as `+1 −1 lines, 1,672 → 1,701 bytes, final newline added`.
  package let summary: String
  /// Whether one of two texts ends in a line end and the other one does not.
  package let isFinalNewlineChanged: Bool

  /// Compares two values.
  package init(_ old: Secret, _ new: Secret) {
    (parts, summary, isFinalNewlineChanged) = old.withBytes { oldBytes in
      new.withBytes { newBytes in
        guard oldBytes.isUTF8WithoutNUL, newBytes.isUTF8WithoutNUL else {
          let difference = ByteDifference(oldBytes, newBytes)
          return (.bytes(difference), Self.summary(difference, oldBytes, newBytes), false)
        }
        let difference = LineDifference(oldBytes, newBytes)
        return (
          .lines(difference), Self.summary(difference, oldBytes, newBytes),
          Self.finalNewline(oldBytes, newBytes) != nil
        )
      }
    }
  }

  private static func summary(
    _ difference: ByteDifference, _ old: RawSpan, _ new: RawSpan
  ) -> String {
    let count = difference.changes.count
    let ranges = "\(CountText.counted(count, "range")) \(count == 1 ? "differs" : "differ")"
    let kind: String? =
      switch (old.isUTF8WithoutNUL, new.isUTF8WithoutNUL) {
      case (true, _): "text became binary"
      case (_, true): "binary became text"
      default: nil
      }
    return [ranges, sizes(old, new), kind].compactMap(\.self).joined(separator: ", ")
  }

  private static func summary(
    _ difference: LineDifference, _ old: RawSpan, _ new: RawSpan
  ) -> String {
    let parts = [
      lines(difference), sizes(old, new), finalNewline(old, new),
      lineEnds(difference.oldLines, old, difference.newLines, new),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func lines(_ difference: LineDifference) -> String {
    let (added, removed) = (difference.addedCount, difference.removedCount)
    let signed = [
      added > 0 ? "+" + CountText.grouped(added) : nil,
      removed > 0 ? "−" + CountText.grouped(removed) : nil,
    ].compactMap(\.self)
    guard !signed.isEmpty else { return "no line differs" }
    return signed.joined(separator: " ") + (added + removed == 1 ? " line" : " lines")
  }

  private static func sizes(_ old: RawSpan, _ new: RawSpan) -> String {
    let after = CountText.counted(new.byteCount, "byte")
    return old.byteCount == new.byteCount
      ? "still \(after)" : "\(CountText.grouped(old.byteCount)) → \(after)"
  }

  /// An empty value has no line that could lack its end.
  private static func finalNewline(_ old: RawSpan, _ new: RawSpan) -> String? {
    guard old.byteCount > 0, new.byteCount > 0 else { return nil }
    switch (old.endsInNewline, new.endsInNewline) {
    case (false, true): return "final newline added"
    case (true, false): return "final newline removed"
    default: return nil
    }
  }

  private static func lineEnds(
    _ oldLines: ValueLines, _ old: RawSpan, _ newLines: ValueLines, _ new: RawSpan
  ) -> String? {
    let (before, after) = (oldLines.endKind(of: old), newLines.endKind(of: new))
    guard let before, let after else { return nil }
    if before != after { return "line ends \(before.rawValue) → \(after.rawValue)" }
    guard before == .mixed, oldLines.crlfCount != newLines.crlfCount else { return nil }
    return "CRLF line ends \(CountText.grouped(oldLines.crlfCount)) → "
      + CountText.grouped(newLines.crlfCount)
  }
}

/// How the lines of a value end.
private enum LineEndKind: String {
  case lf = "LF"
  case crlf = "CRLF"
  case mixed
}

extension ValueLines {
  /// How the lines end; nil when none has an end.
  fileprivate func endKind(of value: RawSpan) -> LineEndKind? {
    let endCount = value.endsInNewline ? count : count - 1
    guard endCount > 0 else { return nil }
    if crlfCount == endCount { return .crlf }
    return crlfCount == 0 ? .lf : .mixed
  }
}

extension RawSpan {
  fileprivate var endsInNewline: Bool {
    byteCount > 0 && byte(at: byteCount - 1) == UInt8(ascii: "\n")
  }
}
