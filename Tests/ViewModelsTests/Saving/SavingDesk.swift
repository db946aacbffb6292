import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// An editor on one key of an emulated workspace, and what is true and told of it.
struct SavingDesk {
  var program: DemoApp
  let others: OtherUser
  private let old: [UInt8]?
  private var cursor: Int?

  init(old: [UInt8]?, hangsForever: Bool = false, isReadOnly: Bool = false) throws {
    let clock = Ticks()
    let workspace = Workspace(seed: .empty, clock: { clock.next() })
    others = OtherUser(workspace: workspace)
    self.old = old
    try others.createScope()
    try others.put([0], key: "another")
    if let old { try others.put(old) }
    let key = old == nil ? "another" : "k"
    program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s"), key: KeyName(key)),
      hangsForever: hangsForever, isReadOnly: isReadOnly)
    if old == nil {
      program.press(.typed("n"))
      program.type("k")
    }
    program.press(Key(.enter))
  }

  /// What the workspace holds.
  var held: [UInt8]? { program.workspace.value(scope: "s", key: "k") }

  /// What is in the editor.
  var text: [UInt8] { program.editor?.text.copiedBytes ?? [] }

  /// Types, pastes and deletes, and leaves the cursor in the middle.
  mutating func edit() {
    program.type("new ")
    program.handle(.pasted(Secret(copying: Array("é\r\nline\u{0}".utf8))))
    program.press(Key(.left), Key(.left), Key(.backspace))
    cursor = program.editor?.cursor
  }

  mutating func arrange(_ fault: SaveFault) throws {
    for fault in fault.faults { program.workspace.inject(fault) }
    program.transport.closed = fault.closed
    if let before = fault.before { try happen(before, others) }
    if let (path, count, what) = fault.during {
      let others = others
      program.transport.meanwhile = (
        path, count,
        {
          #expect(throws: Never.self) { try happen(what, others) }
        }
      )
    }
  }

  mutating func clearFaults() {
    program.workspace.removeFaults()
    program.transport.closed = nil
    program.transport.meanwhile = nil
  }

  /// What the screen says of the last save; nil while it is under way.
  var told: SaveFault.Told? {
    guard let editor = program.editor, editor.saveState != .saving else { return nil }
    let sentence = editor.shownNotice?.text ?? ""
    if case .unknown = editor.saveState { return .unknown }
    if case .failed = editor.saveState {
      #expect(sentence.hasPrefix("not saved: "))
      #expect(editor.hasChanges)
      return program.app.overlays.isEmpty ? .notSaved : .conflict
    }
    let status = program.app.browser.status
    return status?.kind == .good && status?.text.hasPrefix("saved s/k, ") == true ? .saved : nil
  }

  /// What is told is what the workspace holds.
  func expectTruth(_ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let editor = program.editor else { return }
    let isHeld = held == text
    let status = program.app.browser.status?.text ?? ""
    switch told {
    case .saved: #expect(isHeld && !editor.hasChanges, comment, sourceLocation: sourceLocation)
    case .notSaved, .conflict: #expect(!isHeld, comment, sourceLocation: sourceLocation)
    case .unknown:
      #expect(editor.hasChanges, comment, sourceLocation: sourceLocation)
      let sentence = editor.shownNotice?.text ?? ""
      for words in [sentence, status] {
        #expect(words.contains("not known"), comment, sourceLocation: sourceLocation)
        #expect(!words.contains("not saved"), comment, sourceLocation: sourceLocation)
      }
    case nil: break
    }
  }

  /// Answers the question for a new token with no.
  mutating func declineToken() {
    guard case .confirmation(let question)? = program.app.overlays.last, question.asksToSignIn
    else {
      Issue.record("no token is asked for")
      return
    }
    #expect(program.editor?.saveState == .saving)
    program.press(Key(.escape))
  }

  mutating func closeQuestions() {
    for _ in program.app.overlays { program.press(Key(.escape)) }
  }

  /// Bytes, cursor and steps are those of `edit`.
  mutating func expectWholeText(
    _ wanted: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(text == wanted, sourceLocation: sourceLocation)
    #expect(program.editor?.cursor == cursor, sourceLocation: sourceLocation)
    var steps = 0
    while program.editor?.text.canUndo == true {
      program.press(.control("z"))
      steps += 1
    }
    #expect(text == old ?? [], sourceLocation: sourceLocation)
    for _ in 0..<steps { program.press(.control("y")) }
    #expect(text == wanted, sourceLocation: sourceLocation)
    #expect(program.editor?.cursor == cursor, sourceLocation: sourceLocation)
  }
}

/// A clock that never tells the same time twice.
private final class Ticks: @unchecked Sendable {
  // @unchecked: the workspace that asks is used by one test alone.
  private var time: Int64 = 1_764_000_000_000

  func next() -> Int64 {
    time += 1_000
    return time
  }
}

private func happen(_ what: SaveFault.Meanwhile, _ others: OtherUser) throws {
  switch what {
  case .put: try others.put(Array("theirs".utf8))
  case .delete: if others.holdsKey { try others.delete() }
  case .deleteScope: try others.deleteScope()
  }
}
