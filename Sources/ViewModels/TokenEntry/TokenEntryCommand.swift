/// What a key does on the token-entry screen, apart from typing.
package enum TokenEntryCommand: String, Hashable, Sendable, CaseIterable {
  case nextField
  case previousField
  case check
  case save
  case reveal
  case leave
}
