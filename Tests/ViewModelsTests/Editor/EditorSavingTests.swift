import DatabricksClient
import Testing
import ViewModels

@Suite struct EditorSavingTests {
  private let path = SecretPath(scope: ScopeName("payments"), key: KeyName("stripe-api-key"))
  private let seen = SeenSecret.present(lastUpdated: Timestamp(milliseconds: 5))

  private func editor(_ text: String?) -> EditorViewModel {
    EditorViewModel(
      path: path, original: text.map { Secret(copying: Array($0.utf8)) },
      seen: text == nil ? .absent : seen)
  }

  /// What the editor asks to be saved.
  private func save(_ editor: inout EditorViewModel) -> (value: [UInt8], seen: SeenSecret)? {
    var outcome = editor.perform(.save, at: .at(0))
    if case .review = outcome { outcome = editor.saveAgreed() }
    guard case .save(path, let value, let seen) = outcome else { return nil }
    return (value.copiedBytes, seen)
  }

  @Test func `a saved value is the new original`() throws {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    #expect(editor.hasChanges)
    let saved = try #require(save(&editor))
    #expect(saved.value == Array("xold".utf8))
    #expect(saved.seen == seen)
    #expect(editor.saveState == .saving)
    let updated = Timestamp(milliseconds: 9)
    editor.saved(SavedSecret(lastUpdated: updated, byteCount: 4))
    #expect(editor.saveState == .idle)
    #expect(!editor.hasChanges)
    #expect(editor.shownNotice == EditorNotice(.plain, "no final newline"))
    editor.type("y", at: .at(0))
    #expect(try #require(save(&editor)).seen == .present(lastUpdated: updated))
  }

  @Test func `what is typed while a save is under way is not lost and not saved`() throws {
    var editor = editor(nil)
    editor.type("a", at: .at(0))
    #expect(try #require(save(&editor)).value == Array("a".utf8))
    editor.type("b", at: .at(0))
    #expect(save(&editor) == nil)
    #expect(editor.notice?.text == "still saving")
    editor.saved(SavedSecret(lastUpdated: nil, byteCount: 1))
    #expect(editor.hasChanges)
    #expect(try #require(save(&editor)).value == Array("ab".utf8))
  }

  @Test func `a failed save keeps text, cursor, undo and its reason, and one key tries again`()
    throws
  {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    let first = try #require(save(&editor))
    editor.saveFailed("the workspace did not answer")
    #expect(editor.saveState == .failed("the workspace did not answer"))
    _ = editor.perform(.moveRight, at: .at(0))
    #expect(editor.shownNotice?.text == "not saved: the workspace did not answer")
    #expect(editor.cursor == 2)
    #expect(editor.hasChanges)
    #expect(try #require(save(&editor)) == first)
    #expect(editor.shownNotice == EditorNotice(.plain, "no final newline"))
    editor.saveFailed("again")
    _ = editor.perform(.undo, at: .at(0))
    #expect(editor.text.copiedBytes == Array("old".utf8))
  }

  @Test func `a save that got lost is told as unknown until the workspace shows what it holds`()
    throws
  {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    let first = try #require(save(&editor))
    editor.saveFailed("the answer was lost", isOpen: true)
    let sentence =
      "it is not known whether it was saved: the answer was lost; save again to find out"
    #expect(editor.shownNotice?.text == sentence)
    let second = try #require(save(&editor))
    #expect(second.seen.isUnsettled)
    #expect(second.seen.settled == first.seen)
    // This try did nothing; the first one is as open as before.
    editor.saveFailed("the host is gone")
    #expect(editor.saveState == .unknown("the host is gone"))
    _ = save(&editor)
    editor.saveConflicted("somebody else put it")
    #expect(editor.saveState == .failed("somebody else put it"))
    #expect(editor.seen == seen)
  }

  @Test func `a value saved at a time nobody could read is known by its bytes`() throws {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    _ = save(&editor)
    editor.saved(SavedSecret(lastUpdated: nil, byteCount: 4))
    #expect(editor.seen == editor.original.map { SeenSecret.held($0) })
  }

  @Test func `an answer that nobody waits for changes nothing`() {
    var editor = editor("old")
    editor.saved(SavedSecret(lastUpdated: nil, byteCount: 4))
    editor.saveFailed("late")
    #expect(editor.saveState == .idle)
    #expect(editor.notice == nil)
    #expect(editor.seen == seen)
  }

  @Test func `nothing is sent without a change`() {
    var editor = editor("old")
    #expect(save(&editor) == nil)
    #expect(editor.notice?.text == "nothing to save: no changes")
    editor.type("x", at: .at(0))
    _ = editor.perform(.deleteBackward, at: .at(0))
    #expect(!editor.hasChanges)
    #expect(save(&editor) == nil)
  }

  @Test func `a new key needs a value, an old one may be emptied`() throws {
    var new = editor(nil)
    #expect(save(&new) == nil)
    #expect(new.notice?.kind == .warning)
    var old = editor("x")
    _ = old.perform(.deleteForward, at: .at(0))
    #expect(try #require(save(&old)).value == [])
  }

