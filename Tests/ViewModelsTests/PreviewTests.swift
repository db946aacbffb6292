import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// The one rule by which what a preview shows is started; `PreviewStart` tells it.
@Suite struct PreviewTests {
  private static let down = Key(.down)

  @Test(arguments: [("c", "copy"), ("m", "move")] as [(Unicode.Scalar, String)])
  func `a copy or a move is started by y alone`(letter: Unicode.Scalar, word: String) throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.openTargets()
    desk.program.press(.typed(letter))
    #expect(desk.transfer?.preview?.hint == nil)
    desk.program.press(Key(.enter))
    #expect(desk.transfer?.preview?.hint == "press y to \(word)")
    desk.program.press(Self.down)
    #expect(desk.transfer?.preview?.hint == nil)
    desk.program.press(.typed(letter))
    #expect(desk.transfer?.preview?.hint == "press y to \(word); \(letter) opened this")
    #expect(desk.writeCount == count)
    desk.program.press(.typed("y"))
    #expect(desk.held("z", "a") == TransferDesk.value("a"))
  }

  @Test func `the copy of a scope is started by y alone`() throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    desk.program.press(.typed("1"), .typed("m"), Key(.enter), .typed("c"), Key(.enter))
    #expect(desk.transfer?.preview?.hint == "press y to copy")
    #expect(desk.writeCount == count)
    desk.program.press(.typed("y"))
    #expect(desk.held("s-copy", "a") == TransferDesk.value("a"))
  }

  @Test func `where y would start nothing, enter says why`() throws {
    var desk = try TransferDesk()
    desk.program.press(.typed("m"), Key(.home), .typed("c"), Key(.enter))
    #expect(desk.transfer?.preview?.hint == nil)
    #expect(desk.transfer?.preview?.problem == "there is nothing to do")
  }

  @Test func `the renaming of a scope is started by y alone`() throws {
    var desk = try TransferDesk()
    let count = desk.writeCount
    func hint() -> String? {
      if case .rename(let form)? = desk.program.app.overlays.last { form.startHint } else { nil }
    }
    desk.program.press(.typed("1"), .typed("r"))
    desk.program.type("2")
    desk.program.press(Key(.enter), Key(.enter))
    #expect(hint() == "press y to rename; enter opened this")
    desk.program.press(Self.down)
    #expect(hint() == nil)
    #expect(desk.writeCount == count)
    desk.program.press(.typed("y"))
    #expect(desk.held("s2", "a") == TransferDesk.value("a"))
  }

  @Test(arguments: [false, true]) func `a copy across is started by y alone`(elsewhere: Bool) throws
  {
    var desk = try CompareDesk(isElsewhere: elsewhere)
    desk.compareScopes()
    desk.program.press(.typed("/"))
    desk.program.type("mine")
    desk.program.press(Key(.enter), .typed(">"))
    #expect(desk.compare?.notice == nil)
    desk.program.press(Key(.enter))
    #expect(desk.compare?.notice == StatusLine(.warning, "press y to copy"))
    desk.program.press(.typed(">"))
    #expect(desk.compare?.notice == StatusLine(.warning, "press y to copy; > opened this"))
    desk.program.press(Self.down)
    #expect(desk.compare?.notice == nil)
    #expect(desk.other.value(scope: "z", key: "mine") == nil)
    desk.program.press(.typed("y"))
    #expect(desk.other.value(scope: "z", key: "mine") == Array("1".utf8))
  }

  @Test func `an import is begun by y in its question alone`() throws {
    var desk = try ImportDesk(["A": "1"])
    desk.begin("A=2\n")
    desk.press(Key(.enter), Key(.enter))
    guard case .confirmation(let question)? = desk.program.app.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(question.buttonHint?.hasSuffix("; enter opened this") == true)
  }

  @Test func `the last line says what y does, and names no other key for it`() throws {
    for (letter, word) in [("c", "copy"), ("m", "move")] as [(Unicode.Scalar, String)] {
      var desk = try TransferDesk()
      desk.openTargets()
      desk.program.press(.typed(letter))
      let first = FooterLine(desk.program.app, columns: 120).entries.first
      #expect(first?.text == "y")
      #expect(first?.label == word)
    }
    for context in [KeyContext.transferPreview, .renamePreview, .copyAcross] {
      #expect(KeyTable.command(for: Key(.enter), in: context) == nil)
    }
  }
}
