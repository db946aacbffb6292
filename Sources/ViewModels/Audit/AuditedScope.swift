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
  /// Why there is no list.
  private(set) var error: DatabricksError?
  private(set) var access = Access.unknown
  /// The keys that tell when they were put, the oldest first.
  private(set) var byAge: [Int32] = []
  /// Those of `byAge` that the filter lets through, as indexes into it; nil lets all through.
  private(set) var matches: [Int32]?

  init(_ name: ScopeName) {
    self.name = name
  }

  /// When its oldest key was put.
  var oldest: Timestamp? { byAge.first.flatMap { keys?.lastUpdated(at: Int($0)) } }

  /// Takes what is known now.
  ///
  /// - Returns: whether there is another list to be looked at.
  mutating func take(_ details: ScopeDetails?) -> Bool {
    access = Self.access(details)
    guard let list = details?.keys.value else {
      error = details?.keys.error
      return false
    }
    error = nil
    guard list != waiting ?? keys else { return false }
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
    let dated = (0..<list.count).compactMap { row in
      list.lastUpdated(at: row).map { (time: $0.milliseconds, row: Int32(row)) }
    }
    byAge = dated.sorted { $0.time == $1.time ? $0.row < $1.row : $0.time < $1.time }.map(\.row)
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
    guard let keys else { return 0 }
    let old = Self.count(byAge) { row in
      keys.lastUpdated(at: Int(row)).map { $0 <= limit } ?? false
    }
    guard let matches else { return old }
    return Self.count(matches) { $0 < old }
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

  /// How many of the first elements are as wanted; those behind them are not.
  private static func count(_ sorted: [Int32], _ isWanted: (Int32) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if isWanted(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func access(_ details: ScopeDetails?) -> Access {
    if let list = details?.acls.value {
      return list.contains { $0.permission == Permission.manage.rawValue } ? .managed : .unmanaged
    }
    switch details?.acls.error {
    case nil: return .unknown
    case .premiumOnly: return .everybody
    case .notPermitted: return .notTold
    case .cancelled: return .unknown
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
