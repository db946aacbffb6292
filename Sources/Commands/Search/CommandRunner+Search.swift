internal import DatabricksClient
internal import ViewModels

/// The verbs that look into every scope.
extension CommandRunner {
  func find(_ text: String) throws(CommandFailure) {
    let pattern = NamePattern(text)
    let answers = try inEveryScope(showing: "listing keys") { scope in
      ListSecrets(scope)
    } keeping: { scope, keys in
      pattern.matches(in: keys, of: scope).map { FoundKey(scope: scope, key: $0) }
    }
    try tell(answers.rows.flatMap(\.self), of: text, answers)
  }

  /// The same by the screen's own search: letters in their order, the best first.
  func findRanked(_ text: String) throws(CommandFailure) {
    let answers = try inEveryScope(showing: "listing keys") { scope in
      ListSecrets(scope)
    } keeping: { scope, keys in
      (scope: scope, keys: keys)
    }
    let found = FindRanking.keys(matching: text, in: answers.rows)
    try tell(found.map { FoundKey(scope: $0.scope, key: $0.key) }, of: text, answers)
  }

  private func tell<Row>(
    _ found: [FoundKey], of text: String, _ answers: ScopeAnswers<Row>
  ) throws(CommandFailure) {
    try write(found)
    try answers.refuse("list the keys")
    if found.isEmpty {
      throw .nothingFound(
        "no key matches “\(text)” in \(CountText.counted(answers.count, "scope"))")
    }
  }

  func audit(days: Int) throws(CommandFailure) {
    let limit = now().milliseconds - Int64(days) * 86_400_000
    let answers = try inEveryScope(showing: "listing keys") { scope in
      ListSecrets(scope)
    } keeping: { scope, keys in
      var untold = 0
      var stale: [FoundKey] = []
      for row in 0..<keys.count {
        guard let time = keys.lastUpdated(at: row) else {
          untold += 1
          continue
        }
        if time.milliseconds <= limit { stale.append(FoundKey(scope: scope, key: keys[row])) }
      }
      return (keyCount: keys.count, untold: untold, stale: stale)
    }
    let stale = answers.rows.flatMap(\.stale).enumerated().sorted { left, right in
      let times = (left.element.key.lastUpdated, right.element.key.lastUpdated)
      guard let first = times.0, let second = times.1, first != second else {
        return left.offset < right.offset
      }
      return first < second
    }.map(\.element)
    try write(stale)
    let total = CountText.counted(answers.rows.map(\.keyCount).reduce(0, +), "key")
    let untold = answers.rows.map(\.untold).reduce(0, +)
    let rest = untold == 0 ? "" : "; \(CountText.grouped(untold)) tell no time"
    try tell(
      "\(CountText.grouped(stale.count)) of \(total) last put \(CountText.counted(days, "day")) ago"
        + " or earlier\(rest)")
    try answers.refuse("list the keys")
  }

  func who(_ principal: String) throws(CommandFailure) {
    let principals = try principalsOf(principal)
    let answers = try inEveryScope(showing: "listing permissions") { scope in
      ListACLs(scope)
    } keeping: { scope, acls in
      acls.filter { principals.contains($0.principal.lowercased()) }
        .map { FoundPermission(scope: scope, acl: $0) }
    }
    let found = answers.rows.flatMap(\.self)
    if options.output == .json {
      try streams.write(JSONRows.permissions(found))
    } else {
      let rows = found.map { [$0.scope.rawValue, $0.acl.permission, $0.acl.principal] }
      try write(TextTable(["Scope", "Permission", "Principal"], rows), ifEmpty: "")
    }
    try answers.refuse("read the access list")
    if found.isEmpty {
      throw .nothingFound(
        "\(principal) has no permission in any of \(CountText.counted(answers.count, "scope"))"
      )
    }
  }

  /// The names under which a principal may stand in an access list, in lower case.
  private func principalsOf(_ principal: String) throws(CommandFailure) -> Set<String> {
    var names: Set<String> = [principal.lowercased()]
    // Every user and service principal is in the group; a group is not.
    let isServicePrincipal = principal.utf8.count == 36 && principal.count { $0 == "-" } == 4
    guard principal.contains("@") || isServicePrincipal else { return names }
    names.insert("users")
    let me = try ask([principal], showing: "") { _ in ReadCurrentUser() }.first
    // Who it is matters only for more groups.
    if case .success(let user) = me, user.userName.lowercased() == principal.lowercased() {
      names.formUnion(user.groups.map { $0.lowercased() })
    }
    return names
  }

  private func write(_ keys: [FoundKey]) throws(CommandFailure) {
    guard options.output == .text else { return try streams.write(JSONRows.found(keys)) }
    let now = now()
    let rows = keys.map { found in
      let time = found.key.lastUpdated
      let name = [found.scope.rawValue, found.key.name.rawValue]
      guard streams.isOutputTerminal else {
        return name + [time?.universalText ?? ""]
      }
      return name + [
        time.map { AgeText.short(since: $0, now: now) } ?? "–", time.map(AgeText.exact) ?? "–",
      ]
    }
    let header = ["Scope", "Key"] + (streams.isOutputTerminal ? ["Age"] : []) + ["Last updated"]
    try write(TextTable(header, rows), ifEmpty: "")
  }

  /// Asks one thing of every scope; only what `keep` makes of an answer is kept.
  private func inEveryScope<E: Endpoint, Row>(
    showing label: String, _ endpoint: (ScopeName) -> E,
    keeping keep: @escaping (ScopeName, E.Answer) -> Row
  ) throws(CommandFailure) -> ScopeAnswers<Row> {
    let scopes = try carryOut(ListScopes().operation).map(\.name)
    let host = workspace.host.host
    let outcomes: [Result<Row, DatabricksError>?] = try each(of: scopes, showing: label) {
      scope, completion in
      _ = client.begin(endpoint(scope).operation, on: workspace) { result in
        completion(result.map { keep(scope, $0) }.mapError { $0.naming(host: host) })
      }
    }
    return ScopeAnswers(scopes, outcomes, streams)
  }
}
