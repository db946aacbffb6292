/// A workspace of `scopeCount` scopes with `keyCount` keys each, all computed from their numbers.
///
/// Nothing is stored but one scope's names, so that a million keys cost nothing until they are listed.
package struct Grid: Equatable, Sendable {
  package let scopeCount: Int
  package let keyCount: Int
  /// Milliseconds since 1970; all ages count back from it.
  let startTime: Int64
  /// Who has MANAGE in every scope.
  let owner: String
  /// The keys' names, which are the same in every scope.
  private let keyNames: [String]

  private static let teams = [
    "analytics", "billing", "checkout", "data-platform", "experiments", "fraud", "growth",
    "identity", "logistics", "marketing", "ml-platform", "payments", "reporting", "search",
    "streaming", "supply-chain",
  ]

  private static let things = [
    "access-key", "api-token", "basic-auth", "bucket-url", "ca-bundle", "client-id",
    "client-secret", "connection-string", "db-host", "db-password", "db-user", "deploy-key",
    "encryption-key", "ftp-login", "hmac-key", "jwt-signing-key", "kafka-password", "ldap-bind",
    "oauth-refresh", "redis-url", "sas-url", "service-account", "smtp-password", "tls-cert",
    "webhook-url",
  ]

  init(scopeCount: Int, keyCount: Int, startTime: Int64, owner: String) {
    self.scopeCount = scopeCount
    self.keyCount = keyCount
    self.startTime = startTime
    self.owner = owner
    keyNames = (0..<keyCount).map { index in
      "\(Self.word(index, of: keyCount, in: Self.things))-\(Self.padded(index))"
    }
  }

  func scopeName(_ index: Int) -> String {
    "\(Self.word(index, of: scopeCount, in: Self.teams))-\(Self.padded(index))"
  }

  /// The number of the scope with that lower-case name.
  func scopeIndex(_ name: String) -> Int? {
    guard let index = Self.number(name), index < scopeCount, scopeName(index) == name else {
      return nil
    }
    return index
  }

  func scope(named name: String) -> StoredScope? {
    guard let index = scopeIndex(name) else { return nil }
    var scope = StoredScope(
      name, generated: GridKeys(names: keyNames, scopeIndex: index, startTime: startTime))
    scope.acls = [owner: .manage, Directory.everybodyGroup: .read]
    return scope
  }

  /// Words are dealt out in runs, so that names in order of number are in order of name too.
  static func word(_ index: Int, of count: Int, in words: [String]) -> String {
    words[min(index * words.count / max(count, 1), words.count - 1)]
  }

  static func padded(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The number a name ends with.
  static func number(_ name: String) -> Int? {
    guard let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    return Int(name[name.index(after: dash)...])
  }
}

/// The keys of one scope of a `Grid`.
struct GridKeys: Sendable {
  let names: [String]
  let scopeIndex: Int
  let startTime: Int64

  private static let dayMilliseconds: Int64 = 86_400_000

  var count: Int { names.count }

  func name(_ index: Int) -> String { names[index] }

  func index(of name: String) -> Int? {
    guard let index = Grid.number(name), names.indices.contains(index), names[index] == name
    else { return nil }
    return index
  }

  /// Between some minutes and 400 days before the start.
  func lastUpdated(_ index: Int) -> Int64 {
    let mixed = UInt64(scopeIndex * 7919 + index + 1) &* 0x9E37_79B9_7F4A_7C15
    return startTime - 60_000 - Int64(mixed >> 20) % (400 * Self.dayMilliseconds)
  }

  func secret(_ name: String) -> StoredSecret? {
    guard let index = index(of: name) else { return nil }
    return StoredSecret(
      value: .text("example value \(index) of scope \(scopeIndex)"),
      lastUpdated: lastUpdated(index))
  }
}
