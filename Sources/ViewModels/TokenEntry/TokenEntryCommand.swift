/// What a key does on the token-entry screen, apart from typing.
package enum TokenEntryCommand: String, Hashable, Sendable, CaseIterable {
  case nextField
  case previousField
  /// Down to the next field, or through the shown change.
  case lineDown
  case lineUp
  case pageDown
  case pageUp
  /// Goes on: to the next field, from the last one to the check, on a button what it says.
  case advance
  case check
  case save
  case reveal
  /// Puts the next known workspace into the address, or the next profile's name into its field.
  case suggest
  /// Asks for another kind of credential.
  case changeKind
  case leave
}
