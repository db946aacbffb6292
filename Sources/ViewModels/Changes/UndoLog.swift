package import DatabricksClient

/// One thing that was done in this run and can be taken back.
package struct UndoEntry: Equatable, Sendable {
  /// Names an entry as long as the program runs.
  package struct ID: Hashable, Sendable {
    package let rawValue: UInt64
  }

  package let id: ID
  /// What it takes back, such as `the move of 12 keys to payments`.
  package let title: String
  package let time: Timestamp
  /// The changes that take it back, the last one made first.
  package let rows: [ChangePlan.Row]

  /// The bytes of the values it keeps.
  package var byteCount: Int {
    rows.reduce(0) { $0 + $1.steps.reduce(0) { $0 + $1.change.keptByteCount } }
  }
}

/// What was done in this run and can be taken back, the last one first; the values are in locked
/// memory and gone with the program.
package struct UndoLog: Equatable, Sendable {
  /// The most bytes of values that are kept: the oldest entries go first, and the last one stays.
  package static let maximumByteCount = 4 << 20

  package private(set) var entries: [UndoEntry] = []
  private var lastID: UInt64 = 0

  package init() {}

  /// Keeps what takes something back.
  package mutating func add(_ title: String, _ rows: [ChangePlan.Row], at time: Timestamp) {
    guard !rows.isEmpty else { return }
    lastID += 1
    entries.insert(
      UndoEntry(id: UndoEntry.ID(rawValue: lastID), title: title, time: time, rows: rows), at: 0)
    while entries.count > 1, byteCount > Self.maximumByteCount { entries.removeLast() }
  }

  /// Drops an entry that has been taken back, or keeps only what of it could not be.
  package mutating func replace(_ id: UndoEntry.ID, by rows: [ChangePlan.Row]) {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return }
    guard !rows.isEmpty else {
      entries.remove(at: index)
      return
    }
    let old = entries[index]
    entries[index] = UndoEntry(id: id, title: old.title, time: old.time, rows: rows)
  }

  /// The bytes of all values kept.
  package var byteCount: Int { entries.reduce(0) { $0 + $1.byteCount } }
}

extension WorkspaceChange {
  /// The bytes of the values it holds.
  var keptByteCount: Int {
    switch self {
    case .put(_, let value, let condition): value.count + condition.keptByteCount
    case .delete(_, let held): held?.count ?? 0
    case .transfer, .createScope, .deleteScope, .putACL, .deleteACL: 0
    }
  }
}

extension PutCondition {
  fileprivate var keptByteCount: Int {
    if case .holding(let value) = self { value.count } else { 0 }
  }
}
