/// The vault behind an Azure Key Vault scope.
struct StoredKeyVault: Equatable, Sendable {
  var resourceID: String
  var dnsName: String
}

/// The bytes of one secret and when they were put.
struct StoredSecret: Sendable {
  /// The bytes, or how they are made when somebody asks for them.
  enum Value: Sendable {
    case bytes([UInt8])
    case text(String)
    case made(DemoFile)

    var bytes: [UInt8] {
      switch self {
      case .bytes(let bytes): bytes
      case .text(let text): Array(text.utf8)
      case .made(let file): file.bytes
      }
    }
  }

  var value: Value
  /// Milliseconds since 1970; nil where the backend does not tell.
  var lastUpdated: Int64?
}

/// One scope with its access list and keys.
struct StoredScope: Sendable {
  let name: String
  var keyVault: StoredKeyVault?
  var acls: [String: AccessLevel] = [:]
  /// Keys that were put, or were there from the start in a seed that is not generated.
  private(set) var secrets: [String: StoredSecret] = [:]
  /// The keys that exist without being stored, and those of them that were deleted.
  private let generated: GridKeys?
  private var removedKeys: Set<String> = []
  /// Whether keys are found without regard to case.
  var foldsKeyNames = false

  init(_ name: String, keyVault: StoredKeyVault? = nil, generated: GridKeys? = nil) {
    self.name = name
    self.keyVault = keyVault
    self.generated = generated
  }

  /// The name that `key` is kept under: where case is folded, the one it was first put under.
  func keptName(of key: String) -> String {
    guard foldsKeyNames, secrets[key] == nil else { return key }
    let folded = key.lowercased()
    if let name = secrets.keys.first(where: { $0.lowercased() == folded }) { return name }
    // Generated names are in lower case.
    return generated?.index(of: folded) == nil || removedKeys.contains(folded) ? key : folded
  }

  /// The secret under `key`.
  func secret(_ key: String) -> StoredSecret? {
    let key = keptName(of: key)
    if let stored = secrets[key] { return stored }
    guard let generated, !removedKeys.contains(key) else { return nil }
    return generated.secret(key)
  }

  /// Puts a secret.
  mutating func put(_ secret: StoredSecret, under key: String) {
    let key = keptName(of: key)
    secrets[key] = secret
    removedKeys.remove(key)
  }

  /// Deletes a secret.
  mutating func remove(_ key: String) {
    let key = keptName(of: key)
    secrets[key] = nil
    if generated?.index(of: key) != nil { removedKeys.insert(key) }
  }

  /// How many keys there are.
  var keyCount: Int {
    let generatedCount = generated.map { $0.count - removedKeys.count } ?? 0
    return generatedCount + secrets.keys.count { generated?.index(of: $0) == nil }
  }

  /// Calls `body` with each key and its timestamp, sorted by name.
  func forEachKey(_ body: (String, Int64?) -> Void) {
    if let generated, secrets.isEmpty, removedKeys.isEmpty {
      for index in 0..<generated.count { body(generated.name(index), generated.lastUpdated(index)) }
      return
    }
    var rows = secrets.map { ($0.key, $0.value.lastUpdated) }
    if let generated {
      for index in 0..<generated.count {
        let name = generated.name(index)
        guard secrets[name] == nil, !removedKeys.contains(name) else { continue }
        rows.append((name, generated.lastUpdated(index)))
      }
    }
    for (name, lastUpdated) in rows.sorted(by: { $0.0 < $1.0 }) { body(name, lastUpdated) }
  }
}
