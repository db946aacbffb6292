import DatabricksClient
import Desktop
import Testing
import ViewModels

/// Generating a value in the editor.
@Suite struct GenerateTests {
  private static let x = path("a", "x")

  private func opened(_ text: String) -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: Array(text.utf8)))))
    return harness
  }

  private func form(_ harness: AppHarness) -> GenerateViewModel? {
    for case .generate(let form) in harness.app.overlays { return form }
    return nil
  }

  private func wanted(_ harness: AppHarness) -> GeneratedValue? {
    for case .local(.generate(let wanted)) in harness.requests { return wanted }
    return nil
  }

  private func generate(_ harness: inout AppHarness) {
    harness.press(Key(.enter))
    harness.answer(
      where: { if case .local(.generate) = $0 { true } else { false } },
      .local(.generated(Secret(copying: Array("NEW".utf8)))))
  }

  @Test func `it takes the place of a value of one line, hidden, in one step`() {
    var harness = opened("old\n")
    harness.press(.control("r"), .control("g"))
    #expect(form(harness)?.place == .whole)
    generate(&harness)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("NEW".utf8))
    #expect(harness.app.browser.editor?.isRevealed == false)
    #expect(
      harness.app.browser.editor?.shownNotice?.text
        == "generated 3 bytes, 190 bits, in place of 4")
    harness.press(.control("z"))
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("old\n".utf8))
  }

  @Test func `among several lines it goes to the cursor`() {
    var harness = opened("a=\nb=\n")
    harness.press(Key(.end), .control("g"))
    generate(&harness)
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("a=NEW\nb=\n".utf8))
  }

  @Test func `a selection gives way to it`() {
    var harness = opened("a=old\nb=\n")
    harness.press(Key(.right), Key(.right), Key(.end, .shift), .control("g"))
    #expect(form(harness)?.place == .selection)
    generate(&harness)
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("a=NEW\nb=\n".utf8))
  }

  @Test func `every kind can be chosen, each with a number of its own`() {
    var harness = opened("")
    harness.press(.control("g"))
    var kinds: [GeneratedKind] = []
    for _ in GeneratedKind.allCases {
      kinds.append(form(harness)?.kind ?? .uuid)
      harness.press(Key(.right))
    }
    #expect(kinds == GeneratedKind.allCases)
    #expect(form(harness)?.kind == .characters)
    harness.press(Key(.left))
    #expect(form(harness)?.rows == [.kind, .place])
    #expect(form(harness)?.wanted?.strength == 122)
  }

  @Test func `the alphabet and the length can be chosen`() {
    var harness = opened("")
    harness.press(.control("g"), Key(.down), Key(.right), Key(.down), .control("u"))
    harness.type("64")
    harness.press(Key(.enter))
    #expect(wanted(harness) == GeneratedValue(.characters, alphabet: .withSigns, count: 64))
  }

  @Test(arguments: ["", "0", "4097", "99999999999999999999"])
  func `a number that cannot be is refused`(number: String) {
    var harness = opened("")
    harness.press(.control("g"), Key(.down), Key(.down), .control("u"))
    harness.type(number)
    harness.press(Key(.enter))
    #expect(wanted(harness) == nil)
    #expect(form(harness)?.problem == "a number from 1 to 4,096")
  }

  @Test func `escape generates nothing, and a late answer changes nothing`() {
    var harness = opened("old")
    harness.press(.control("g"), Key(.enter))
    let id = harness.sent.last?.id
    harness.press(Key(.escape))
    if let id { harness.answer(id, .local(.generated(Secret(copying: [65])))) }
    #expect(harness.app.browser.editor?.hasChanges == false)
  }
}
