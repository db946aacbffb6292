package import DatabricksClient

/// One thing that was done in this run and can be taken back.
package struct UndoEntry: Equatable, Sendable {
  /// Names an entry as long as the program runs.
  package struct ID: Hashable, Sendable {
    package let rawValue: UInt64
  }

  /// The workspace in which something was done.
  package struct Place: Equatable, Sendable {
    /// The profile's name; nil where it was opened without one.
    package let profile: String?
    /// The address without the scheme.
    package let host: String

    package init(profile: String?, host: String) {
      self.profile = profile
      self.host = host
    }

    /// What the list calls it.
    package var name: String { profile ?? host }
  }

  package let id: ID
  /// What it takes back, such as `the move of 12 keys to payments`.
  package let title: String
  package let time: Timestamp
  package let place: Place
  /// The changes that take it back, the last one made first.
  package let rows: [ChangePlan.Row]
  /// The bytes of the values it keeps.
  package let byteCount: Int
  /// The bytes of the pages that these take.
  package let pageByteCount: Int
  /// Whether the pages are kept out of swap.
  package let isLocked: Bool

  /// Copies the values of `rows` into few pages of their own, so that they go with this entry.
  init(
    id: ID, _ title: String, _ rows: [ChangePlan.Row], at time: Timestamp, in place: Place
  ) {
    let needed = rows.reduce(0) { $0 + $1.steps.reduce(0) { $0 + $1.change.keptByteCount } }
    var pack = SecretPack(blockByteCount: needed)
    self.id = id
    self.title = title
    self.time = time
    self.place = place
    self.rows = rows.map { row in
      ChangePlan.Row(row.name, row.steps.map { $0.packed(into: &pack) })
    }
    byteCount = pack.byteCount
    pageByteCount = pack.reservedByteCount
    isLocked = pack.isLocked
  }

  /// The profiles of all workspaces it changes; nil is one without a profile.
  var profiles: Set<String?> {
    var found: Set<String?> = []
    for step in rows.flatMap(\.steps) { found.formUnion(step.profiles) }
    return found
  }

  /// What takes it back, as a plan.
  package var plan: ChangePlan {
    ChangePlan(
      "taking back \(title)", done: "took back \(title)", undoTitle: nil, rows: rows, undoes: id)
  }
}

extension PlacedChange {
  /// The profiles of the workspaces it is for; nil is the one that is open.
  var profiles: Set<String?> {
    guard case .transfer(let transfer) = change, let target = transfer.profile else {
      return [profile]
    }
    return [profile, target]
  }

  /// The profiles of the workspaces that it writes to: of a copy only the target's.
  var writtenProfiles: Set<String?> {
    guard case .transfer(let transfer) = change, !transfer.isMove else { return profiles }
    return [transfer.profile ?? profile]
  }

  fileprivate func packed(into pack: inout SecretPack) -> PlacedChange {
    var placed = self
    switch change {
    case .put(let path, let value, .holding(let held)):
      placed.change = .put(path, pack.copy(value), over: .holding(pack.copy(held)))
    case .put(let path, let value, let condition):
      placed.change = .put(path, pack.copy(value), over: condition)
    case .delete(let path, let held?): placed.change = .delete(path, holding: pack.copy(held))
    case .delete(_, nil), .transfer, .createScope, .deleteScope, .deleteUnusedScope, .putACL,
      .deleteACL:
      break
    }
    return placed
  }
}

extension WorkspaceChange {
  /// The bytes of the values it holds.
  fileprivate var keptByteCount: Int {
    switch self {
    case .put(_, let value, .holding(let held)): value.count + held.count
    case .put(_, let value, _): value.count
    case .delete(_, let held): held?.count ?? 0
    case .transfer, .createScope, .deleteScope, .deleteUnusedScope, .putACL, .deleteACL: 0
    }
  }
}
