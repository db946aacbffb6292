internal import DatabricksClient

/// The rows of the tables about access, made from what the browser knows.
struct AccessTables {
  /// From which width of the box on there is room for more than the shortest columns, in cells.
  static let wide = 60

  static let listColumns = [
    TableColumn("Principal", .flexible(share: 3)),
    TableColumn("Stored as", .flexible(share: 3), leftOutBelow: wide),
    TableColumn("Kind", .fitting(most: 17), leftOutBelow: wide),
    TableColumn("Permission", .fitting(most: 10)),
  ]
  static let scopeColumns = [
    TableColumn("Scope", .flexible(share: 2)),
    TableColumn("You", .fitting(most: 8)),
    TableColumn("Through", .flexible(share: 3), leftOutBelow: wide),
    TableColumn("Entries", .fitting(most: 7), isTrailing: true, leftOutBelow: 50),
  ]
  static let principalColumns = [
    TableColumn("Principal", .flexible(share: 3)),
    TableColumn("Stored as", .flexible(share: 3), leftOutBelow: wide),
    TableColumn("Kind", .fitting(most: 17), leftOutBelow: 76),
    TableColumn("Scopes", .fitting(most: 6), isTrailing: true),
    TableColumn("MANAGE", .fitting(most: 6), isTrailing: true, leftOutBelow: 50),
  ]
  static let grantColumns = [
    TableColumn("Scope", .flexible(share: 2)),
    TableColumn("Permission", .fitting(most: 10)),
    TableColumn("Through", .flexible(share: 3), leftOutBelow: 50),
  ]

  private let names: [SecretScope]
  private let details: [ScopeName: ScopeDetails]
  private let user: CurrentUser?
  private let directory: PrincipalDirectory
  private let nesting: GroupNesting
  private let hasNoAccessLists: Bool
  let progress: AccessViewModel.Progress

  init(_ browser: BrowserViewModel) {
    names = browser.scopes.scopes.value ?? []
    details = browser.scopes.details
    user = browser.user.value
    directory = browser.principals
    nesting = browser.principals.nesting
    hasNoAccessLists = browser.scopes.hasNoAccessLists
    progress = browser.accessProgress
  }

  /// The entries of one list, the strongest first.
  func list(_ entries: [ScopeACL]) -> [TableRow] {
    Self.sorted(entries).map { entry in
      TableRow(
        id: entry.principal,
        cells(of: entry.principal) + [Self.permissionCell(entry.permission)])
    }
  }

  /// All scopes with what the user may do there.
  func scopes() -> [TableRow] {
    names.map { scope in
      let access = access(to: scope.name)
      return TableRow(
        id: scope.name.rawValue,
        [
          TableCell(scope.name.rawValue), access.cell, TableCell(access.through, access.tone),
          TableCell(access.entryCount.map { CountText.grouped($0) } ?? "", .dim),
        ])
    }
  }

  /// The scopes whose lists the workspace shows to others only.
  var closedScopes: Set<ScopeName> {
    Set(names.lazy.map(\.name).filter { details[$0]?.isListClosed ?? false })
  }

  /// What the user may do in one scope, for a row.
  struct OwnAccess {
    var cell: TableCell
    var through = ""
    var tone = TableCell.Tone.dim
    var entryCount: Int?
  }

  /// What the word in a row of all scopes says; nil where nothing is known.
  static func ownAccess(in row: TableRow) -> Access? {
    Access.allCases.first { $0 != .unknown && $0.label == row.cells[1].text }
  }

  func access(to scope: ScopeName) -> OwnAccess {
    if hasNoAccessLists { return OwnAccess(cell: TableCell(Access.everything.label)) }
    let details = details[scope] ?? ScopeDetails()
    if let acls = details.openList {
      guard let user else { return OwnAccess(cell: Self.permissionCell("MANAGE")) }
      let effective = EffectiveAccess(of: user, nesting: nesting, by: acls)
      // Whoever is shown the list manages it.
      var access = OwnAccess(cell: Self.permissionCell("MANAGE"), entryCount: acls.count)
      access.through =
        effective.permission == .manage || effective.isAdmin
        ? effective.sources : "a group in a group, or an admin's right"
      return access
    }
    switch details.acls.error {
    case .notPermitted:
      return OwnAccess(
        cell: TableCell(details.access.label, .dim), through: "not told without MANAGE")
    case .some(let error):
      return OwnAccess(
        cell: TableCell("?", .warning), through: ErrorText(error).summary, tone: .warning)
    case nil: return OwnAccess(cell: TableCell("…", .dim))
    }
  }

