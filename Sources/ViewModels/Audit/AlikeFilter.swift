internal import DatabricksClient

/// The keys with alike names that a filter lets through, found some at a time.
struct AlikeFilter: Equatable, Sendable {
  private static let kinds: [AuditKind] = [.spelling, .oneLetter, .sameName]

  /// Those found so far, as indexes into the places of each kind; empty where nothing is filtered.
  private(set) var matches: [AuditKind: [Int32]] = [:]
  private var kind = 0
  private var next = 0

  /// Whether all were looked at.
  func isDone(_ alike: AlikeFindings?, _ filter: NameFilter) -> Bool {
    filter.isEmpty || alike == nil || kind == Self.kinds.count
  }

  /// Looks at so many more at most.
  mutating func work(
    _ filter: NameFilter, _ alike: AlikeFindings, _ scopes: [AuditedScope], atMost limit: Int
  ) {
    var room = limit
    while !isDone(alike, filter), room > 0 {
      let wanted = Self.kinds[kind]
      let places = alike[wanted].places
      let end = min(places.count, next + room)
      var found = matches[wanted] ?? []
      for index in next..<end {
        let scope = scopes[places[index].scope]
        if scope.lets(filter)
          || filter.matches(scope: scope.name, scopes.nameBytes(at: places[index]))
        {
          found.append(Int32(index))
        }
      }
      matches[wanted] = found
      room -= end - next + 1
      next = end
      if next == places.count {
        kind += 1
        next = 0
      }
    }
  }
}
