package import DatabricksClient

/// What is copied or moved.
package enum TransferSource: Equatable, Sendable {
  case keys([SecretPath])
  /// A scope with all its keys and its access list.
  case scope(ScopeName)

  /// What it is called in titles, such as `3 keys of payments`.
  package var title: String {
    switch self {
    case .scope(let name): return "scope \(name.rawValue)"
    case .keys(let paths):
      if paths.count == 1 { return paths[0].text }
      let keys = CountText.counted(paths.count, "key")
      let scopes = Set(paths.map(\.scope))
      return scopes.count == 1 ? "\(keys) of \(scopes.first?.rawValue ?? "")" : keys
    }
  }
}

/// Where it goes.
package struct TransferTarget: Equatable, Sendable {
  /// The profile of the workspace; nil is the one that is open.
  package let profile: String?
  package let scope: ScopeName
  /// Whether the scope has to be created.
  package let isNew: Bool

  /// What it is called in titles, such as `staging:payments`.
  package var title: String { profile.map { "\($0):\(scope.rawValue)" } ?? scope.rawValue }
}

/// The scopes of one workspace, to choose where something goes, and a name for a new one.
package struct TransferTargets: Equatable, Sendable {
  /// The profile of the workspace; nil is the one that is open.
  package let profile: String?
  /// nil until it is read.
  package private(set) var workspace: PlacedWorkspace?
  /// Why the scopes could not be read.
  package private(set) var error: ErrorText?
  package private(set) var table: TableViewModel
  /// The name of a new scope while it is typed.
  package private(set) var field: LineField?
  /// The new scope, once it has a name.
  private var typed: ScopeName?
  /// Why something cannot be done; nil while nothing was tried.
  package var problem: String?

  init(profile: String?) {
    self.profile = profile
    table = TableViewModel([
      TableColumn("scope", .flexible(share: 1)),
      TableColumn("", .fitting(most: 24), leftOutBelow: 40),
    ])
  }

  mutating func show(_ found: PlacedWorkspace) {
    workspace = found
    error = nil
    if let typed, scope(like: typed) != nil { self.typed = nil }
    fill()
  }

  mutating func failed(_ failure: ChangeFailure) { error = ErrorText(failure) }

  mutating func readsAgain() { error = nil }

  /// Selects where keys of `source` can go: `last`, where something went before, else the next scope.
  mutating func begin(outOf source: ScopeName, last: ScopeName?) {
    let scopes = (workspace?.scopes ?? []).sorted { $0.name < $1.name }
    let open = scopes.filter { $0.backendType != .azureKeyVault && $0.name != source }.map(\.name)
    let next = open.first { source < $0 } ?? open.last
    guard let wanted = last.flatMap({ open.contains($0) ? $0 : nil }) ?? next else { return }
    table.select(wanted.rawValue)
  }

  /// Lets a name be typed, beginning with `text`.
  mutating func beginName(_ text: String = "") {
    guard workspace != nil else { return }
    field = LineField(proposing: typed?.rawValue ?? text)
  }

  /// The target of the selected row; nil, with a problem, where nothing can go there.
  mutating func choose() -> TransferTarget? {
    guard let workspace else {
      problem = "the scopes are not read yet"
      return nil
    }
    guard let row = table.selected else {
      problem = table.filter.isActive ? "no scope matches; esc shows all" : "n names a new scope"
      return nil
    }
    if row.id == Self.typedID, let typed {
      return TransferTarget(profile: profile, scope: typed, isNew: true)
    }
    guard let scope = workspace.scopes.first(where: { $0.name.rawValue == row.id }) else {
      return nil
    }
    guard scope.backendType != .azureKeyVault else {
      problem = "\(row.id) is an Azure Key Vault scope: its keys are made in the vault"
      return nil
    }
    return TransferTarget(profile: profile, scope: scope.name, isNew: false)
  }

  /// Takes `key` while a name is typed; false where none is.
  mutating func pressInField(_ key: Key) -> Bool {
    guard var field else { return false }
    switch key.code {
    case .escape: self.field = nil
    case .enter: acceptName(field.text)
    default:
      if field.press(key) { self.field = field }
    }
    return true
  }

  mutating func paste(_ text: String) {
    if field == nil { table.paste(text) } else { field?.insert(text) }
  }

  mutating func pressInTable(_ key: Key) { _ = table.press(key) }
  mutating func scroll(by rows: Int) { table.scroll(by: rows) }
  mutating func resize(visibleRowCount: Int) { table.resize(visibleRowCount: visibleRowCount) }

  private mutating func acceptName(_ text: String) {
    problem = NameRule.problem(withScope: text)
    if problem == nil, let there = scope(like: ScopeName(text)) {
      problem = "\(there.rawValue) is there already; choose it in the list"
    }
    guard problem == nil else { return }
    typed = ScopeName(text)
    field = nil
    if table.filter.isActive { _ = table.press(Key(.escape)) }
    fill()
    table.select(Self.typedID)
  }

  /// A scope of that name in any case, which is the same to the workspace.
  private func scope(like name: ScopeName) -> ScopeName? {
    let wanted = name.rawValue.lowercased()
    return workspace?.scopes.first { $0.name.rawValue.lowercased() == wanted }?.name
  }

  /// No scope is called so.
  private static let typedID = "/"

  private mutating func fill() {
    var rows = (workspace?.scopes ?? []).sorted { $0.name < $1.name }.map { scope in
      let isVault = scope.backendType == .azureKeyVault
      return TableRow(
        id: scope.name.rawValue,
        [
          TableCell(scope.name.rawValue, isVault ? .dim : .text),
          TableCell(isVault ? "Key Vault, read-only" : "", .dim),
        ])
    }
    if let typed {
      rows.insert(
        TableRow(
          id: Self.typedID, [TableCell(typed.rawValue, .accent), TableCell("new scope", .accent)]),
        at: 0)
    }
    table.show(rows)
  }
}
