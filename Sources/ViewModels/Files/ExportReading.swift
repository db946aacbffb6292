internal import DatabricksClient
internal import SecretFiles

/// A key that is exported, as its scope listed it.
struct ExportedKey: Equatable, Sendable {
  let path: SecretPath
  /// When it was last put.
  let time: Timestamp?
}

/// The keys of an export and their values, on their way into a file.
struct ExportReading: Equatable, Sendable {
  /// A value with the time of its key when it was read.
  private struct Value: Equatable, Sendable {
    let bytes: Secret
    let time: Timestamp?
  }

  /// How many requests are under way at a time; one of the client's four places stays free.
  static let requestLimit = 3

  private let source: ExportSource
  /// The keys that are wanted, scope by scope; nil before all of them are listed.
  private(set) var keys: [ExportedKey]?
  private(set) var failures: [(path: SecretPath, error: DatabricksError)] = []
  /// The scope whose keys are not listed, and why.
  private(set) var listFailure: (scope: ScopeName, error: DatabricksError)?
  private var lists: [ScopeName: KeyList] = [:]
  private var values: [SecretPath: Value] = [:]
  private var listing: Set<RequestID> = []
  private var asked: [RequestID: Int] = [:]
  private var nextPart = 0
  private var nextKey = 0

  init(of source: ExportSource) {
    self.source = source
  }

  static func == (left: ExportReading, right: ExportReading) -> Bool {
    left.source == right.source && left.keys == right.keys && left.lists == right.lists
      && left.listFailure?.scope == right.listFailure?.scope
      && left.listFailure?.error == right.listFailure?.error
      && left.values == right.values && left.listing == right.listing && left.asked == right.asked
      && left.nextPart == right.nextPart && left.nextKey == right.nextKey
      && left.failures.elementsEqual(right.failures, by: ==)
  }

  /// The requests under way.
  var pending: [RequestID] { listing + Array(asked.keys) }

  /// How many values are there.
  var readCount: Int { nextKey - asked.count }

  /// Begins with the lists; values whose keys have not changed since are not read again.
  mutating func begin() {
    keys = nil
    lists = [:]
    listFailure = nil
    failures = []
    asked = [:]
    listing = []
    nextPart = 0
    nextKey = 0
  }

  /// Asks for the lists, then for each value where they are wanted.
  mutating func next(readsValues: Bool, _ requests: inout RequestCounter) -> [Effect] {
    guard let keys else { return nextLists(&requests) }
    var effects: [Effect] = []
    while readsValues, !hasGivenUp, nextKey < keys.count, asked.count < Self.requestLimit {
      let key = keys[nextKey]
      // Without a time nothing tells whether the value is still the one that was read.
      let isKnown = key.time.map { $0 == values[key.path]?.time } ?? false
      if !isKnown {
        let id = requests.next()
        asked[id] = nextKey
        effects.append(.send(id, .readValue(key.path), .user))
      }
      nextKey += 1
    }
    return effects
  }

  private mutating func nextLists(_ requests: inout RequestCounter) -> [Effect] {
    var effects: [Effect] = []
    while listFailure == nil, nextPart < source.parts.count, listing.count < Self.requestLimit {
      let id = requests.next()
      listing.insert(id)
      effects.append(.send(id, .listKeys(source.parts[nextPart].scope), .user))
      nextPart += 1
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
    case .keys(let scope, let result) where listing.contains(id):
      listing.remove(id)
      listed(scope, result)
    case .value(_, let result):
      guard let index = asked.removeValue(forKey: id), let key = keys?[index] else { return false }
      switch result {
      case .success(let bytes): values[key.path] = Value(bytes: bytes, time: key.time)
      case .failure(let error): failures.append((key.path, error))
      }
    default: return false
    }
    return true
  }

  private mutating func listed(
    _ scope: ScopeName, _ result: Result<KeyList, DatabricksError>
  ) {
    switch result {
    case .success(let found): lists[scope] = found
    case .failure(let error):
      listFailure = (scope, error)
      // Nothing is written without it, so the others are not waited for.
      listing = []
    }
    guard lists.count == source.parts.count else { return }
    keys = source.parts.flatMap { part in
      let list = lists[part.scope] ?? KeyList()
      return (0..<list.count).map { list[$0] }
        .filter { part.wanted?.contains($0.name) ?? true }
        .map {
          ExportedKey(path: SecretPath(scope: part.scope, key: $0.name), time: $0.lastUpdated)
        }
    }
  }

  /// Asks for nothing more; the values that were read stay.
  mutating func stop() {
    asked = [:]
    listing = []
  }

  /// The values in the order of the keys.
  var found: [(path: SecretPath, value: Secret)] {
    (keys ?? []).compactMap { key in values[key.path].map { (key.path, $0.bytes) } }
  }
}