  /// All principals that the lists name, with in how many scopes they have an entry.
  func principals() -> [TableRow] {
    var counts: [String: (scopes: Int, manages: Int)] = [:]
    for entry in names.lazy.flatMap({ details[$0.name]?.openList ?? [] }) {
      counts[entry.principal, default: (0, 0)].scopes += 1
      if entry.permission == Permission.manage.rawValue {
        counts[entry.principal, default: (0, 0)].manages += 1
      }
    }
    return counts.keys.sorted { one, other in
      let names = (directory.shownName(of: one), directory.shownName(of: other))
      return (names.0.lowercased(), one) < (names.1.lowercased(), other)
    }.map { name in
      let count = counts[name] ?? (0, 0)
      return TableRow(
        id: name,
        cells(of: name) + [
          TableCell(CountText.grouped(count.scopes)),
          TableCell(
            count.manages == 0 ? "" : CountText.grouped(count.manages),
            count.manages == 0 ? .dim : .accent),
        ])
    }
  }

  /// The scopes that `name` has access to by the lists, by its own entries and its groups'.
  func grants(of name: String) -> [TableRow] {
    names.compactMap { scope in
      guard let effective = effective(of: name, in: scope.name),
        let strongest = effective.routes.first
      else { return nil }
      return TableRow(
        id: scope.name.rawValue,
        [
          TableCell(scope.name.rawValue), Self.permissionCell(strongest.entry.permission),
          TableCell(effective.routes.map(\.source).joined(separator: ", "), .dim),
        ])
    }
  }

  /// What `name` may do in `scope` by its list; nil where the list is not known.
  func effective(of name: String, in scope: ScopeName) -> EffectiveAccess? {
    guard let acls = details[scope]?.openList else { return nil }
    if let user, user.userName.lowercased() == name.lowercased() {
      return EffectiveAccess(of: user, nesting: nesting, by: acls)
    }
    let principal = directory.principal(named: name)
    guard principal.kind != .group else {
      return EffectiveAccess(ofGroup: name, nesting: nesting, by: acls)
    }
    return EffectiveAccess(
      of: name, in: principal.groups ?? [], indirect: principal.indirectGroups, nesting: nesting,
      by: acls)
  }

  /// The strongest first, then users, groups and service principals apart, each by name.
  ///
  /// The kind is what the name looks like, so that nothing moves once names are looked up.
  static func sorted(_ entries: [ScopeACL]) -> [ScopeACL] {
    entries.sorted { one, other in
      let ranks = (Permission(rawValue: one.permission), Permission(rawValue: other.permission))
      guard ranks.0 != ranks.1 else {
        let kinds = (
          Principal.Kind(ofName: one.principal).place, Principal.Kind(ofName: other.principal).place
        )
        return (kinds.0, one.principal) < (kinds.1, other.principal)
      }
      guard let first = ranks.0, let second = ranks.1 else { return ranks.0 != nil }
      return first > second
    }
  }

  /// How people call it, what lists store where that differs, and its kind.
  private func cells(of name: String) -> [TableCell] {
    let shown = directory.shownName(of: name)
    let isYou = user?.userName.lowercased() == name.lowercased()
    return [
      TableCell(isYou ? "\(shown) (you)" : shown),
      TableCell(shown == name ? "" : name, .dim),
      TableCell(directory.principal(named: name).kind.label, .dim),
    ]
  }

  private static func permissionCell(_ text: String) -> TableCell {
    switch Permission(rawValue: text) {
    case .manage: TableCell(text, .accent)
    case .write: TableCell(text)
    case .read: TableCell(text, .dim)
    case nil: TableCell(text, .warning)
    }
  }
}

extension ScopeDetails {
  /// Whether the workspace shows the list to others only.
  var isListClosed: Bool {
    if case .notPermitted = acls.error { true } else { false }
  }

  /// The access list, where it is the user's to read.
  var openList: [ScopeACL]? { isListClosed ? nil : acls.value }
}

extension Principal.Kind {
  /// Which kind stands above which.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
