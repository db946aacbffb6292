internal import DatabricksClient

/// Picking the scope to compare with: of the open workspace, or of another one.
package struct CompareTarget: Equatable, Sendable {
  /// What is listed.
  package enum Stage: Equatable, Sendable {
    /// The scopes of a workspace; nil is the one that is open.
    case scopes(profile: String?)
    case workspaces
  }

  package private(set) var stage = Stage.scopes(profile: nil)
  package internal(set) var table = TableViewModel([TableColumn("Scope", .flexible(share: 1))])
  /// Why there is nothing to pick, what happened and what to do.
  package private(set) var problem: ErrorText?
  /// Whether a list is awaited.
  package private(set) var isReading = false
  private let scope: ScopeName
  private let home: PlacedWorkspace
  /// The profile of the open workspace.
  private let current: String?
  /// The workspace whose scopes are listed; nil until they are read.
  private var workspace: PlacedWorkspace?

  init(_ scope: ScopeName, at home: PlacedWorkspace, current: String?) {
    self.scope = scope
    self.home = home
    self.current = current
    showOwn()
  }

  /// What is to be read for the present list; nil where it is there.
  var reading: PlacedReading? {
    guard isReading else { return nil }
    return switch stage {
    case .workspaces: PlacedReading(.profiles)
    case .scopes(let profile): PlacedReading(.workspace, profile: profile)
    }
  }

  /// Lists the scopes of the open workspace.
  mutating func showOwn() {
    stage = .scopes(profile: nil)
    problem = nil
    isReading = false
    workspace = home
    show(home.scopes.filter { $0.name != scope })
  }

  /// Lists the profiles there are.
  mutating func showWorkspaces() {
    stage = .workspaces
    problem = nil
    isReading = true
    let rows = table.visibleRowCount
    table = TableViewModel([
      TableColumn("Workspace", .flexible(share: 1)),
      TableColumn("Address", .flexible(share: 2), leftOutBelow: 50),
    ])
    table.resize(visibleRowCount: rows)
  }

  /// Lists the scopes of a profile's workspace.
  mutating func showScopes(of profile: String) {
    stage = .scopes(profile: profile)
    problem = nil
    isReading = true
    workspace = nil
    show([])
  }

  /// The scope that was picked; nil where none is.
  func picked() -> SecretScope? {
    guard let id = table.selected?.id else { return nil }
    return workspace?.scopes.first { $0.name.rawValue == id }
  }

  /// Takes what was read for the present list.
  mutating func answered(_ result: PlacedResult) {
    isReading = false
    switch result {
    case .failure(.workspace(let error)): problem = ErrorText.ofWorkspace(error)
    case .failure(let failure): problem = ErrorText(failure)
    case .success(.profiles(let list)):
      table.show(
        list.rows.filter { $0.name != current }.map {
          TableRow(id: $0.name, [TableCell($0.name), TableCell($0.host, .dim)])
        })
    case .success(.workspace(let found)):
      workspace = found
      show(found.scopes.sorted { $0.name < $1.name })
    case .success: break
    }
  }

  /// Whether that scope of the listed workspace is the very one that is compared.
  func isItself(_ other: SecretScope) -> Bool {
    guard other.name.rawValue.lowercased() == scope.rawValue.lowercased() else { return false }
    return workspace?.host == home.host
  }

  private mutating func show(_ scopes: [SecretScope]) {
    let rows = table.visibleRowCount
    table = TableViewModel([
      TableColumn("Scope", .flexible(share: 1)), TableColumn("", .fitting(most: 16)),
    ])
    table.resize(visibleRowCount: rows)
    table.show(
      scopes.map { scope in
        let isVault = scope.backendType == .azureKeyVault
        return TableRow(
          id: scope.name.rawValue,
          [TableCell(scope.name.rawValue), TableCell(isVault ? "☁ Key Vault" : "", .dim)])
      })
    // The scope of the same name is what one nearly always compares with.
    let same = scopes.first { $0.name.rawValue.lowercased() == scope.rawValue.lowercased() }
    if let same { table.select(same.name.rawValue) }
  }
}
