internal import DatabricksClient
internal import SecretFiles

/// The keys of a scope and their values, on their way into a file.
struct ExportReading: Equatable, Sendable {
  /// A value with the time of its key when it was read.
  private struct Value: Equatable, Sendable {
    let bytes: Secret
    let time: Timestamp?
  }

  /// How many values are read at a time; one of the client's four places stays free.
  static let requestLimit = 3

  /// The keys that are wanted where not all of the scope are.
  private let wanted: Set<KeyName>?
  /// The scope's keys that are wanted; nil before they are listed.
  private(set) var keys: KeyList?
  private(set) var failures: [(name: KeyName, error: DatabricksError)] = []
  /// Why the keys are not listed.
  private(set) var listFailure: DatabricksError?
  private var values: [KeyName: Value] = [:]
  private var listing: RequestID?
  private var asked: [RequestID: Int] = [:]
  private var nextKey = 0

  init(only wanted: Set<KeyName>? = nil) {
    self.wanted = wanted
  }

  static func == (left: ExportReading, right: ExportReading) -> Bool {
    left.keys == right.keys && left.listFailure == right.listFailure
      && left.values == right.values && left.listing == right.listing && left.asked == right.asked
      && left.nextKey == right.nextKey && left.failures.elementsEqual(right.failures, by: ==)
  }

  /// The requests under way.
  var pending: [RequestID] { (listing.map { [$0] } ?? []) + asked.keys }

  /// How many values are there.
  var readCount: Int { nextKey - asked.count }

  /// Begins with the list; values whose keys have not changed since are not read again.
  mutating func begin() {
    keys = nil
    listFailure = nil
    failures = []
    asked = [:]
    listing = nil
    nextKey = 0
  }

  /// Asks for the list, then for each value where they are wanted.
  mutating func next(
    in scope: ScopeName, readsValues: Bool, _ requests: inout RequestCounter
  ) -> [Effect] {
    guard let keys else {
      guard listing == nil, listFailure == nil else { return [] }
      let id = requests.next()
      listing = id
      return [.send(id, .listKeys(scope), .user)]
    }
    var effects: [Effect] = []
    while readsValues, !hasGivenUp, nextKey < keys.count, asked.count < Self.requestLimit {
      let key = keys[nextKey]
      // Without a time nothing tells whether the value is still the one that was read.
      let isKnown = key.lastUpdated.map { $0 == values[key.name]?.time } ?? false
      if !isKnown {
        let id = requests.next()
        asked[id] = nextKey
        effects.append(.send(id, .readValue(SecretPath(scope: scope, key: key.name)), .user))
      }
      nextKey += 1
    }
    return effects
  }

  /// Whether nothing is left to ask for.
  func isComplete(withValues readsValues: Bool) -> Bool {
    guard pending.isEmpty else { return false }
    guard let keys else { return listFailure != nil }
    return !readsValues || hasGivenUp || nextKey == keys.count
  }

  /// Whether what one value cannot be read for holds for all.
  private var hasGivenUp: Bool {
    failures.count > 8 || failures.contains { ChangeFailure.workspace($0.error).isForAll }
  }

  /// Takes an answer; false where it waits for no such one.
  mutating func answered(_ id: RequestID, _ answer: Answer) -> Bool {
    switch answer {
    case .keys(_, let result) where listing == id:
      listing = nil
      switch result {
      case .success(let found): keys = chosen(of: found)
      case .failure(let error): listFailure = error
      }
    case .value(_, let result):
      guard let index = asked.removeValue(forKey: id), let key = keys?[index] else { return false }
      switch result {
      case .success(let bytes): values[key.name] = Value(bytes: bytes, time: key.lastUpdated)
      case .failure(let error): failures.append((key.name, error))
      }
    default: return false
    }
    return true
  }

  private func chosen(of list: KeyList) -> KeyList {
    guard let wanted else { return list }
    return KeyList((0..<list.count).map { list[$0] }.filter { wanted.contains($0.name) })
  }

  /// Asks for nothing more; the values that were read stay.
  mutating func stop() {
    asked = [:]
    listing = nil
  }

  /// The values in the order of the list.
  var entries: [SecretEntry] {
    guard let keys else { return [] }
    return (0..<keys.count).compactMap { index in
      let name = keys[index].name
      return values[name].map { SecretEntry(key: name, value: $0.bytes) }
    }
  }
}
