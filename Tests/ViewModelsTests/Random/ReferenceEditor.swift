import ViewModels

/// The editor's rules once more, over a plain array of bytes: slow, and short enough to be read.
///
/// It shares no code with the editor: characters are the standard library's, lines and rows are
/// worked out anew for each key, and undo goes by whole copies of the text.
struct ReferenceEditor {
  /// What of the screen moves a cursor: the cells of a row of text, the rows, the bytes of a row.
  struct View {
    let columns: Int
    let rows: Int
    let bytesPerRow: Int
    let isMasked: Bool
  }

  /// One step of undo.
  private struct Step {
    let before: [UInt8]
    var after: [UInt8]
    var start: Int
    var removed: Int
    var inserted: Int
    let kind: SecretTextEdit
    var time: Int64
  }

  private(set) var bytes: [UInt8] { didSet { stops = Characters.boundaries(of: bytes) } }
  /// Where a cursor may stand in a text, in rising order.
  private(set) var stops: [Int]
  var cursor = 0
  private(set) var isText: Bool
  private var anchor: Int?
  private var clipboard: [UInt8]?
  var goalColumn: Int?
  private(set) var isAtLowDigit = false
  private(set) var isInCharacters = false
  private(set) var inserts = false
  private var past: [Step] = []
  private var future: [Step] = []
  private var isStepOpen = false

  init(_ start: [UInt8]) {
    bytes = start
    stops = Characters.boundaries(of: start)
    isText = String(validating: start, as: UTF8.self) != nil && !start.contains(0)
  }

  var selection: Range<Int>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  mutating func apply(_ key: EditorScript.Key, at time: Int64, in view: View) {
    switch key {
    case .command(let command): perform(command, at: time, in: view)
    case .type(let scalar): type(scalar, at: time)
    case .paste(let pasted):
      replace(selection ?? cursor..<cursor, with: Self.converted(pasted), .single, at: time)
    case .resize: break
    }
  }

  /// What the editor makes of a paste: LF for each CR that has no LF behind it.
  static func converted(_ pasted: [UInt8]) -> [UInt8] {
    pasted.indices.map { index in
      let isBeforeLF = index + 1 < pasted.count && pasted[index + 1] == 0x0A
      return pasted[index] == 0x0D && !isBeforeLF ? 0x0A : pasted[index]
    }
  }

  private mutating func perform(_ command: EditorCommand, at time: Int64, in view: View) {
    switch command {
    case .reveal, .fullScreen: break
    case .leave: if selection != nil { anchor = nil }
    case .undo: undo()
    case .redo: redo()
    case .hex: toggleForm()
    case .copy: if let selection { clipboard = Array(bytes[selection]) }
    case .cut:
      guard let selection else { break }
      clipboard = Array(bytes[selection])
      replace(selection, with: [], .single, at: time)
    case .paste:
      if let clipboard { replace(selection ?? cursor..<cursor, with: clipboard, .single, at: time) }
    case .selectAll:
      closeStep()
      goalColumn = nil
      anchor = 0
      cursor = bytes.count
    default:
      if isText {
        performInText(command, at: time, in: view)
      } else {
        performInBytes(command, at: time, in: view)
      }
    }
    // The second digit of a byte is waited for until something else is done; looking is nothing.
    if ![.reveal, .fullScreen, .leave, .undo, .redo].contains(command) { isAtLowDigit = false }
  }

  private mutating func performInText(_ command: EditorCommand, at time: Int64, in view: View) {
    switch command {
    case .newline: type("\n", at: time)
    case .tab: type("\t", at: time)
    case .insertMode: break
    case .deleteBackward: delete(to: stop(before: cursor), .deletingBackward, at: time)
    case .deleteForward: delete(to: stop(after: cursor), .deletingForward, at: time)
    case .deleteWordBackward: delete(to: wordStart(before: cursor), .deletingBackward, at: time)
    case .deleteWordForward: delete(to: wordEnd(after: cursor), .deletingForward, at: time)
    case .deleteToLineStart: delete(to: lineStart(of: cursor), .single, at: time)
    case .deleteToLineEnd:
      let end = lineEnd(of: cursor)
      delete(to: end > cursor ? end : stop(after: cursor), .single, at: time)
    default: moveInText(command, in: view)
    }
  }

  private mutating func moveInText(_ command: EditorCommand, in view: View) {
    if let movement = Self.movement(ofSelecting: command) {
      let fixed = anchor ?? cursor
      move(movement, in: view)
      anchor = fixed
      return
    }
    let selected = selection
    anchor = nil
    if let selected, command == .moveLeft || command == .moveRight {
      closeStep()
      goalColumn = nil
      cursor = command == .moveLeft ? selected.lowerBound : selected.upperBound
    } else {
      move(command, in: view)
    }
  }

