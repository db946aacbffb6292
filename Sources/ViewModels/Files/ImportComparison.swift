internal import DatabricksClient

/// What the scope holds under the names of an import: its list, and the values as they are read.
struct ImportComparison: Equatable, Sendable {
  /// What one key holds.
  enum Held: Equatable, Sendable {
    case value(Secret)
    /// It was deleted after it was listed.
    case nothing
  }

  /// How many keys are read at a time; one of the client's four places stays free.
  static let requestLimit = 3

  /// The scope's keys; nil before they are listed.
  private(set) var keys: KeyList?
  private(set) var held: [KeyName: Held] = [:]
  /// Why it went no further.
  private(set) var failure: DatabricksError?
  /// Whether the user stopped it.
  private(set) var isStopped = false
  private var places: [KeyName: Int] = [:]
  /// The names of the scope's keys.
  private(set) var spellings = KeySpellings()
  private var listing: RequestID?
  private var reading: [RequestID: KeyName] = [:]

  /// The requests under way.
  var pending: [RequestID] { (listing.map { [$0] } ?? []) + reading.keys }

  /// Whether it goes no further by itself.
  var hasHalted: Bool { isStopped || failure != nil }

  /// When the key was last put; nil where it is not there, or that is not known.
  func lastUpdated(_ name: KeyName) -> Timestamp? {
    places[name].flatMap { keys?.lastUpdated(at: $0) }
  }

  /// Whether the scope lists the key.
  func isListed(_ name: KeyName) -> Bool { places[name] != nil }

  /// Asks for the list, then for those of `wanted` that it has.
  mutating func next(
    _ wanted: [KeyName], in scope: ScopeName, _ requests: inout RequestCounter
  ) -> [Effect] {
    guard !hasHalted else { return [] }
    guard keys != nil else {
      guard listing == nil else { return [] }
      let id = requests.next()
      listing = id
      return [.send(id, .listKeys(scope), .user)]
    }
    var effects: [Effect] = []
    var asked = Set(reading.values)
    for name in wanted where reading.count < Self.requestLimit {
      guard isListed(name), held[name] == nil, asked.insert(name).inserted else { continue }
      let id = requests.next()
      reading[id] = name
      effects.append(.send(id, .readValue(SecretPath(scope: scope, key: name)), .user))
    }
    return effects
  }

  /// Takes an answer; false where it waits for no such one.
  mutating func answered(_ id: RequestID, _ answer: Answer) -> Bool {
    switch answer {
    case .keys(_, let result) where listing == id:
      listing = nil
      switch result {
      case .success(let found): list(found)
      case .failure(let error): halt(error)
      }
    case .value(_, let result):
      guard let name = reading.removeValue(forKey: id) else { return false }
      switch result {
      case .success(let value): held[name] = .value(value)
      case .failure(.noSuchSecret): held[name] = .nothing
      case .failure(let error): halt(error)
      }
    default: return false
    }
    return true
  }

  /// Reads no further; what is known stays.
  mutating func stop() {
    listing = nil
    reading = [:]
    isStopped = true
  }

  private mutating func list(_ found: KeyList) {
    keys = found
    places = [:]
    for index in 0..<found.count { places[found[index].name] = index }
    spellings = KeySpellings(places.keys)
  }

  /// What one key cannot be read for, the others mostly cannot either.
  private mutating func halt(_ error: DatabricksError) {
    listing = nil
    reading = [:]
    failure = error
  }
}
