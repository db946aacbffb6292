package import DatabricksClient
package import ViewModels

/// Turns the bytes of a terminal into events, without reading or waiting itself.
///
/// Keys as xterm, the Linux console, rxvt, screen, tmux and kitty send them, pastes with and without
/// brackets, the mouse and focus changes. Answers to questions nobody asked are dropped. Nothing
/// depends on how the bytes are cut into reads, apart from telling a lone Escape by its silence.
package struct InputDecoder: ~Copyable {
  /// What the bytes so far may still become.
  private enum State {
    case ground
    /// ESC came; the next byte tells what it was.
    case escape
    /// ESC [ came.
    case controlSequence
    /// ESC [ [ came: a function key of the Linux console.
    case linuxFunction
    /// ESC O came.
    case singleShift
    /// ESC ], ESC P or ESC _ came: a text up to ST or BEL.
    case commandString
    /// ESC [ M came: three bytes of a mouse report in the old form.
    case oldMouse
    /// The first bytes of a character in UTF-8 came.
    case character
    /// A paste without brackets goes on as long as bytes follow each other closely.
    case burst
    /// A paste in brackets goes on until its end marker.
    case paste
  }

  /// When `expire` is to be called if nothing else has come; nil when there is nothing to wait for.
  package private(set) var deadline: Moment?

  private let escapeDelay: Int64
  private var state = State.ground
  /// The bytes of the unfinished sequence behind its introducer.
  private var pending: [UInt8] = []
  /// Whether the terminal has put brackets around a paste; from then on a burst is fast typing.
  private var marksPastes = false
  /// The byte behind ESC that began a command string.
  private var introducer: UInt8 = 0
  private var hasAlt = false
  private var pasteboard: PasteCollector?
  private var clicks = ClickTracker()
  private var events: [Event] = []

  /// A decoder that takes ESC for the Escape key after `escapeDelay` milliseconds of silence.
  package init(escapeDelay: Int64 = 25) {
    self.escapeDelay = escapeDelay
    deadline = nil
  }

  /// Takes in what one read brought.
  ///
  /// - Returns: the events that are complete, in order.
  package mutating func feed(_ bytes: RawSpan, at now: Moment) -> [Event] {
    var offset = 0
    if state == .burst, bytes.byteCount > 0, bytes.byte(at: 0) == 0x1B { finishPaste() }
    if state == .paste, pasteboard?.isAbandoned(with: bytes, at: now) == true {
      finishPaste()
      offset = bytes.byteCount
    }
    while offset < bytes.byteCount {
      if state == .ground, !marksPastes, bytes.isBurst(from: offset) { beginPaste(.burst) }
      switch state {
      case .burst:
        pasteboard?.collectAll(bytes, from: offset)
        offset = bytes.byteCount
      case .paste:
        offset = collectPaste(bytes, from: offset, at: now)
      default:
        let byte = bytes.byte(at: offset)
        offset += 1
        take(byte, at: now)
      }
    }
    setDeadline(now)
    return takeEvents()
  }

  /// Decides what is left undecided, once `deadline` has come and nothing more can be read.
  package mutating func expire(at now: Moment) -> [Event] {
    guard let due = deadline, now >= due else { return [] }
    switch state {
    case .burst: finishPaste()
    case .escape:
      if hasAlt { press(.escape) }
      press(.escape)
    case .controlSequence where pending.isEmpty: press(.character("["), .alt)
    case .singleShift where pending.isEmpty: press(.character("O"), .alt)
    case .commandString where pending.isEmpty:
      press(.character(Unicode.Scalar(introducer)), .alt)
    default: break
    }
    reset()
    return takeEvents()
  }

  // MARK: - One byte

  private mutating func take(_ byte: UInt8, at now: Moment) {
    switch state {
    case .ground: takeGround(byte)
    case .escape: takeEscaped(byte)
    case .controlSequence: takeControlSequence(byte, at: now)
    case .linuxFunction:
      if (0x41...0x45).contains(byte) { press(.function(Int(byte) - 0x40), alt()) }
      reset()
    case .singleShift: takeSingleShift(byte)
    case .commandString: takeCommandString(byte)
    case .oldMouse: takeOldMouse(byte, at: now)
    case .character: takeCharacter(byte)
    case .burst, .paste: break
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    switch byte {
    case 0x1B:
      state = .escape
    case 0x80...:
      pending = [byte]
      state = .character
      if !(0xC2...0xF4).contains(byte) { reset() }
    default:
      if let key = KeySequence.control(byte) {
        press(key.code, key.modifiers.union(alt()))
      } else {
        press(.character(Unicode.Scalar(byte)), alt())
      }
      hasAlt = false
    }
  }

  private mutating func takeEscaped(_ byte: UInt8) {
    switch byte {
    case 0x1B:
      // Some terminals send Alt and an arrow as ESC ESC [ A; more than two are presses of Escape.
      if hasAlt { press(.escape) }
      hasAlt = true
    case UInt8(ascii: "["): enter(.controlSequence)
    case UInt8(ascii: "O"): enter(.singleShift)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      introducer = byte
      enter(.commandString)
    default:
      hasAlt = true
      state = .ground
      takeGround(byte)
    }
  }

  private mutating func takeCharacter(_ byte: UInt8) {
    guard byte & 0xC0 == 0x80 else {
      reset()
      takeGround(byte)
      return
    }
    pending.append(byte)
    let length = pending[0] < 0xE0 ? 2 : pending[0] < 0xF0 ? 3 : 4
    guard pending.count == length else { return }
    if let (scalar, _) = unsafe pending.span.bytes.scalar(at: 0), scalar.value >= 0xA0 {
      press(.character(scalar), alt())
    }
    reset()
  }

  private mutating func takeControlSequence(_ byte: UInt8, at now: Moment) {
    switch byte {
    case UInt8(ascii: "[") where pending.isEmpty:
      state = .linuxFunction
    case UInt8(ascii: "M") where pending.isEmpty:
      enter(.oldMouse)
    case UInt8(ascii: "$") where ControlSequence.isOneNumber(pending):
      finishControlSequence(final: byte, at: now)
    case 0x20...0x3F:
      // Longer than any sequence there is: its end is still awaited, so that nothing is typed.
      if pending.count < 64 { pending.append(byte) }
    case 0x40...0x7E:
      finishControlSequence(final: byte, at: now)
    default:
      abandon(before: byte)
    }
  }

  private mutating func finishControlSequence(final: UInt8, at now: Moment) {
    let sequence = ControlSequence(parameters: pending, final: final)
    let modifiers = alt()
    reset()
    switch KeySequence.meaning(of: sequence) {
    case .key(let key)?: press(key.code, key.modifiers.union(modifiers))
    case .pasteBegins?:
      marksPastes = true
      beginPaste(.paste)
    case .focus(let isGained)?: events.append(.focusChanged(isGained))
    case .mouse(let report)?: append(report, at: now)
    case nil: break
    }
  }

  private mutating func takeSingleShift(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      if pending.count < 64 { pending.append(byte) }
    case 0x20...0x7E:
      let sequence = ControlSequence(parameters: pending, final: byte)
      if let key = KeySequence.singleShift(sequence) {
        press(key.code, key.modifiers.union(alt()))
      }
      reset()
    default:
      abandon(before: byte)
    }
  }

  /// An answer of the terminal: its bytes are not kept.
  private mutating func takeCommandString(_ byte: UInt8) {
    if pending.isEmpty {
      guard KeySequence.canBeginString(byte, after: introducer) else {
        // It was Alt and a letter, and then another key.
        press(.character(Unicode.Scalar(introducer)), .alt)
        reset()
        takeGround(byte)
        return
      }
      pending = [byte]
      return
    }
    let isEnd = byte == 0x07 || (byte == UInt8(ascii: "\\") && pending[0] == 0x1B)
    if isEnd { return reset() }
    pending[0] = byte
  }

  private mutating func takeOldMouse(_ byte: UInt8, at now: Moment) {
    pending.append(byte)
    guard pending.count == 3 else { return }
    let values = pending.map { Int($0) - 32 }
    reset()
    append(MouseReport(button: values[0], column: values[1], row: values[2]), at: now)
  }

  // MARK: - Pastes

  private mutating func beginPaste(_ kind: State) {
    reset()
    pasteboard = PasteCollector()
    state = kind
  }

  private mutating func collectPaste(_ bytes: RawSpan, from offset: Int, at now: Moment) -> Int {
    guard let end = pasteboard?.collect(bytes, from: offset, at: now) else {
      return bytes.byteCount
    }
    finishPaste()
    return end
  }

  private mutating func finishPaste() {
    if let collected = pasteboard.take() { events.append(collected.finish()) }
    reset()
  }

  // MARK: - State

  private mutating func enter(_ next: State) {
    pending = []
    state = next
  }

  private mutating func reset() {
    pending = []
    hasAlt = false
    state = .ground
    deadline = nil
  }

  /// The sequence was cut short; what cut it is a key of its own.
  private mutating func abandon(before byte: UInt8) {
    reset()
    takeGround(byte)
  }

  private mutating func press(_ code: Key.Code, _ modifiers: Key.Modifiers = []) {
    events.append(.keyPressed(Key(code, modifiers)))
  }

  private mutating func append(_ report: MouseReport, at now: Moment) {
    if let mouse = clicks.event(for: report, at: now) { events.append(.mouse(mouse)) }
  }

  private func alt() -> Key.Modifiers { hasAlt ? .alt : [] }

  private mutating func takeEvents() -> [Event] {
    let taken = events
    events = []
    return taken
  }

  private mutating func setDeadline(_ now: Moment) {
    deadline =
      switch state {
      case .ground, .character, .paste: nil
      case .escape: now + escapeDelay
      case .burst: now + PasteCollector.burstGap
      // A sequence that has begun is not a key press: a slow line gets its time.
      default: now + max(escapeDelay, 500)
      }
  }
}
