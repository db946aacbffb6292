import DatabricksClient
import Testing
import ViewModels

@Suite struct SecretTextTests {
  @Test(arguments: 0..<24)
  func `random edits, undo and redo give what a plain array gives`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var text = SecretText()
    var states: [[UInt8]] = [[]]
    var position = 0
    for step in 0..<250 {
      var model = states[position]
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0 where position > 0:
        text.undo()
        position -= 1
      case 1 where position + 1 < states.count:
        text.redo()
        position += 1
      default:
        let start = Int.random(in: 0...model.count, using: &numbers)
        let end = min(model.count, start + Int.random(in: 0...6, using: &numbers))
        let size = Int.random(in: 0..<5, using: &numbers)
        let inserted = EditorSamples.bytes(size * (step % 50 == 0 ? 400 : 1), &numbers)
        let change = text.replace(start..<end, with: inserted)
        #expect((change == nil) == (start == end && inserted.isEmpty))
        guard change != nil else { continue }
        model.replaceSubrange(start..<end, with: inserted)
        states = states[...position] + [model]
        position += 1
      }
      expect(text, holds: states[position])
    }
  }

  @Test(arguments: 0..<24)
  func `undo leads back to the start and redo to the end, whatever was grouped`(seed: UInt64) {
    var numbers = SeededNumbers(seed: 1000 + seed)
    let start = EditorSamples.bytes(20, &numbers)
    var text = SecretText(Secret(copying: start))
    var cursor = start.count
    var time: Int64 = 0
    for _ in 0..<300 {
      time += Int64.random(in: 0...1200, using: &numbers)
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0: cursor = Int.random(in: 0...text.count, using: &numbers)
      case 1...2:
        let end = text.boundary(after: cursor)
        text.replace(cursor..<end, with: [], as: .deletingForward, at: time)
      case 3...4:
        let begin = text.boundary(before: cursor)
        text.replace(begin..<cursor, with: [], as: .deletingBackward, at: time)
        cursor = begin
      default:
        let typed = EditorSamples.bytes(1, &numbers)
        text.replace(cursor..<cursor, with: typed, as: .typing, at: time)
        cursor += typed.count
      }
    }
    let end = text.copiedBytes
    while text.undo() != nil {}
    #expect(text.copiedBytes == start)
    while text.redo() != nil {}
    #expect(text.copiedBytes == end)
  }

  private func expect(_ text: SecretText, holds model: [UInt8]) {
    #expect(text.copiedBytes == model)
    var ranges: [Range<Int>] = []
    var ends: [Int] = []
    var longest = 0
    let lines = model.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      let hasCRLF = line.last == 0x0D && !isLast
      ranges.append(line.startIndex..<line.endIndex - (hasCRLF ? 1 : 0))
      ends.append(isLast ? 0 : hasCRLF ? 2 : 1)
      longest = max(longest, line.count + (isLast ? 0 : 1))
    }
    let numbers = 0..<text.lineCount
    #expect(numbers.map { text.contents(ofLine: $0) } == ranges)
    #expect(numbers.map { text.lineEndByteCount(ofLine: $0) } == ends)
    #expect(ranges.map { text.line(at: $0.lowerBound) } == Array(numbers))
    #expect(ranges.map { text.line(at: $0.upperBound) } == Array(numbers))
    #expect(text.longestLineByteCount == longest)
  }

  @Test func `a text is the same as a value only with the same bytes`() {
    let text = SecretText("value")
    #expect(text.isSame(as: Secret(copying: Array("value".utf8))))
    for other in ["valuf", "Value", "value\n", "valu", ""] {
      #expect(!text.isSame(as: Secret(copying: Array(other.utf8))), "\(other)")
    }
  }

  @Test func `a change tells where it is and which lines it touched`() {
    var text = SecretText("one\ntwo\nthree")
    let change = text.replace(5..<9, with: Array("W\nX\nY\nt".utf8))
    #expect(change?.offset == 5)
    #expect(change?.removedByteCount == 4)
    #expect(change?.end == 12)
    #expect(change?.line == 1)
    #expect(change?.removedLineCount == 1)
    #expect(change?.insertedLineCount == 3)
  }

  @Test func `a burst of typing is one step, a pause begins another`() {
    var text = SecretText()
    for (index, letter) in "abcdef".utf8.enumerated() {
      let time: Int64 = index < 3 ? Int64(index) * 900 : 10_000 + Int64(index)
      text.replace(index..<index, with: [letter], as: .typing, at: time)
    }
    text.undo()
    #expect(text.copiedBytes == Array("abc".utf8))
    text.undo()
    #expect(text.copiedBytes == [])
    #expect(!text.canUndo)
    text.redo()
    text.redo()
    #expect(text.copiedBytes == Array("abcdef".utf8))
    #expect(!text.canRedo)
  }

  @Test func `a move of the cursor, another kind of edit and a paste each begin a step`() {
    var text = SecretText()
    text.replace(0..<0, with: Array("a".utf8), as: .typing)
    text.replace(1..<1, with: Array("b".utf8), as: .typing)
    text.closeStep()
    text.replace(2..<2, with: Array("c".utf8), as: .typing)
    text.replace(3..<3, with: Array("paste".utf8))
    text.replace(8..<8, with: Array("d".utf8), as: .typing)
    text.replace(8..<9, with: [], as: .deletingBackward)
    text.replace(7..<8, with: [], as: .deletingBackward)
    var states: [String] = []
    while text.undo() != nil { states.append(String(decoding: text.copiedBytes, as: UTF8.self)) }
    #expect(states == ["abcpasted", "abcpaste", "abc", "ab", ""])
  }

  @Test func `an edit after undo forgets what could be done again`() {
    var text = SecretText("x")
    text.replace(1..<1, with: Array("secret".utf8))
    text.undo()
    text.replace(1..<1, with: Array("y".utf8))
    #expect(!text.canRedo)
    #expect(text.redo() == nil)
    #expect(text.copiedBytes == Array("xy".utf8))
  }

  @Test func `the oldest steps are forgotten when the past grows too large`() {
    var text = SecretText()
    let block = [UInt8](repeating: 7, count: 500_000)
    for _ in 0..<30 {
      text.replace(0..<0, with: block)
      text.replace(0..<block.count, with: [])
    }
    var steps = 0
    while text.undo() != nil { steps += 1 }
    #expect((1..<10).contains(steps))
    #expect(text.count == 0 || text.count == block.count)
  }

  @Test func `a text never grows beyond its limit`() {
    var text = SecretText()
    #expect(text.replace(0..<0, with: Array(repeating: 1, count: SecretText.byteLimit)) != nil)
    #expect(text.replace(0..<0, with: [1]) == nil)
    #expect(text.replace(0..<1, with: [2]) != nil)
    #expect(text.count == SecretText.byteLimit)
  }

  @Test func `after wiping there is nothing, and nothing to undo`() {
    var text = SecretText("one\ntwo")
    text.replace(0..<1, with: [65])
    let before = text
    text.wipe()
    #expect(text.count == 0)
    #expect(text.lineCount == 1)
    #expect(text.undo() == nil)
    #expect(text != before)
  }

  @Test func `equality is identity and revision, not bytes`() {
    var text = SecretText("a")
    let before = text
    #expect(text == before)
    #expect(text != SecretText("a"))
    text.replace(0..<1, with: [66])
    #expect(text != before)
  }
}
