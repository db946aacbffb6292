/// Which groups are members of which; the groups may be in each other in a circle.
package struct GroupNesting: Equatable, Sendable {
  private var members: [String: [String]] = [:]

  /// No group is in another.
  package init() {}

  /// Notes that these groups are the ones in `group`.
  package mutating func put(_ members: [String], in group: String) {
    self.members[group] = members.isEmpty ? nil : members
  }

  /// The shortest way from one of `groups` up to `group`, both included; nil where there is none.
  package func path(from groups: Set<String>, to group: String) -> [String]? {
    // Downwards, since only the members of a group are known.
    var paths = [[group]]
    var seen: Set<String> = [group]
    while !paths.isEmpty {
      if let found = paths.first(where: { $0.first.map(groups.contains) ?? false }) { return found }
      paths = paths.flatMap { path in
        (path.first.flatMap { members[$0] } ?? []).filter { seen.insert($0).inserted }.sorted()
          .map { [$0] + path }
      }
    }
    return nil
  }

  /// `names`, and behind them the groups that are in one of them, each once.
  func withMembers(of names: some Sequence<String>) -> [String] {
    var all: [String] = []
    var seen: Set<String> = []
    var next = Array(names)
    while !next.isEmpty {
      next = next.filter { seen.insert($0).inserted }
      all += next
      next = next.flatMap { members[$0] ?? [] }
    }
    return all
  }
}
