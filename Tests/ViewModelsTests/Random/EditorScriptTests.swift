import DatabricksClient
import Testing
import ViewModels

/// Random keys in the editor and in a plain reference: bytes, cursor and steps are the same.
@Suite struct EditorScriptTests {
  private static let shares = 8
  private static let scriptsPerShare = CaseCount.of(1250, share: 50)

  @Test(arguments: 0..<shares)
  func `keys give the bytes, the cursor and the steps that a plain reference gives`(share: Int) {
    for number in 0..<Self.scriptsPerShare {
      var run = EditorScriptRun(seed: UInt64(share * Self.scriptsPerShare + number))
      run.pressKeys()
      run.undoAndRedo()
      if let difference = run.difference { Issue.record("\(difference)") }
    }
  }
}

/// One script, pressed in both.
struct EditorScriptRun {
  /// The first thing that was not the same in both, and after which keys.
  private(set) var difference: String?

  private let seed: UInt64
  private let script: EditorScript
  private var editor: EditorViewModel
  private var reference: ReferenceEditor
  private var pressed: [EditorScript.Key] = []
  private var time: Int64 = 0

  init(seed: UInt64) {
    self.seed = seed
    script = EditorScript(seed: seed)
    reference = ReferenceEditor(script.start)
    editor = EditorViewModel(
      path: path("s", "k"), original: Secret(copying: script.start), seen: .unchecked)
  }

  mutating func pressKeys() {
    for (key, time) in script.keys {
      self.time = time
      press(key)
    }
  }

  /// Takes all steps back, which gives the start, and does them again, which gives the end.
  mutating func undoAndRedo() {
    while difference == nil, reference.canRedo { press(.command(.redo)) }
    let end = reference.bytes
    while difference == nil, reference.canUndo { press(.command(.undo)) }
    expect(editor.text.copiedBytes == script.start && !editor.hasChanges, "undone")
    while difference == nil, reference.canRedo { press(.command(.redo)) }
    expect(editor.text.copiedBytes == end, "done again")
  }

  private mutating func press(_ key: EditorScript.Key) {
    guard difference == nil, let view = view(for: key) else { return }
    pressed.append(key)
    switch key {
    case .command(let command): _ = editor.perform(command, at: .at(time))
    case .type(let scalar): editor.type(scalar, at: .at(time))
    case .paste(let bytes): editor.paste(Secret(copying: bytes), at: .at(time))
    case .resize(let columns, let rows): editor.resize(columns: columns, rows: rows)
    }
    reference.apply(key, at: time, in: view)
    compare()
  }

  /// What the reference has to know of the screen; nil where it does not know enough for `key`.
  private func view(for key: EditorScript.Key) -> ReferenceEditor.View? {
    var shown = editor
    if case .command(let command) = key, ReferenceEditor.goesByRows(command) {
      guard !reference.isText || !editor.isRevealed || reference.knowsAllWidths else { return nil }
      // The sentence about the last key takes room, which the next key gives back; as any movement
      // this one ends a step of undo.
      _ = shown.perform(.moveToStart, at: .at(time))
    }
    return ReferenceEditor.View(
      columns: max(1, shown.areas.text.columns - 1), rows: shown.areas.text.rows,
      bytesPerRow: shown.bytesLayout.bytesPerRow, isMasked: !editor.isRevealed)
  }

  private mutating func compare() {
    expect(editor.text.copiedBytes == reference.bytes, "the bytes")
    expect(editor.cursor == reference.cursor, "the cursor")
    expect(editor.selection == reference.selection, "the selection")
    expect(editor.isText == reference.isText, "the form")
    expect(editor.byteEntry.isAtLowDigit == reference.isAtLowDigit, "the digit")
    expect(editor.hasChanges == (reference.bytes != script.start), "whether it is changed")
    expect(editor.text.canUndo == reference.canUndo, "whether there is a step to undo")
    expect(editor.text.canRedo == reference.canRedo, "whether there is a step to redo")
  }

  private mutating func expect(_ isSame: Bool, _ what: String) {
    guard !isSame, difference == nil else { return }
    difference = """
      script \(seed): not the same: \(what)
      start     \(script.start)
      keys      \(pressed.suffix(12).map(\.description).joined(separator: " "))
      editor    \(editor.text.copiedBytes), cursor \(editor.cursor), \
      selection \(editor.selection.map { "\($0)" } ?? "none")
      reference \(reference.bytes), cursor \(reference.cursor), \
      selection \(reference.selection.map { "\($0)" } ?? "none")
      """
  }
}
