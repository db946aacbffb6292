package import DatabricksClient

/// What the workspace has told of its users, groups and service principals.
package struct PrincipalDirectory: Equatable, Sendable {
  /// How many names are looked up with one request.
  static let batchSize = 10

  private var known: [String: Principal] = [
    Principal.everybody.name: .everybody, Principal.admins.name: .admins,
  ]
  /// Which groups are in which, as far as the workspace has told.
  package private(set) var nesting = GroupNesting()
  private var asked: Set<String> = []
  /// How many names go into one look-up; one by one where the workspace takes no longer filter.
  private var batch = batchSize
  /// Whether the workspace refused to tell, so that nothing more is asked.
  private(set) var isRefused = false

  package init() {}

  /// What is known of the principal that access lists call `name`; its kind may be a guess.
  package func principal(named name: String) -> Principal {
    known[name] ?? Principal(Principal.Kind(ofName: name), name)
  }

  /// Whether the workspace has told of it.
  package func knows(_ name: String) -> Bool { known[name] != nil }

  /// How people call it: its display name where that is known.
  package func shownName(of name: String) -> String {
    known[name]?.displayName.flatMap { $0.isEmpty ? nil : $0 } ?? name
  }

  /// Notes that access lists name these.
  mutating func note(_ principals: [Principal]) {
    for principal in principals {
      var new = principal
      // A search tells no groups, and what a look-up told of them stays.
      if new.groups == nil, let before = known[principal.name] {
        new.groups = before.groups
        new.indirectGroups = before.indirectGroups
      }
      new.memberGroups = principal.memberGroups ?? known[principal.name]?.memberGroups
      new.displayName = principal.displayName ?? known[principal.name]?.displayName
      known[principal.name] = new
      if let members = principal.memberGroups { nesting.put(members, in: principal.name) }
    }
  }

  /// The look-ups that tell more about `names` and the groups in them, those not asked for yet.
  mutating func lookUps(of names: some Sequence<String>) -> [PrincipalQuery] {
    guard !isRefused else { return [] }
    var wanted: [Principal.Kind: [String]] = [:]
    for name in nesting.withMembers(of: names)
    where known[name]?.groups == nil && !asked.contains(name) {
      let kind = principal(named: name).kind
      // Everybody is in `users`, so that no group needs to be.
      guard kind != .group || name != Principal.everybody.name else { continue }
      asked.insert(name)
      wanted[kind, default: []].append(name)
    }
    return Principal.Kind.allCases.flatMap { kind in
      let names = wanted[kind] ?? []
      return stride(from: 0, to: names.count, by: batch).map { start in
        PrincipalQuery(kind, .named(Array(names[start..<min(start + batch, names.count)])))
      }
    }
  }

  /// Forgets what was asked for in vain, so that it is asked for once more.
  mutating func askAgain() {
    asked = asked.filter { known[$0]?.groups != nil }
    isRefused = false
  }

  /// Takes the answer to `query`; without one the names stay as access lists have them.
  mutating func answered(
    _ query: PrincipalQuery, _ result: Result<[Principal], DatabricksError>
  ) {
    switch result {
    case .success(let found): note(found)
    case .failure(.notPermitted), .failure(.notAWorkspace): isRefused = true
    case .failure(let error):
      guard case .named(let names) = query.match else { return }
      if case .refused = error, names.count > 1 { batch = 1 }
      // One by one they may be told; what cannot be told at all is asked for again by a refresh only.
      if batch == 1, names.count > 1 { asked.subtract(names) }
    }
  }

  /// The principals whose names contain `text`, those that begin with it first.
  package func matching(_ text: String) -> [Principal] {
    let filter = NameFilter(text)
    return known.values.compactMap { principal -> (rank: Int, shown: String, Principal)? in
      let shown = shownName(of: principal.name)
      let places = [shown, principal.name].compactMap {
        filter.match(in: Array($0.utf8))?.lowerBound
      }
      guard let first = places.min() else { return nil }
      return (first == 0 ? 0 : 1, shown.lowercased(), principal)
    }
    .sorted { ($0.rank, $0.shown, $0.2.name) < ($1.rank, $1.shown, $1.2.name) }
    .map(\.2)
  }

  /// The one principal that `text` is the whole name of, in an access list or as people call it.
  package func named(_ text: String) -> Principal? {
    if let exact = known[text] { return exact }
    let wanted = text.lowercased()
    let found = known.values.filter {
      $0.name.lowercased() == wanted || $0.displayName?.lowercased() == wanted
    }
    return found.count == 1 ? found.first : nil
  }
}
