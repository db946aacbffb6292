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
  private(set) var wishes: [CompareWish] = []
  /// Whether a list is awaited.
  package private(set) var isReading = false
  private let scope: ScopeName
  private let own: [SecretScope]
  /// The address of the open workspace, to tell the same scope from one of the same name.
  private let host: String
  private let profile: String?
  private(set) var others: [SecretScope] = []

  init(_ scope: ScopeName, among own: [SecretScope], profile: String?, host: String) {
    self.scope = scope
    self.own = own
    self.profile = profile
    self.host = host
    showOwn()
  }

  /// Lists the scopes of the open workspace.
  mutating func showOwn() {
    stage = .scopes(profile: nil)
    problem = nil
    wishes = []
    isReading = false
    show(own.filter { $0.name != scope })
  }

  /// Lists the profiles there are.
  mutating func showWorkspaces() {
    stage = .workspaces
    problem = nil
    isReading = true
    wishes = [.profiles]
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
    others = []
    wishes = [.scopes(profile: profile)]
    show([])
  }

  /// Takes note that the wish was sent.
  mutating func sent() { wishes = [] }

  /// The scope that was picked; nil where none is.
  func picked() -> SecretScope? {
    guard case .scopes(let profile) = stage, let id = table.selected?.id else { return nil }
    return (profile == nil ? own : others).first { $0.name.rawValue == id }
  }

  mutating func took(_ result: Result<ProfileList, ConfigurationError>) {
    guard stage == .workspaces else { return }
    isReading = false
    switch result {
    case .failure(let error): problem = ErrorText(error)
    case .success(let list):
      table.show(
        list.rows.filter { $0.name != profile }.map {
          TableRow(id: $0.name, [TableCell($0.name), TableCell($0.host, .dim)])
        })
    }
  }

  mutating func took(_ result: Result<[SecretScope], DatabricksError>, of name: String) {
    guard stage == .scopes(profile: name) else { return }
    isReading = false
    switch result {
    case .failure(let error): problem = ErrorText.ofWorkspace(error)
    case .success(let found):
      others = found.sorted { $0.name < $1.name }
      show(others)
    }
  }

  /// Takes why a profile's workspace cannot be asked.
  mutating func failed(_ error: ConfigurationError) {
    isReading = false
    problem = ErrorText(error)
  }

  /// Whether that scope of a workspace with that address is the very one that is compared.
  func isItself(_ other: SecretScope, host: String?) -> Bool {
    guard other.name.rawValue.lowercased() == scope.rawValue.lowercased() else { return false }
    guard let host else { return false }
    return host == self.host
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
