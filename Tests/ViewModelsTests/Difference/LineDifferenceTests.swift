import Testing
import ViewModels

@Suite struct LineDifferenceTests {
  /// A pair of values and the lines that differ, as `old+new` ranges such as `1..<2>1..<3`.
  @Test(arguments: [
    ("", "", ""), ("a\n", "a\n", ""), ("", "a", "0..<0>0..<1"), ("a\nb\n", "", "0..<2>0..<0"),
    ("a\nb\nc\n", "a\nx\nc\n", "1..<2>1..<2"), ("a\nb\n", "a\nb\nc\n", "2..<2>2..<3"),
    ("a\nb\nc\n", "b\nc\n", "0..<1>0..<0"), ("a\nb", "a\nb\n", "1..<2>1..<2"),
    ("a\r\nb\r\n", "a\nb\n", "0..<2>0..<2"), ("a\nb\nc\n", "c\na\nb\n", "0..<0>0..<1 2..<3>3..<3"),
    ("a\na\na\n", "a\na\n", "2..<3>2..<2"), ("\n\n", "\n", "1..<2>1..<1"),
    ("x\na\ny\nb\nz\n", "1\na\n2\nb\n3\n", "0..<1>0..<1 2..<3>2..<3 4..<5>4..<5"),
  ])
  func `lines that differ`(old: String, new: String, expected: String) {
    let changes = LineDifference([UInt8](old), [UInt8](new)).changes
    #expect(changes.map { "\($0.old)>\($0.new)" }.joined(separator: " ") == expected)
  }

  @Test func `put in the place of the old lines, the new ones give the new value`() {
    var pairs = EditedPairs(seed: 1)
    for number in 0..<2000 {
      let (old, new) = pairs.next(lineCount: number % 40)
      let difference = LineDifference(old, new)
      #expect(difference.applied(to: old, new) == new, "pair \(number)")
      for change in difference.changes { #expect(!change.old.isEmpty || !change.new.isEmpty) }
      for (before, after) in zip(difference.changes, difference.changes.dropFirst()) {
        #expect(before.old.upperBound < after.old.lowerBound)
        #expect(before.new.upperBound < after.new.lowerBound)
      }
    }
  }

  @Test func `as few lines as can be are removed and added`() {
    var pairs = EditedPairs(seed: 2)
    for number in 0..<1000 {
      let (old, new) = pairs.next(lineCount: 12)
      let difference = LineDifference(old, new)
      let kept = longestCommonCount(lines(of: old), lines(of: new))
      #expect(difference.removedCount == difference.oldLines.count - kept, "pair \(number)")
      #expect(difference.addedCount == difference.newLines.count - kept, "pair \(number)")
    }
  }

  @Test func `20,000 lines that all differ are told at once`() {
    let old = [UInt8]((0..<20_000).map { "old\($0)\n" }.joined())
    let new = [UInt8]((0..<20_000).map { "new\($0)\n" }.joined())
    let difference = LineDifference(old, new)
    #expect(difference.changes == [Replacement(old: 0..<20_000, new: 0..<20_000)])
  }

  @Test func `600 lines changed among 20,000 are each found`() {
    var lines = (0..<20_000).map { "line\($0)\n" }
    let old = [UInt8](lines.joined())
    for line in stride(from: 10, to: 18_010, by: 30) { lines[line] = "changed\(line)\n" }
    let new = [UInt8](lines.joined())
    let difference = LineDifference(old, new)
    #expect(difference.changes.count == 600)
    #expect(difference.changes.first == Replacement(old: 10..<11, new: 10..<11))
    #expect(difference.applied(to: old, new) == new)
  }

  @Test func `what would take too long is told as one change`() {
    // The same lines backwards: each of them stands in both values.
    let numbers = 0..<5_000
    let old = [UInt8]("first\n" + numbers.map { "\($0)\n" }.joined() + "last\n")
    let new = [UInt8]("first\n" + numbers.reversed().map { "\($0)\n" }.joined() + "last\n")
    let difference = LineDifference(old, new)
    #expect(difference.changes == [Replacement(old: 1..<5_001, new: 1..<5_001)])
    #expect(difference.applied(to: old, new) == new)
  }

  private func lines(of value: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    for byte in value {
      line.append(byte)
      if byte == 10 {
        lines.append(line)
        line = []
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// By the table of all prefixes.
  private func longestCommonCount(_ left: [[UInt8]], _ right: [[UInt8]]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in left.indices {
      for column in right.indices {
        table[row + 1][column + 1] =
          left[row] == right[column]
          ? table[row][column] + 1 : max(table[row][column + 1], table[row + 1][column])
      }
    }
    return table[left.count][right.count]
  }
}
