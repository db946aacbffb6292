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
      case .removeInvisible: removeInvisible(at: now)
      default: break
      }
    }
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
