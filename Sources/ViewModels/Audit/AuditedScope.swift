internal import DatabricksClient

/// What the audit knows of one scope.
struct AuditedScope: Equatable, Sendable {
  /// What its access list says of MANAGE.
  enum Access: Equatable, Sendable {
    /// Not read yet.
    case unknown
    case managed
    /// Nobody has MANAGE.
    case unmanaged
    /// Only who has MANAGE may read it.
    case notTold
    /// The workspace has no access lists.
    case everybody
    case failed(DatabricksError)
  }

  let name: ScopeName
  /// The list that was looked at; nil while there is none.
  private(set) var keys: KeyList?
  /// A list that came and waits to be looked at.
  private(set) var waiting: KeyList?
  /// Why there is no list, or none that is newer than the one there is.
  private(set) var error: DatabricksError?
  private(set) var access = Access.unknown
  /// Whether `access` is as of before a refresh, and was not read again.
  private(set) var isAccessOld = false
  /// The keys that tell when they were put, the oldest first.
  private(set) var byAge: [Int32] = []
  /// When those were put, in milliseconds since 1970: in one row, since they are searched often.
  private var times: [Int64] = []
  /// Those of `byAge` that the filter lets through, as indexes into it; nil lets all through.
  private(set) var matches: [Int32]?

  init(_ name: ScopeName) {
    self.name = name
  }

  /// Whether its list is there, or failed to come.
  var isKnown: Bool { keys != nil || isUnread }
  /// Whether its list failed to come the last time; an older one may be there.
  var isUnread: Bool { if case nil = error { false } else { true } }
  /// Whether nobody has MANAGE.
  var isUnmanaged: Bool { if case .unmanaged = access { true } else { false } }

  /// When its oldest key was put.
  var oldest: Timestamp? { times.first.map { Timestamp(milliseconds: $0) } }

  /// Whether its access list should be read where all are wanted.
  var isAccessWanted: Bool {
    switch access {
    case .unknown, .failed: true
    case .everybody: false
    case .managed, .unmanaged, .notTold: isAccessOld
    }
  }

  /// Notes that what is known of its access is from before a refresh.
  mutating func outdateAccess() {
    if case .unknown = access { return }
    isAccessOld = true
  }

  /// Takes what is known now.
  ///
  /// - Returns: whether there is another list to be looked at.
  mutating func take(_ details: ScopeDetails?) -> Bool {
    access = Self.access(details)
    isAccessOld = details?.acls.isOld ?? false
    error = details?.keys.error
    guard let list = details?.keys.value, list != waiting ?? keys else { return false }
    waiting = list
    return true
  }

  /// Looks at the list that waits.
  ///
  /// - Returns: how many keys it has.
  mutating func examine(_ filter: NameFilter) -> Int {
    guard let list = waiting else { return 0 }
    waiting = nil
    keys = list
    var dated: [(time: Int64, row: Int32)] = []
    for row in 0..<list.count {
      if let put = list.lastUpdated(at: row) { dated.append((put.milliseconds, Int32(row))) }
    }
    dated.sort { $0.time == $1.time ? $0.row < $1.row : $0.time < $1.time }
    byAge = dated.map(\.row)
    times = dated.map(\.time)
    match(filter)
    return list.count
  }

  /// Narrows the keys by the filter.
  mutating func match(_ filter: NameFilter) {
    matches = nil
    guard !filter.isEmpty, let keys, !lets(filter) else { return }
    matches = byAge.indices.filter {
      filter.matches(scope: name, keys.nameBytes(at: Int(byAge[$0])))
    }.map { Int32($0) }
  }

  /// Whether the filter lets the scope through, and with it all its keys.
  func lets(_ filter: NameFilter) -> Bool {
    filter.isEmpty || filter.match(in: Array(name.rawValue.utf8)) != nil
  }

  /// How many keys that the filter lets through were put at `limit` or before.
  func staleCount(_ limit: Timestamp) -> Int {
    let old = times.partitionIndex { $0 <= limit.milliseconds }
    guard let matches else { return old }
    return matches.partitionIndex { $0 < old }
  }

  /// The row in `keys` of the stale key of that number.
  func staleKey(_ index: Int) -> Int {
    Int(byAge[matches.map { Int($0[index]) } ?? index])
  }

  /// The number of the stale key in that row of `keys`.
  func staleIndex(of key: Int) -> Int? {
    guard let matches else { return byAge.firstIndex(of: Int32(key)) }
    return matches.firstIndex { byAge[Int($0)] == Int32(key) }
  }

  private static func access(_ details: ScopeDetails?) -> Access {
    let known = details?.acls.value.map { list in
      list.contains { $0.permission == Permission.manage.rawValue }
        ? Access.managed : .unmanaged
    }
    // What was read before tells no more who manages it now, once it could not be read again.
    switch details?.acls.error {
    case nil, .cancelled: return known ?? .unknown
    case .premiumOnly: return .everybody
    case .notPermitted: return .notTold
    case .some(let error): return .failed(error)
    }
  }
}

extension NameFilter {
  /// Whether it lets a key through by its name, or by `scope/key` where a slash is filtered by.
  func matches(scope: ScopeName, _ key: ArraySlice<UInt8>) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "/")) else { return match(in: key) != nil }
    return match(in: Array(scope.rawValue.utf8) + [UInt8(ascii: "/")] + key) != nil
  }
}
