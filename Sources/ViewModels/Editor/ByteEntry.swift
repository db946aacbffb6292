/// How the value is shown in the editor.
package enum EditorForm: Equatable, Sendable {
  case text
  /// Offset, digits and characters.
  case bytes
}

/// What the next key does where the value is shown as bytes.
package struct ByteEntry: Equatable, Sendable {
  /// Whether the first digit of the byte at the cursor was typed and the second one comes next.
  package internal(set) var isAtLowDigit = false
  /// Whether keys are characters instead of hexadecimal digits.
  package internal(set) var isInCharacters = false
  /// Whether bytes are inserted; else they take the place of others.
  package internal(set) var inserts = false

  package init() {}
}
