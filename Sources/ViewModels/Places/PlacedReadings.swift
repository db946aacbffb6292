/// What an overlay reads: wanted, asked for, and answered once.
package struct PlacedReadings: Equatable, Sendable {
  /// How many are asked for at once; one of the client's four places stays free.
  private static let limit = 3
  private var waiting: [PlacedReading] = []
  /// What was asked for and is not answered.
  private(set) var underWay: [RequestID: PlacedReading] = [:]

  package init() {}

  /// Whether any answer is awaited.
  package var isWaiting: Bool { !waiting.isEmpty || !underWay.isEmpty }

  /// How many of those that `isCounted` finds are awaited.
  func count(where isCounted: (PlacedReading) -> Bool) -> Int {
    waiting.count(where: isCounted) + underWay.values.count(where: isCounted)
  }

  /// Has `readings` asked for, but those that are awaited already; before all others or after them.
  mutating func want(_ readings: [PlacedReading], first: Bool = false) {
    let awaited = Set(waiting).union(underWay.values)
    waiting.insert(
      contentsOf: readings.filter { !awaited.contains($0) }, at: first ? 0 : waiting.count)
  }

  /// Forgets everything; what is answered later counts no more.
  mutating func drop() { self = PlacedReadings() }

  /// Forgets those that `isUnwanted` finds.
  mutating func drop(where isUnwanted: (PlacedReading) -> Bool) {
    waiting.removeAll(where: isUnwanted)
    underWay = underWay.filter { !isUnwanted($0.value) }
  }

  /// The next one to ask for, noted as asked for; nil where none is due.
  mutating func next(_ requests: inout RequestCounter) -> Effect? {
    guard underWay.count < Self.limit, !waiting.isEmpty else { return nil }
    let id = requests.next()
    let reading = waiting.removeFirst()
    underWay[id] = reading
    return .send(id, .readPlace(reading), .user)
  }

  /// What `id` asked for, which is no longer awaited; nil where it is not among these.
  mutating func take(_ id: RequestID) -> PlacedReading? { underWay.removeValue(forKey: id) }
}
