internal import DatabricksClient

/// What is selected, and the clipboard of the editor itself.
extension EditorViewModel {
  /// The bytes selected, from grapheme to grapheme; nil when there are none.
  package var selection: Range<Int>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  /// What typing and pasting put something in the place of.
  var insertionRange: Range<Int> { selection ?? cursor..<cursor }

  /// Moves the cursor and leaves the other end of the selection where it is.
  mutating func select(_ movement: EditorCommand) {
    let fixed = anchor ?? cursor
    moveCursor(movement)
    anchor = fixed
  }

  mutating func selectAll() {
    text.closeStep()
    goalColumn = nil
    anchor = 0
    cursor = text.count
  }

  mutating func cut(at now: Now) {
    guard let selection = copiedSelection() else { return }
    replace(selection, with: RawSpan(), as: .single, at: now)
    notice = EditorNotice(.good, "cut \(CountText.counted(selection.count, "byte"))")
  }

  mutating func copy() {
    guard let selection = copiedSelection() else { return }
    notice = EditorNotice(
      .good, "copied \(CountText.counted(selection.count, "byte")) inside the editor")
  }

  /// Puts what was cut or copied at the cursor, byte for byte.
  mutating func pasteClipboard(at now: Now) {
    guard let clipboard else {
      notice = EditorNotice(.plain, "nothing was cut or copied in this editor yet")
      return
    }
    let isDone = clipboard.withBytes { replace(insertionRange, with: $0, as: .single, at: now) }
    if isDone {
      notice = EditorNotice(.good, "pasted \(CountText.counted(clipboard.count, "byte"))")
    }
  }

  /// Takes the selection into the clipboard.
  private mutating func copiedSelection() -> Range<Int>? {
    guard let selection else {
      notice = EditorNotice(.plain, "nothing is selected: shift and an arrow select")
      return nil
    }
    clipboard = text.withBytes(in: selection) { Secret(copying: $0) }
    return selection
  }
}
