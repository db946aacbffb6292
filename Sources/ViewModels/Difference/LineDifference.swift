internal import DatabricksClient

/// The lines in which two values differ, as numbers: it holds no byte of either.
package struct LineDifference: Equatable, Sendable {
  package let oldLines: ValueLines
  package let newLines: ValueLines
  /// The lines removed and added, from the first place to the last.
  package let changes: [Replacement]

  /// The most removals and insertions looked for among lines that stand in both values.
  ///
  /// Past it all lines between the first and the last difference count as changed.
  package static let limit = 1024

  /// Compares two values, byte for byte and line ends included.
  package init(_ old: RawSpan, _ new: RawSpan) {
    let oldLines = ValueLines(old)
    let newLines = ValueLines(new)
    self.oldLines = oldLines
    self.newLines = newLines
    let least = min(oldLines.count, newLines.count)
    var prefix = 0
    while prefix < least,
      old.hasSameBytes(oldLines.bytes(of: prefix), new, newLines.bytes(of: prefix))
    {
      prefix += 1
    }
    var suffix = 0
    while suffix < least - prefix,
      old.hasSameBytes(
        oldLines.bytes(of: oldLines.count - 1 - suffix), new,
        newLines.bytes(of: newLines.count - 1 - suffix))
    {
      suffix += 1
    }
    let common = CommonLines(
      old, oldLines, prefix..<oldLines.count - suffix,
      new, newLines, prefix..<newLines.count - suffix)
    let kept =
      EditPath.kept(
        oldCount: common.old.count, newCount: common.new.count, limit: Self.limit,
        isSame: { common.old[$0].id == common.new[$1].id }) ?? []
    changes = [Replacement](
      between: kept.map { (common.old[$0.old].line, common.new[$0.new].line) },
      from: (prefix, prefix), to: (oldLines.count - suffix, newLines.count - suffix))
  }

  /// How many lines were removed.
  package var removedCount: Int { changes.reduce(0) { $0 + $1.old.count } }

  /// How many lines were added.
  package var addedCount: Int { changes.reduce(0) { $0 + $1.new.count } }
}

/// Those lines of two values that stand in the other one too, each with a number for its bytes.
///
/// All others were removed or added for certain, and leaving them out makes no way longer.
private struct CommonLines {
  struct Line {
    let line: Int
    let id: Int
  }

  private(set) var old: [Line] = []
  private(set) var new: [Line] = []

  init(
    _ oldBytes: RawSpan, _ oldLines: ValueLines, _ oldRange: Range<Int>,
    _ newBytes: RawSpan, _ newLines: ValueLines, _ newRange: Range<Int>
  ) {
    // One line of the old value for each number, and the numbers of each hash.
    var examples: [Int] = []
    var numbers: [UInt64: [Int]] = [:]
    for line in oldRange {
      let bytes = oldLines.bytes(of: line)
      let hash = oldBytes.hash(of: bytes)
      let id = numbers[hash]?.first {
        oldBytes.hasSameBytes(bytes, oldBytes, oldLines.bytes(of: examples[$0]))
      }
      old.append(Line(line: line, id: id ?? examples.count))
      guard id == nil else { continue }
      numbers[hash, default: []].append(examples.count)
      examples.append(line)
    }
    var isInBoth = [Bool](repeating: false, count: examples.count)
    for line in newRange {
      let bytes = newLines.bytes(of: line)
      let id = numbers[newBytes.hash(of: bytes)]?.first {
        newBytes.hasSameBytes(bytes, oldBytes, oldLines.bytes(of: examples[$0]))
      }
      guard let id else { continue }
      isInBoth[id] = true
      new.append(Line(line: line, id: id))
    }
    old.removeAll { !isInBoth[$0.id] }
  }
}

extension RawSpan {
  /// Whether the bytes of `range` are those of `otherRange` in `other`.
  fileprivate func hasSameBytes(
    _ range: Range<Int>, _ other: RawSpan, _ otherRange: Range<Int>
  ) -> Bool {
    range.count == otherRange.count
      && extracting(range).hasSameBytes(as: other.extracting(otherRange))
  }

  /// A number that is the same for the same bytes, and seldom for others (FNV-1a).
  fileprivate func hash(of range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in range { hash = (hash ^ UInt64(byte(at: offset))) &* 0x100_0000_01B3 }
    return hash
  }
}
