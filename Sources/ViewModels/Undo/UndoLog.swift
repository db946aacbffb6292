package import DatabricksClient

/// What was done in this run and can be taken back, the last one first; the values are in locked
/// memory and gone with the program.
package struct UndoLog: Equatable, Sendable {
  /// The most bytes of pages that values take where the system allows it.
  package static let usualByteLimit = 4 << 20

  /// The most bytes of pages that values take: the oldest entries go first.
  package let byteLimit: Int
  package private(set) var entries: [UndoEntry] = []
  /// How many entries went to make room for younger ones.
  package private(set) var droppedCount = 0
  private var lastID: UInt64 = 0

  /// Takes no more than half of what the process may lock, since the editor and the answers on their
  /// way need some of it too; nil is a process that may lock all it wants.
  package init(lockableByteCount: Int? = nil) {
    byteLimit = min(Self.usualByteLimit, lockableByteCount.map { $0 / 2 } ?? .max)
  }

  /// The last thing that was done.
  package var last: UndoEntry? { entries.first }

  /// The entry of that id; nil where it was taken back or forgotten.
  package func entry(_ id: UndoEntry.ID) -> UndoEntry? { entries.first { $0.id == id } }

  /// What was done after `entry` and has to be taken back first, so that nothing is lost; the last one.
  func blocker(of entry: UndoEntry) -> UndoEntry? {
    let newer = entries.prefix { $0.id != entry.id }
    return newer.first { entry.waits(for: $0) }
  }

  /// Keeps what takes something back.
  ///
  /// - Returns: whether it is kept; it is not where there is nothing to take back, or its values alone
  ///   are more than may be kept.
  @discardableResult
  package mutating func add(
    _ title: String, _ rows: [ChangePlan.Row], at time: Timestamp, in place: UndoEntry.Place
  ) -> Bool {
    guard !rows.isEmpty else { return false }
    lastID += 1
    let entry = UndoEntry(
      id: UndoEntry.ID(rawValue: lastID), title, rows, at: time, in: place)
    guard entry.pageByteCount <= byteLimit else { return false }
    while pageByteCount + entry.pageByteCount > byteLimit,
      let oldest = entries.lastIndex(where: { $0.pageByteCount > 0 })
    {
      entries.remove(at: oldest)
      droppedCount += 1
    }
    entries.insert(entry, at: 0)
    return true
  }

  /// Drops an entry that has been taken back, or keeps only what of it could not be.
  package mutating func replace(_ id: UndoEntry.ID, by rows: [ChangePlan.Row]) {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return }
    guard !rows.isEmpty else {
      entries.remove(at: index)
      return
    }
    let old = entries[index]
    entries[index] = UndoEntry(id: id, old.title, rows, at: old.time, in: old.place)
  }

  /// Drops an entry; its values are wiped.
  package mutating func forget(_ id: UndoEntry.ID) { replace(id, by: []) }

  /// Drops all of them, as at the end of the program.
  package mutating func forgetAll() { entries = [] }

  /// The bytes of all values kept.
  package var byteCount: Int { entries.reduce(0) { $0 + $1.byteCount } }

  /// The bytes of the pages that these take.
  package var pageByteCount: Int { entries.reduce(0) { $0 + $1.pageByteCount } }

  /// Whether all of these pages are kept out of swap.
  package var isLocked: Bool { entries.allSatisfy(\.isLocked) }
}
