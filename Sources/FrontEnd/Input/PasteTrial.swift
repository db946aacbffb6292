package import DatabricksClient
package import ViewModels

/// Watches how pastes arrive until a key ends it; what was pasted is not kept.
package struct PasteTrial: ~Copyable {
  /// What came of some bytes.
  package enum Outcome: Equatable, Sendable {
    case pasted(PasteObservation)
    /// A key was pressed that means nothing here.
    case typed
    /// Enter or Escape was pressed.
    case ended
    /// Ctrl-C was pressed.
    case interrupted
  }

  // ESC [ 200 ~
  private static let mark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]

  private var decoder: InputDecoder
  /// How many bytes of the mark have come.
  private var matched = 0
  private var isMarked = false

  package init(escapeDelay: Int64 = 25) {
    decoder = InputDecoder(escapeDelay: escapeDelay)
  }

  /// When `expire` is due; nil when there is nothing to wait for.
  package var deadline: Moment? { decoder.deadline }

  /// Takes in what one read brought.
  package mutating func take(_ bytes: RawSpan, at now: Moment) -> [Outcome] {
    look(at: bytes)
    let events = decoder.feed(bytes, at: now)
    let keys = events.filter { if case .keyPressed = $0 { true } else { false } }.count
    // Nobody presses four keys in the time of one read.
    if keys == events.count, keys >= 4, bytes.firstOffset(of: 0x1B, from: 0) == nil {
      return [.pasted(PasteObservation(bytes, isBracketed: false))]
    }
    return outcomes(events)
  }

  /// Decides what silence decides.
  package mutating func expire(at now: Moment) -> [Outcome] {
    outcomes(decoder.expire(at: now))
  }

  private mutating func outcomes(_ events: [Event]) -> [Outcome] {
    var outcomes: [Outcome] = []
    for event in events {
      switch event {
      case .pasted(let secret):
        let isBracketed = isMarked
        outcomes.append(
          .pasted(secret.withBytes { PasteObservation($0, isBracketed: isBracketed) }))
        isMarked = false
      case .pasteRefused(let byteCount):
        outcomes.append(
          .pasted(PasteObservation(byteCount: byteCount, isBracketed: isMarked)))
        isMarked = false
      case .keyPressed(Key(.enter)), .keyPressed(Key(.escape)): outcomes.append(.ended)
      case .keyPressed(.control("c")): outcomes.append(.interrupted)
      case .keyPressed where outcomes.last != .typed: outcomes.append(.typed)
      default: break
      }
    }
    return outcomes
  }

  private mutating func look(at bytes: RawSpan) {
    for index in 0..<bytes.byteCount {
      let byte = bytes.byte(at: index)
      matched = byte == Self.mark[matched] ? matched + 1 : byte == Self.mark[0] ? 1 : 0
      guard matched == Self.mark.count else { continue }
      isMarked = true
      matched = 0
    }
  }
}
