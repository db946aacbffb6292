/// What a key does on the token-entry screen, apart from typing.
package enum TokenEntryCommand: String, Hashable, Sendable, CaseIterable {
  case nextField
  case previousField
  /// Goes on: to the next field, from the last one to the check, on a button what it says.
  case advance
  case check
  case save
  case reveal
  /// Puts the next known workspace into the address.
  case suggest
  case leave
}
