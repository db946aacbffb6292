import DatabricksClient
import Testing
import ViewModels

@Suite struct DifferenceViewModelTests {
  private func shown(
    _ old: String, _ new: String, size: Size = Size(columns: 80, rows: 24)
  ) -> DifferenceViewModel {
    var shown = DifferenceViewModel(
      path("a", "x"), .save(then: nil), old: Secret(copying: [UInt8](old)),
      new: Secret(copying: [UInt8](new)))
    shown.resize(to: size)
    return shown
  }

  /// The rows in a few signs: the line's number with its sign, or how many are the same.
  private func rows(_ shown: DifferenceViewModel) -> [String] {
    shown.rows.map { row in
      switch row {
      case .sameLines(let count): "\(count) lines"
      case .sameRows(let line): "\(line.range.count) bytes"
      case .place(let change): "\(change.old)>\(change.new)"
      case .bytes(let side, let range): "\(side) \(range)"
      case .line(let line):
        switch line.side {
        case .kept: "\(line.number)"
        case .removed: "-\(line.number)"
        case .added: "+\(line.number)"
        }
      }
    }
  }

  private func lines(_ range: Range<Int>) -> String { range.map { "line \($0)\n" }.joined() }

  @Test func `three lines around a change are shown, the others counted`() {
    let shown = shown(lines(0..<20), lines(0..<9) + "new\n" + lines(10..<20))
    #expect(
      rows(shown) == ["6 lines", "6", "7", "8", "-9", "+9", "10", "11", "12", "7 lines"])
  }

  @Test func `between two changes no single line is counted`() {
    let seven = shown("x\n" + lines(0..<7) + "x\n", "y\n" + lines(0..<7) + "y\n")
    #expect(
      rows(seven) == ["-0", "+0", "1", "2", "3", "4", "5", "6", "7", "-8", "+8"])
    let eight = shown("x\n" + lines(0..<8) + "x\n", "y\n" + lines(0..<8) + "y\n")
    #expect(
      rows(eight) == ["-0", "+0", "1", "2", "3", "2 lines", "6", "7", "8", "-9", "+9"])
  }

  @Test func `a long line is broken, and what is the same at both ends is counted`() {
    let text = String(repeating: "0123456789", count: 100)
    let width = shown("a", "b").areas.textColumns
    let changed = text.prefix(500) + "X" + text.suffix(499)
    let shown = shown(text, String(changed))
    let expected = rows(shown)
    #expect(expected.count == 10)
    #expect(expected.filter { $0 == "-0" }.count == 3)
    guard case .sameRows(let head)? = shown.rows.first else {
      Issue.record("\(expected)")
      return
    }
    #expect(head.isFirst && head.number == 0 && head.side == .removed)
    guard case .line(let row) = shown.rows[2] else {
      Issue.record("\(expected)")
      return
    }
    #expect(row.range.contains(500))
    #expect(row.marked == 500..<501)
    #expect(row.range.count <= width)
  }

  @Test func `every byte of a changed line is in a row or counted`() {
    var numbers = SeededNumbers(seed: 5)
    func text(_ count: Int) -> String {
      String(
        decoding: EditorSamples.bytes(count, &numbers).filter { $0 != 0 }, as: UTF8.self)
    }
    for _ in 0..<300 {
      let (first, last) = (text(60), text(60))
      let size = Size(columns: Int.random(in: 40...90, using: &numbers), rows: 24)
      var shown = shown(first + text(3) + last, first + text(3) + last, size: size)
      for _ in 0..<2 {
        expectWhole(shown)
        _ = shown.press(.typed("v"), at: .at(0))
      }
    }
  }

  private func expectWhole(_ shown: DifferenceViewModel) {
    guard case .lines(let difference) = shown.difference.parts else { return }
    var counts: [DifferenceSide: Int] = [:]
    for row in shown.rows {
      switch row {
      case .line(let line), .sameRows(let line):
        let end = line.isLast ? line.ending.byteCount : 0
        counts[line.side, default: 0] += line.range.count + end
      default: break
      }
    }
    let changes = difference.changes
    #expect(
      counts[.removed, default: 0]
        == changes.reduce(0) { $0 + difference.oldLines.bytes(of: $1.old).count })
    #expect(
      counts[.added, default: 0]
        == changes.reduce(0) { $0 + difference.newLines.bytes(of: $1.new).count })
  }

  @Test func `bytes are shown range by range`() {
    var shown = DifferenceViewModel(
      path("a", "x"), .save(then: nil), old: Secret(copying: (0..<64).map { UInt8($0) }),
      new: Secret(copying: (0..<40).map { UInt8($0) } + [255] + (41..<64).map { UInt8($0) }))
    shown.resize(to: Size(columns: 80, rows: 24))
    #expect(rows(shown) == ["40..<41>40..<41", "removed 40..<41", "added 40..<41"])
  }

  @Test func `it is masked, revealed for 30 seconds without a key, and masked again`() {
    var shown = shown("a\n", "b\n")
    #expect(!shown.isRevealed)
    #expect(shown.deadline == nil)
    #expect(shown.press(.control("r"), at: .at(0)) == .stay)
    #expect(shown.isRevealed)
    _ = shown.press(Key(.down), at: .at(20_000))
    shown.deadlineCame(at: .at(30_000))
    #expect(shown.isRevealed)
    #expect(shown.deadline == Moment(milliseconds: 50_000))
    shown.deadlineCame(at: .at(50_000))
    #expect(!shown.isRevealed)
    #expect(shown.deadline == nil)
    _ = shown.press(.typed("v"), at: .at(0))
    #expect(shown.isRevealed)
    _ = shown.press(.typed("v"), at: .at(0))
    #expect(!shown.isRevealed)
  }

  @Test func `it scrolls by rows and pages and stops at both ends`() {
    var shown = shown(lines(0..<100), lines(100..<200))
    let inView = shown.areas.body.rows
    #expect(shown.rows.count == 200)
    for (key, top) in [
      (Key(.up), 0), (Key(.down), 1), (Key(.pageDown), inView), (Key(.end), 200 - inView),
      (Key(.down), 200 - inView), (Key(.pageUp), 201 - 2 * inView), (Key(.home), 0),
    ] {
      _ = shown.press(key, at: .at(0))
      #expect(shown.top == top, "\(key.text)")
    }
    shown.scroll(by: 3)
    #expect(shown.top == 3)
    _ = shown.press(Key(.end), at: .at(0))
    shown.resize(to: Size(columns: 80, rows: 60))
    #expect(shown.top == 200 - shown.areas.body.rows)
  }

  @Test func `it saves with the same key, with Enter on the button, and not from the other one`() {
    var shown = shown("a\n", "b\n")
    #expect(shown.press(.control("s"), at: .at(0)) == .confirmed(.saveReviewed(then: nil)))
    #expect(shown.press(Key(.enter), at: .at(0)) == .confirmed(.saveReviewed(then: nil)))
    #expect(shown.press(Key(.escape), at: .at(0)) == .close)
    _ = shown.press(Key(.left), at: .at(0))
    #expect(shown.press(Key(.enter), at: .at(0)) == .close)
    _ = shown.press(Key(.tab), at: .at(0))
    #expect(shown.press(Key(.enter), at: .at(0)) == .confirmed(.saveReviewed(then: nil)))
    for letter in "smtyo".unicodeScalars {
      #expect(shown.press(.typed(letter), at: .at(0)) == .stay)
    }
    _ = shown.press(.typed("y"), at: .at(0))
    #expect(shown.buttonHint == "press ^s to save")
  }

  @Test func `of a conflict Enter goes back until an answer is chosen`() {
    let time = Timestamp(milliseconds: 7)
    let theirs = Secret(copying: [UInt8]("theirs"))
    var shown = DifferenceViewModel(
      path("a", "x"), .conflict(time), old: theirs, new: Secret(copying: [UInt8]("mine")))
    shown.resize(to: Size(columns: 80, rows: 24))
    #expect(shown.press(Key(.enter), at: .at(0)) == .close)
    #expect(shown.press(.control("s"), at: .at(0)) == .stay)
    #expect(shown.press(.typed("n"), at: .at(0)) == .close)
    // Beyond the safe button lies none that takes something away.
    _ = shown.press(Key(.left), at: .at(0))
    #expect(shown.press(Key(.enter), at: .at(0)) == .close)
    #expect(shown.press(.typed("y"), at: .at(0)) == .stay)
    #expect(shown.buttonHint == "press m or t")
    #expect(shown.press(.typed("m"), at: .at(0)) == .confirmed(.keepMine(time)))
    #expect(shown.press(.typed("t"), at: .at(0)) == .confirmed(.takeTheirs(theirs, time)))
  }

  @Test(arguments: [(40, 10), (41, 11), (80, 24), (120, 36), (200, 60)])
  func `its parts are inside of each other and of the screen`(columns: Int, rows: Int) {
    for count in [1, 5, 500] {
      let shown = shown(
        lines(0..<count), lines(count..<2 * count), size: Size(columns: columns, rows: rows))
      let areas = shown.areas
      let screen = Rect(column: 0, row: 0, columns: columns, rows: rows)
      let inside = areas.box.inset(columns: 2, rows: 1)
      #expect(areas.box.row >= 0 && areas.box.row + areas.box.rows <= screen.rows)
      #expect(areas.box.column >= 0 && areas.box.column + areas.box.columns <= screen.columns)
      #expect(areas.summary.row == inside.row)
      #expect(areas.summary.row + areas.summary.rows <= areas.body.row)
      #expect(areas.body.rows >= 1)
      #expect(areas.body.row + areas.body.rows <= areas.buttons.row)
      #expect(areas.buttons.row + areas.buttons.rows == inside.row + inside.rows)
      #expect(areas.textColumns >= 10)
    }
  }
}
