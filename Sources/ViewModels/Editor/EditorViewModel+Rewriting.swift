internal import DatabricksClient

/// Commands that write the value otherwise: its ends, its lines, its white space.
///
/// Each is one step of undo and leaves the cursor at the same place of what is said.
extension EditorViewModel {
  mutating func rewrite(_ command: EditorCommand, at now: Now) {
    if text.count == 0 {
      notice = EditorNotice(.plain, "the value is empty")
    } else if facts.kind == .binary {
      notice = EditorNotice(.plain, "the value is binary: it has no lines and no characters")
    } else {
      switch command {
      case .finalNewline: toggleFinalNewline(at: now)
      case .lineEnds: convertLineEnds(at: now)
      case .formatJSON: layOutJSON(at: now)
      case .removeInvisible: removeInvisible(at: now)
      default: break
      }
    }
  }

  private mutating func toggleFinalNewline(at now: Now) {
    let counts = facts.invisible
    let end = text.count
    let place = cursor
    if counts.hasFinalNewline {
      let ending = text.lineEndByteCount(ofLine: text.lineCount - 2)
      replace(end - ending..<end, with: RawSpan(), as: .single, at: now)
      tell("final newline removed\(facts.invisible.hasFinalNewline ? ", one more is left" : "")")
    } else {
      // A lone CR at the end needs only its LF.
      let hasCR = text.withBytes(in: end - 1..<end) { $0.byte(at: 0) == UInt8(ascii: "\r") }
      let ending: [2 of UInt8] = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
      let skipped = counts.prefersCRLF && !hasCR ? 0 : 1
      let added = unsafe ending.span.bytes.extracting(skipped..<2)
      guard replace(end..<end, with: added, as: .single, at: now) else { return }
      tell("final newline added\(counts.prefersCRLF || hasCR ? " as CRLF" : "")")
    }
    put(cursor: min(place, text.count))
  }

  private mutating func convertLineEnds(at now: Now) {
    let counts = facts.invisible
    let toLF = counts.crlfCount > 0
    let count = toLF ? counts.crlfCount : counts.lfCount
    let stays =
      counts.loneCRCount > 0 ? "; \(CountText.counted(counts.loneCRCount, "lone CR")) kept" : ""
    guard count > 0 else {
      notice = EditorNotice(.plain, "no line end to convert\(stays)")
      return
    }
    let place = cursor
    let rewritten = text.withBytes(in: 0..<text.count) {
      RewrittenValue.convertingLineEnds(of: $0, toLF: toLF, cursor: place)
    }
    guard put(rewritten, at: now) else { return }
    tell(
      "\(CountText.counted(count, "line end")) converted from "
        + (toLF ? "CRLF to LF" : "LF to CRLF") + stays)
  }

  private mutating func removeInvisible(at now: Now) {
    let counts = facts.invisible
    guard counts.suspectCount > 0 else {
      notice = EditorNotice(.plain, "no zero-width characters, bidi controls or no-break spaces")
      return
    }
    let place = cursor
    let rewritten = text.withBytes(in: 0..<text.count) {
      RewrittenValue.removingInvisible(from: $0, cursor: place)
    }
    guard put(rewritten, at: now) else { return }
    let removed = [
      (counts.zeroWidthCount, "zero-width character"), (counts.bidiControlCount, "bidi control"),
    ].filter { $0.0 > 0 }.map { CountText.counted($0.0, $0.1) }
    var words = removed.isEmpty ? [] : ["removed \(removed.joined(separator: " and "))"]
    if counts.noBreakSpaceCount > 0 {
      words.append("made \(CountText.counted(counts.noBreakSpaceCount, "no-break space")) plain")
    }
    tell(words.joined(separator: ", "))
  }

  private mutating func layOutJSON(at now: Now) {
    let place = cursor
    let endsCRLF = facts.invisible.prefersCRLF
    let outcome = text.withBytes(in: 0..<text.count) {
      JSONLayout.other(
        of: $0, endsCRLF: endsCRLF, cursor: place, byteLimit: Self.valueLimit)
    }
    switch outcome {
    case .fault(var reason, var place):
      // What the value is told to be by itself says more where it is not whole.
      if case .brokenJSON(let told, let start) = facts.kind { (reason, place) = (told, start) }
      notice = EditorNotice(.warning, "not JSON: \(reason.text), \(place.text)")
    case .same: notice = EditorNotice(.plain, "nothing to format: it is JSON of one line")
    case .tooLong:
      notice = EditorNotice(
        .warning,
        "not formatted: it would have more than \(CountText.counted(Self.valueLimit, "byte"))")
    case .written(let value, let style):
      guard put(value, at: now) else { return }
      let lines = CountText.counted(text.filledLineCount, "line")
      tell(style == .indented ? "JSON formatted, \(lines)" : "JSON minified")
    }
  }

  /// Puts `rewritten` in the place of the whole value; what is the same at both ends stays, so that
  /// undo keeps no more than what changed.
  private mutating func put(_ rewritten: RewrittenValue, at now: Now) -> Bool {
    let isDone = rewritten.bytes.withBytes { new in
      let (old, changed) = text.withBytes(in: 0..<text.count) { $0.difference(from: new) }
      return replace(old, with: new.extracting(changed), as: .single, at: now)
    }
    if isDone { put(cursor: rewritten.cursor) }
    return isDone
  }

  private mutating func put(cursor place: Int) {
    cursor = isText ? text.nearestBoundary(to: place, forward: false) : place
  }

  /// Says what was done and the size that came of it.
  private mutating func tell(_ done: String) {
    notice = EditorNotice(.good, "\(done): \(CountText.counted(text.count, "byte"))")
  }
}