  private mutating func performInBytes(_ command: EditorCommand, at time: Int64, in view: View) {
    let rowEnd = cursor - cursor % view.bytesPerRow + view.bytesPerRow
    switch command {
    case .newline: break
    case .tab: isInCharacters.toggle()
    case .insertMode: inserts.toggle()
    case .deleteBackward:
      if !isAtLowDigit { delete(to: max(0, cursor - 1), .deletingBackward, at: time) }
    case .deleteForward: delete(to: min(bytes.count, cursor + 1), .deletingForward, at: time)
    case .deleteWordBackward: delete(to: byte(at: .moveWordLeft, in: view), .single, at: time)
    case .deleteWordForward: delete(to: byte(at: .moveWordRight, in: view), .single, at: time)
    case .deleteToLineStart: delete(to: byte(at: .moveToLineStart, in: view), .single, at: time)
    case .deleteToLineEnd: delete(to: min(bytes.count, rowEnd), .single, at: time)
    default:
      let selecting = Self.movement(ofSelecting: command)
      let fixed = anchor ?? cursor
      closeStep()
      // From the second digit, left goes to the first one.
      if !(isAtLowDigit && (selecting ?? command) == .moveLeft) {
        cursor = byte(at: selecting ?? command, in: view)
      }
      anchor = selecting == nil ? nil : fixed
    }
  }

  private mutating func type(_ scalar: Unicode.Scalar, at time: Int64) {
    let isControl = scalar.value < 0x20 || scalar.value == 0x7F
    let encoded = Array(String(scalar).utf8)
    if isText {
      guard !isControl || scalar == "\n" || scalar == "\t" else { return }
      replace(selection ?? cursor..<cursor, with: encoded, .typing, at: time)
    } else if isInCharacters {
      guard !isControl else { return }
      if let selection {
        replace(selection, with: encoded, .single, at: time)
      } else {
        for byte in encoded { put(byte, at: time) }
      }
    } else if scalar.isASCII, let digit = Character(scalar).hexDigitValue.map({ UInt8($0) }) {
      if isAtLowDigit, cursor < bytes.count, selection == nil {
        replace(
          cursor..<cursor + 1, with: [bytes[cursor] & 0xF0 | digit], .overwriting, at: time)
      } else {
        let isNew = inserts || cursor == bytes.count || selection != nil
        put(digit << 4 | (isNew ? 0 : bytes[cursor] & 0x0F), at: time)
        cursor -= 1
        isAtLowDigit = true
      }
    }
  }

  /// Puts one byte in the place of the selection or, where bytes are overwritten, of another one.
  private mutating func put(_ byte: UInt8, at time: Int64) {
    if let selection {
      replace(selection, with: [byte], .single, at: time)
    } else {
      let end = inserts ? cursor : min(bytes.count, cursor + 1)
      replace(cursor..<end, with: [byte], .overwriting, at: time)
    }
  }

  private mutating func delete(to place: Int, _ kind: SecretTextEdit, at time: Int64) {
    let range = min(cursor, place)..<max(cursor, place)
    replace(selection ?? range, with: [], selection == nil ? kind : .single, at: time)
  }

  private mutating func toggleForm() {
    closeStep()
    isText.toggle()
    isAtLowDigit = false
    isInCharacters = false
    inserts = false
    anchor = nil
    goalColumn = nil
    if isText { cursor = stops.last { $0 <= cursor } ?? 0 }
  }

  // MARK: Steps

  mutating func closeStep() { isStepOpen = false }

  private mutating func replace(
    _ range: Range<Int>, with new: [UInt8], _ kind: SecretTextEdit, at time: Int64
  ) {
    guard !range.isEmpty || !new.isEmpty else { return }
    let before = bytes
    bytes.replaceSubrange(range, with: new)
    if canRedo { closeStep() }
    future = []
    if let last = past.last, isStepOpen, joins(last, range, new.count, kind, time) {
      past[past.count - 1] = joined(last, range, new.count, time)
    } else {
      past.append(
        Step(
          before: before, after: bytes, start: range.lowerBound, removed: range.count,
          inserted: new.count, kind: kind, time: time))
    }
    isStepOpen = kind != .single
    land(at: range.lowerBound + new.count)
  }

  /// Whether an edit goes on where the last one of its kind stopped, within a second.
  private func joins(
    _ last: Step, _ range: Range<Int>, _ inserted: Int, _ kind: SecretTextEdit, _ time: Int64
  ) -> Bool {
    guard kind == last.kind, time - last.time <= 1000 else { return false }
    let end = last.start + last.inserted
    return switch kind {
    case .typing: range == end..<end
    case .deletingForward: range.lowerBound == last.start
    case .deletingBackward: range.upperBound == last.start
    case .overwriting: range.lowerBound == end || (range == end - 1..<end && inserted == 1)
    case .single: false
    }
  }

  private func joined(
    _ last: Step, _ range: Range<Int>, _ inserted: Int, _ time: Int64
  ) -> Step {
    var step = last
    step.after = bytes
    step.time = time
    step.start = min(step.start, range.lowerBound)
    if step.kind == .overwriting, range.lowerBound < last.start + last.inserted { return step }
    step.removed += range.count
    step.inserted += inserted
    return step
  }

  private mutating func undo() {
    guard let step = past.popLast() else { return }
    future.append(step)
    closeStep()
    bytes = step.before
    land(at: step.start + step.removed)
  }

  private mutating func redo() {
    guard let step = future.popLast() else { return }
    past.append(step)
    closeStep()
    bytes = step.after
    land(at: step.start + step.inserted)
  }

  /// Puts the cursor there, behind the whole character in a text; the selection is over.
  private mutating func land(at offset: Int) {
    cursor = isText ? stop(atOrAfter: offset) : offset
    anchor = nil
    goalColumn = nil
    isAtLowDigit = false
  }
}
