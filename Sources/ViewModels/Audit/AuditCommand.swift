/// What a key does in the audit, and the key that opens it.
package enum AuditCommand: String, Hashable, Sendable, CaseIterable {
  case open
  case choose
  case nextKind
  case previousKind
  case moreDays
  case fewerDays
  case typeDays
  case filter
  case readAccess
  case refresh
  case export
  case copy
  case close
}
