/// One edit of a one-line field, and the keys that ask for it: those of a shell's line.
package enum LineFieldEdit: Equatable, Sendable {
  case insert(Unicode.Scalar)
  case deleteBackward
  case deleteForward
  case deleteWord
  case deleteToStart
  case deleteToEnd
  case move(LineFieldMovement)

  /// The edit that `key` asks for; nil when it means nothing inside a field.
  package init?(_ key: Key) {
    switch key.code {
    case .character(let scalar):
      guard let edit = Self.edit(typing: scalar, key.modifiers) else { return nil }
      self = edit
    case .backspace:
      self = key.modifiers.isDisjoint(with: [.alt, .control]) ? .deleteBackward : .deleteWord
    case .delete: self = .deleteForward
    case .left: self = .move(key.modifiers.isDisjoint(with: [.alt, .control]) ? .left : .wordLeft)
    case .right:
      self = .move(key.modifiers.isDisjoint(with: [.alt, .control]) ? .right : .wordRight)
    case .home: self = .move(.start)
    case .end: self = .move(.end)
    case .enter, .tab, .escape, .insert, .up, .down, .pageUp, .pageDown, .function: return nil
    }
  }

  private static func edit(
    typing scalar: Unicode.Scalar, _ modifiers: Key.Modifiers
  ) -> LineFieldEdit? {
    if modifiers.contains(.control) {
      return modifiers.contains(.alt) ? nil : controlEdits[scalar]
    }
    if modifiers.contains(.alt) { return altEdits[scalar] }
    return scalar.isControl ? nil : .insert(scalar)
  }

  private static let controlEdits: [Unicode.Scalar: LineFieldEdit] = [
    "a": .move(.start), "e": .move(.end), "b": .move(.left), "k": .deleteToEnd,
    "u": .deleteToStart, "w": .deleteWord, "h": .deleteBackward, "d": .deleteForward,
  ]

  private static let altEdits: [Unicode.Scalar: LineFieldEdit] = [
    "b": .move(.wordLeft), "f": .move(.wordRight),
  ]
}

/// Where the cursor of a one-line field can go.
package enum LineFieldMovement: Equatable, Sendable {
  case left
  case right
  /// Over a run of letters and digits and what stands before it.
  case wordLeft
  case wordRight
  case start
  case end
}

extension Unicode.Scalar {
  /// Whether this is a control character: C0, DEL or C1.
  var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