  @Test func `a value over the limit is refused before it is sent`() throws {
    var editor = editor(nil)
    let limit = EditorViewModel.valueLimit
    editor.paste(Secret(copying: [UInt8](repeating: 65, count: limit + 1)), at: .at(0))
    #expect(save(&editor) == nil)
    #expect(editor.saveState == .idle)
    #expect(
      editor.notice?.text
        == "not saved: 1 byte over the limit of 131,072; shorten the value, then save again")
    _ = editor.perform(.deleteBackward, at: .at(0))
    #expect(try #require(save(&editor)).value.count == limit)
  }

  @Test func `after the user agreed, the next save overwrites whatever is there`() throws {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    _ = save(&editor)
    editor.saveFailed("somebody else changed it")
    editor.overwriteAtNextSave()
    #expect(try #require(save(&editor)).seen == .unchecked)
  }

  @Test func `only what somebody else put at that time is overwritten`() throws {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    _ = save(&editor)
    editor.saveFailed("somebody else changed it")
    editor.overwriteAtNextSave(Timestamp(milliseconds: 8))
    let seen = try #require(save(&editor)).seen
    #expect(seen == .present(lastUpdated: Timestamp(milliseconds: 8)))
  }

  @Test func `a value that is there is shown before it is saved over, a new one is not`() {
    var old = editor("old")
    old.type("x", at: .at(0))
    guard case .review(let before, let after) = old.perform(.save, at: .at(0)) else {
      Issue.record("not shown")
      return
    }
    #expect(before.copiedBytes == Array("old".utf8))
    #expect(after.copiedBytes == Array("xold".utf8))
    #expect(old.saveState == .idle)
    var new = editor(nil)
    new.type("x", at: .at(0))
    guard case .save = new.perform(.save, at: .at(0)) else {
      Issue.record("not saved")
      return
    }
  }

  @Test func `a failed save is tried again without a look, unless the text has changed`() {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    _ = save(&editor)
    editor.saveFailed("no answer")
    guard case .save = editor.perform(.save, at: .at(0)) else {
      Issue.record("not saved")
      return
    }
    editor.saveFailed("no answer")
    editor.type("y", at: .at(0))
    guard case .review = editor.perform(.save, at: .at(0)) else {
      Issue.record("not shown")
      return
    }
  }

  @Test func `after a save the next one is shown again`() {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    _ = save(&editor)
    editor.saved(SavedSecret(lastUpdated: nil, byteCount: 4))
    editor.type("y", at: .at(0))
    guard case .review(let before, _) = editor.perform(.save, at: .at(0)) else {
      Issue.record("not shown")
      return
    }
    #expect(before.copiedBytes == Array("xold".utf8))
  }

  @Test func `a save whose answer was lost is checked, then saved or failed`() {
    var editor = editor("old")
    editor.type("x", at: .at(0))
    editor.saveInDoubt(true)
    #expect(editor.saveState == .idle, "nobody saves")
    _ = save(&editor)
    editor.saveInDoubt(true)
    #expect(editor.saveState == .checking)
    #expect(save(&editor) == nil)
    #expect(editor.notice?.text == "still saving")
    editor.saveInDoubt(false)
    #expect(editor.saveState == .saving)
    editor.saveInDoubt(true)
    editor.saved(SavedSecret(lastUpdated: nil, byteCount: 4, wasReadBack: true))
    #expect(editor.saveState == .idle)
    #expect(!editor.hasChanges)
  }

  @Test func `taking theirs is one step that undo takes back`() {
    var editor = editor("mine, and long")
    editor.type("x", at: .at(0))
    _ = editor.perform(.reveal, at: .at(0))
    let theirs = Secret(copying: Array("theirs".utf8))
    editor.take(theirs: theirs, lastUpdated: Timestamp(milliseconds: 8), at: .at(0))
    #expect(editor.text.copiedBytes == Array("theirs".utf8))
    #expect(!editor.hasChanges)
    #expect(!editor.isRevealed)
    #expect(editor.seen == .present(lastUpdated: Timestamp(milliseconds: 8)))
    _ = editor.perform(.undo, at: .at(0))
    #expect(editor.text.copiedBytes == Array("xmine, and long".utf8))
    guard case .review(theirs, _) = editor.perform(.save, at: .at(0)) else {
      Issue.record("not compared with theirs")
      return
    }
  }

  @Test func `theirs may be no text, and come as bytes`() {
    var editor = editor("mine")
    editor.type("x", at: .at(0))
    let theirs = Secret(copying: [0, 255, 7])
    editor.take(theirs: theirs, lastUpdated: Timestamp(milliseconds: 8), at: .at(0))
    #expect(editor.form == .bytes)
    #expect(editor.text.copiedBytes == [0, 255, 7])
    #expect(!editor.hasChanges)
  }

  @Test func `leaving is asked for with and without changes`() {
    var editor = editor("old")
    #expect(editor.perform(.leave, at: .at(0)) == .leave)
    editor.type("x", at: .at(0))
    #expect(editor.perform(.leave, at: .at(0)) == .leave)
    #expect(editor.hasChanges)
  }

  @Test func `every command has a key, and no key has two`() {
    let commands = EditorKeys.bindings.map(\.command)
    for command in EditorCommand.allCases {
      #expect(commands.contains(.editor(command)), "\(command.rawValue) has no key")
    }
    let keys = EditorKeys.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }
}
