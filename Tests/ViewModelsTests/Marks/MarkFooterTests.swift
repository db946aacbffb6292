import DatabricksClient
import Testing
import ViewModels

/// The footer says what is done with the marked keys, and to how many.
@Suite struct MarkFooterTests {
  private static let keys = ["s": (10..<30).map { "k\($0)" }, "z": ["a", "b"]]

  private func footer(_ harness: AppHarness, _ columns: Int) -> String {
    FooterLine(harness.app, columns: columns - 2).entries
      .map { $0.label.isEmpty ? $0.text : "\($0.text) \($0.label)" }.joined(separator: "  ")
  }

  private func marking(_ count: Int, isReadOnly: Bool = false) -> AppHarness {
    var harness = AppHarness(Self.keys)
    harness.press(Key(.enter))
    for _ in 0..<count { harness.press(.typed("t")) }
    return harness
  }

  @Test(arguments: [
    (120, "d delete 3…  x export 3…  m move 3…"), (80, "d del 3…  x exp 3…  m move 3…"),
    (40, "d del 3…  x exp 3…  m move 3…"),
  ])
  func `what is done with marked keys tells their number`(columns: Int, words: String) {
    #expect(!footer(marking(0), columns).contains("3…"))
    #expect(footer(marking(3), columns).contains(words), "\(footer(marking(3), columns))")
  }

  @Test func `the number is of the scope that is shown, and nowhere else`() {
    var harness = marking(3)
    harness.press(.typed("1"))
    #expect(!footer(harness, 120).contains("3…"))
    harness.press(.typed("j"), Key(.enter))
    #expect(!footer(harness, 120).contains("3…"))
    harness.press(.typed("t"))
    #expect(footer(harness, 120).contains("d delete 1…"))
  }

  @Test func `the value's footer is about the one key`() {
    var harness = marking(3)
    harness.press(.typed("3"))
    #expect(!footer(harness, 120).contains("3…"))
  }

  @Test func `the list of marked keys tells their number`() {
    var harness = marking(3)
    harness.press(.control("t"))
    #expect(
      footer(harness, 120).contains("y copy names  d delete 3…  x export 3…  m move or copy 3…"))
    #expect(footer(harness, 80).contains("d del 3…  x exp 3…  m move 3…"))
    #expect(footer(harness, 40) == "d del 3…  x exp 3…  esc close")
  }

  @Test func `the list of actions tells their number, and its enter answers nothing`() {
    var harness = marking(3)
    harness.press(.typed(":"))
    harness.type("delete")
    guard case .palette(let palette)? = harness.app.overlays.last else {
      Issue.record("no list of actions")
      return
    }
    #expect(palette.table.rows.first?.cells.first?.text == "delete the 3 marked keys; asks first")
    harness.press(Key(.enter), Key(.enter), Key(.right), Key(.enter))
    guard case .deleteKeys(let question)? = harness.app.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(question.answers.hint == "press y to delete 3 keys; enter opened this")
    #expect(!harness.requests.contains { if case .change = $0 { true } else { false } })
  }

  @Test(arguments: [120, 80, 40]) func `a key more moves nothing before ten`(columns: Int) {
    let places = (1...9).map { count in
      FooterLine(marking(count).app, columns: columns - 2).entries.map {
        [$0.text, "\($0.column)"]
      }
    }
    #expect(Set(places).count == 1)
  }
}
