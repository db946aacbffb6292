internal import DatabricksClient

/// Values on their way to be compared: which keys wait, and whose value from here is held until the
/// one from there has come.
struct ValueComparison: Equatable, Sendable {
  /// The keys that nothing was asked for yet.
  private var waiting: [KeyName]
  /// The keys of which one value is being read.
  private var asked: Set<KeyName> = []
  /// Values from here, each kept until it is compared.
  private var held: [KeyName: Secret] = [:]
  /// How many keys there are to compare; 0 while none are.
  let total: Int

  init(_ keys: [KeyName] = []) {
    waiting = keys
    total = keys.count
  }

  var isRunning: Bool { total > 0 }
  /// Whether every key was compared.
  var isOver: Bool { waiting.isEmpty && asked.isEmpty && held.isEmpty }
  /// How many keys have been compared.
  var doneCount: Int { total - waiting.count - Set(held.keys).union(asked).count }

  /// What is to be read next: the other half of a pair first, so that no value waits long.
  var next: (place: ComparedPlace, key: KeyName)? {
    if let key = held.keys.filter({ !asked.contains($0) }).min() { return (.there, key) }
    return waiting.first.map { (.here, $0) }
  }

  mutating func asked(_ place: ComparedPlace, _ key: KeyName) {
    if place == .here { waiting.removeAll { $0 == key } }
    asked.insert(key)
  }

  /// Takes a value.
  ///
  /// - Returns: whether both are the same bytes; nil where only one has come.
  mutating func took(_ place: ComparedPlace, _ key: KeyName, _ value: Secret) -> Bool? {
    asked.remove(key)
    guard place == .there else {
      held[key] = value
      return nil
    }
    return held.removeValue(forKey: key)?.bytesEqual(value)
  }

  /// Lets go of a key that cannot be compared.
  mutating func ended(_ key: KeyName) {
    asked.remove(key)
    held[key] = nil
  }
}
