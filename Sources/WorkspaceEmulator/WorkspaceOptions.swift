/// How a workspace differs from the usual one.
package struct WorkspaceOptions: Equatable, Sendable {
  /// Whether access lists work; without, every user may do everything.
  package var isPremium = true
  /// Whether values may be read outside notebooks; old deployments refuse.
  package var allowsReadingValues = true
  /// Whether timestamps are written as strings, as some answers have them.
  package var quotesTimestamps = false
  /// Whether the name of a key is found in any case, as Azure documents it; a key keeps the name
  /// that it was first put under.
  package var foldsKeyNames = false
  /// Whether writes are answered with no body instead of `{}`.
  package var answersWritesWithNothing = false

  /// Whether users are told the groups that they are in only through other groups.
  package var tellsIndirectGroups = true

  /// How long a token serves that a service principal was given.
  package var tokenLifetimeSeconds = 3600
  /// Whether that time is told as a string, as some servers do.
  package var quotesLifetimes = false

  package init() {}
}
