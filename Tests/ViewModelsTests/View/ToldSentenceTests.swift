import DatabricksClient
import Testing
import ViewModels

/// What was told, and may not have been seen whole, is in the log, one key away from everywhere.
@Suite struct ToldSentenceTests {
  private static let x = path("a", "x")
  private static let log = Key(.function(4))

  private func log(_ harness: AppHarness) -> RequestLogViewModel? {
    if case .log(let log) = harness.app.overlays.last { log } else { nil }
  }

  private func said(_ harness: AppHarness) -> [String] {
    (log(harness)?.table.rows ?? []).filter { $0.cells[1].text == "said" }.map { $0.cells[2].text }
  }

  private func editor(size: Size = Size(columns: 40, rows: 10)) -> AppHarness {
    var harness = AppHarness(["a": ["x"], "b": []], size: size)
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: Array("old".utf8)))))
    return harness
  }

  private func failedToSave() -> AppHarness {
    var harness = editor()
    harness.type("!")
    harness.press(.control("s"), .control("s"))
    harness.answer(
      where: { if case .save = $0 { true } else { false } },
      .saved(Self.x, .failure(.notPermitted("no"))))
    return harness
  }

  @Test func `over an editor with changes the log tells why it was not saved, and goes again`() {
    var harness = failedToSave()
    let editor = harness.app.browser.editor
    let reason = editor?.shownNotice?.text
    #expect(reason?.hasPrefix("not saved: ") == true)
    // The line that named the key has moved on.
    harness.press(Key(.left), Self.log)
    let told = "a/x " + (reason ?? "")
    #expect(said(harness) == [told])
    #expect(log(harness)?.shownLine?.text == told)
    harness.answer(
      where: { $0 == .readLog },
      .log([
        RequestRecord(
          time: Timestamp(milliseconds: 9_764_000_000_000), method: "GET", path: "/api",
          end: .cancelled, milliseconds: 1, tries: 1)
      ]))
    #expect(log(harness)?.shownLine?.text == told, "what comes later does not push it away")
    harness.press(Self.log)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text == editor?.text)
    harness.type("L")
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text.count == 5)
  }

  @Test func `what is told at the start is in the log`() {
    let warning = "~/.databrickscfg can be read by others (mode 0644); run chmod 600 on it"
    var harness = AppHarness(size: Size(columns: 40, rows: 10), warnings: [warning])
    harness.press(Self.log)
    #expect(said(harness) == [warning])
  }

  @Test func `a box keeps its keys behind the log`() {
    var harness = AppHarness(["a": ["x"], "b": []], fileRefusal: "the demo writes no file")
    harness.press(.typed("A"), .typed("x"))
    let boxes = harness.app.overlays
    harness.press(Self.log)
    #expect(log(harness)?.shownLine?.text == "the demo writes no file; y copies the table")
    harness.press(Key(.escape))
    #expect(harness.app.overlays.count == boxes.count)
    harness.press(.typed("d"))
    harness.type("9")
    harness.press(Self.log, Self.log, Key(.enter))
    guard case .audit(let audit) = harness.app.overlays.last else {
      Issue.record("\(harness.app.overlays)")
      return
    }
    #expect(audit.staleDays == 9)
  }

  @Test func `a question is not answered by looking into the log`() {
    var harness = editor()
    harness.type("!")
    harness.press(Key(.escape), Self.log, .typed("s"), .typed("d"), Key(.escape))
    guard case .confirmation(let question) = harness.app.overlays.last else {
      Issue.record("\(harness.app.overlays)")
      return
    }
    #expect(question.title == "Unsaved changes")
    #expect(harness.app.browser.editor?.hasChanges == true)
  }

  @Test func `enter shows a line in full however long it is, and the log stays behind`() {
    let text = String(repeating: "a word ", count: 60) + "and the end"
    let told = ToldSentence(time: Timestamp(milliseconds: 0), StatusLine(.warning, text))
    var log = RequestLogViewModel([], told: [told])
    log.resize(to: Size(columns: 40, rows: 10))
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    guard case .question(var question) = log.press(Key(.enter), at: now) else {
      Issue.record("no line")
      return
    }
    question.resize(to: Size(columns: 40, rows: 10))
    #expect(question.lines == [text])
    #expect(question.buttons.count == 1)
    #expect(question.press(Key(.enter)) == .close)
  }

  @Test func `the longest sentence has its rows whichever line is selected`() {
    let sentences = ["short", String(repeating: "a word ", count: 30)].map {
      ToldSentence(time: Timestamp(milliseconds: 0), StatusLine(.failure, $0))
    }
    var log = RequestLogViewModel([], told: sentences)
    log.resize(to: Size(columns: 80, rows: 24))
    #expect(log.noteRows == 3)
    log.resize(to: Size(columns: 60, rows: 24))
    #expect(log.noteRows == 4)
    let rows = log.table.visibleRowCount
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    _ = log.press(Key(.down), at: now)
    #expect(log.table.visibleRowCount == rows)
  }

  @Test func `what fits everywhere is not kept, a failure always is`() {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("s"), .typed("L"))
    #expect(said(harness).isEmpty)
    harness.press(Key(.escape), .typed("R"))
    harness.answer(
      where: { $0 == .listScopes }, .scopes(.failure(.notPermitted("no"))))
    harness.press(.typed("s"), .typed("L"))
    #expect(said(harness).count == 1)
  }

  @Test func `where a workspace is connected it is there too`() {
    var harness = AppHarness(["a": ["x"]])
    harness.app = AppViewModel(
      screen: .tokenEntry, size: Size(columns: 40, rows: 10),
      time: Timestamp(milliseconds: 0))
    harness.press(Self.log)
    #expect(log(harness) != nil)
    harness.press(Self.log)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.screen == .tokenEntry)
  }
}
