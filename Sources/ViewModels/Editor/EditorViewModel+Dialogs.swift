internal import DatabricksClient

/// What comes into the editor, and goes out of it, through a dialog.
extension EditorViewModel {
  /// Where a generated value can go, the likeliest place first.
  var generatedPlaces: [GeneratedPlace] {
    if selection != nil { return [.selection, .whole] }
    guard text.count > 0 else { return [.whole] }
    // Of several lines a single one is more likely meant than all of them.
    return text.filledLineCount > 1 ? [.cursor, .whole] : [.whole, .cursor]
  }

  /// Puts the bytes of a file in the place of the selection, or of the whole value, as one step.
  ///
  /// - Returns: whether they fitted; when not, the notice says why.
  mutating func load(_ loaded: Secret, from file: String, at now: Now) -> Bool {
    let target = selection ?? 0..<text.count
    guard insert(loaded, over: target, at: now) else { return false }
    var sentence = "loaded \(CountText.counted(loaded.count, "byte")) from \(file)"
    if !target.isEmpty { sentence += " in place of \(CountText.grouped(target.count))" }
    notice = EditorNotice(.good, sentence)
    warnOfContents()
    return true
  }

  /// Puts a generated value into the text as one step, and hides it.
  mutating func take(
    _ generated: Secret, at place: GeneratedPlace, strength: Int, at now: Now
  ) {
    let target =
      switch place {
      case .selection: insertionRange
      case .whole: 0..<text.count
      case .cursor: cursor..<cursor
      }
    hide()
    guard insert(generated, over: target, at: now) else { return }
    var sentence = "generated \(CountText.counted(generated.count, "byte")), \(strength) bits"
    if !target.isEmpty { sentence += ", in place of \(CountText.grouped(target.count))" }
    notice = EditorNotice(.good, sentence)
  }

  /// Says why the value is not written to a file.
  mutating func refuseFile(_ reason: String) {
    notice = EditorNotice(
      .warning, "\(reason); \(KeyTable.keysText(of: .copyOut)) copies the value")
  }

  /// Says what became of saving the value to a file.
  mutating func savedToFile(_ file: String, byteCount: Int) {
    notice = EditorNotice(
      .good,
      "wrote \(CountText.counted(byteCount, "byte")) to \(file), readable by you alone; "
        + "the workspace is as it was")
  }

  @discardableResult
  mutating func insert(_ inserted: Secret, over range: Range<Int>, at now: Now) -> Bool {
    guard !range.isEmpty || inserted.count > 0 else { return true }
    let isWhole = range == 0..<text.count
    let isDone = inserted.withBytes { replace(range, with: $0, as: .single, at: now) }
    if isDone, isWhole, isText, !inserted.withBytes({ $0.isUTF8WithoutNUL }) { toggleForm() }
    followCursor()
    return isDone
  }
}
