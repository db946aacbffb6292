import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Saves that go wrong: the text is kept, and what the screen says is what the workspace holds.
@Suite struct SaveFaultTests {
  @Test(arguments: SaveFault.all)
  func `a key that was there`(fault: SaveFault) throws {
    try expect(fault.told, of: fault, old: Array("old\nvalue".utf8))
  }

  @Test(arguments: SaveFault.all)
  func `a new key`(fault: SaveFault) throws {
    try expect(fault.toldOfNew ?? fault.told, of: fault, old: nil)
  }

  @Test func `there are many kinds of failure`() {
    let names = Set(SaveFault.all.map(\.name))
    #expect(names.count == SaveFault.all.count)
    #expect(names.count >= 24)
  }

  private func expect(_ told: SaveFault.Told, of fault: SaveFault, old: [UInt8]?) throws {
    var desk = try SavingDesk(old: old)
    desk.edit()
    let text = desk.text
    try desk.arrange(fault)
    desk.program.save()
    if fault.asksForToken { desk.declineToken() }
    #expect(desk.told == told)
    desk.expectTruth()
    if told == .conflict {
      #expect(desk.held != text)
      desk.program.press(Key(.escape))
    }
    #expect(desk.program.app.overlays.isEmpty)
    desk.expectWholeText(text)
    guard told != .conflict, fault.isMendedByTime else { return }
    // One key tries again; what was saved already is not put once more.
    desk.clearFaults()
    desk.program.save()
    #expect(desk.held == text)
    #expect(desk.program.editor?.hasChanges == false)
    desk.program.type("!")
    desk.program.save()
    #expect(desk.told == .saved)
    #expect(desk.held == desk.text)
  }

  @Test func `a save that hangs is under way, and leaving says that its end is open`() throws {
    var desk = try SavingDesk(old: [1], hangsForever: true)
    desk.edit()
    let text = desk.text
    desk.program.workspace.inject(Fault(.hang, path: "secrets/put"))
    desk.program.save()
    #expect(desk.program.editor?.saveState == .saving)
    #expect(desk.told == nil)
    desk.program.press(Key(.escape))
    guard case .confirmation(let question)? = desk.program.app.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(question.lines.contains { $0.contains("the old value or the new one") })
    desk.program.press(Key(.escape))
    desk.expectWholeText(text)
    #expect(desk.program.editor?.saveState == .saving)
    desk.program.press(Key(.escape), .typed("y"))
    #expect(desk.program.editor == nil)
    #expect(desk.program.app.browser.status?.kind != .good)
    #expect(desk.held == [1])
  }

  @Test func `read-only opens no editor and writes nothing`() throws {
    var desk = try SavingDesk(old: [1], isReadOnly: true)
    #expect(desk.program.editor == nil)
    desk.program.save()
    #expect(desk.program.saveCount == 0)
    #expect(desk.held == [1])
  }
}
