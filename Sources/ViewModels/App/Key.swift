/// One key press as the terminal reported it.
package struct Key: Hashable, Sendable {
  /// Which key, apart from the modifiers held.
  package enum Code: Hashable, Sendable {
    /// A typed character; with control held the lower-case letter.
    case character(Unicode.Scalar)
    case enter
    case tab
    case escape
    case backspace
    case delete
    case insert
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    /// F1 to F12.
    case function(Int)
  }

  /// Which modifiers were held; shift is told only where it is not part of the character.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package let code: Code
  package let modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The key that types `character` with nothing held.
  package static func typed(_ character: Unicode.Scalar) -> Key {
    Key(.character(character))
  }

  /// The letter `character` with control held.
  package static func control(_ character: Unicode.Scalar) -> Key {
    Key(.character(character), .control)
  }
}
