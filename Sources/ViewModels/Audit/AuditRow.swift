internal import DatabricksClient

/// One row of the audit.
enum AuditRow: Equatable, Sendable {
  /// The heading of a kind; its findings are below it, or folded away.
  case heading(AuditKind)
  case scope(AuditKind, Int)
  /// A key; among alike names with its number in `AlikeNames.places`.
  case key(AuditKind, AuditPlace, number: Int = 0)
}

/// The rows of one kind.
struct AuditSection: Equatable, Sendable {
  let kind: AuditKind
  /// How many findings the filter lets through.
  let count: Int
  /// The row of its heading.
  let start: Int
  let isFolded: Bool

  /// The row behind its last one.
  var end: Int { start + 1 + (isFolded ? 0 : count) }
}

/// A row by names, so that the selection stays on it whatever comes before it.
struct AuditAnchor: Equatable, Sendable {
  let kind: AuditKind
  var scope: ScopeName?
  var key: KeyName?
}

/// Reading access lists that nobody has looked at: what waits, and what is under way.
struct AccessReading: Equatable, Sendable {
  var waiting: [ScopeName]
  var pending: [RequestID: ScopeName] = [:]
  /// How many there were to read.
  private(set) var total: Int

  init(waiting: [ScopeName], total: Int) {
    self.waiting = waiting
    self.total = total
  }

  /// Whether nothing waits and nothing is under way.
  var isOver: Bool { waiting.isEmpty && pending.isEmpty }
  /// How many of them were read.
  var doneCount: Int { total - waiting.count - pending.count }

  /// Leaves out those that wait and are gone.
  mutating func keep(_ isThere: (ScopeName) -> Bool) {
    let count = waiting.count
    waiting.removeAll { !isThere($0) }
    total -= count - waiting.count
  }
}
