package import DatabricksClient

/// The form for a new scope: its name, who manages it, and the vault of a Key Vault scope.
///
/// It stays open until the workspace has created the scope, so that a refusal loses nothing.
package struct NewScopeViewModel: Equatable, Sendable {
  /// One line of the form.
  package enum Row: Int, CaseIterable, Sendable {
    case name
    case managedByAll
    case keyVault
    case resourceID
    case dnsName
  }

  package private(set) var name = LineField()
  package private(set) var isManagedByAllUsers = false
  package private(set) var isKeyVault = false
  package private(set) var resourceID = LineField()
  package private(set) var dnsName = LineField()
  package private(set) var row = Row.name
  /// Why the form cannot be sent; nil while nothing was tried.
  package private(set) var problem: String?
  /// The name of the scope the workspace is creating; nil while nothing was sent.
  package private(set) var sending: ScopeName?
  private let taken: Set<String>

  /// `taken` are the names in use; they are compared without regard to case.
  package init(taken: [ScopeName]) {
    self.taken = Set(taken.map { $0.rawValue.lowercased() })
  }

  /// The rows of the form as it stands: the vault's rows only for a Key Vault scope.
  package var rows: [Row] {
    isKeyVault ? Row.allCases : [.name, .managedByAll, .keyVault]
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    if sending != nil { return key.code == .escape ? .close : .stay }
    switch key.code {
    case .escape: return .close
    case .tab: move(by: key.modifiers.contains(.shift) ? -1 : 1)
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .enter: return submit()
    default:
      problem = nil
      edit(key)
    }
    return .stay
  }

  /// Puts pasted text into the row's field, where it has one.
  package mutating func paste(_ text: String) {
    guard sending == nil else { return }
    problem = nil
    switch row {
    case .name: name.insert(text)
    case .resourceID: resourceID.insert(text)
    case .dnsName: dnsName.insert(text)
    case .managedByAll, .keyVault: break
    }
  }

  /// Says why something is not taken, or why the workspace did not create the scope.
  package mutating func refused(_ reason: String) {
    sending = nil
    problem = reason
  }

  private mutating func edit(_ key: Key) {
    switch row {
    case .name: _ = name.press(key)
    case .resourceID: _ = resourceID.press(key)
    case .dnsName: _ = dnsName.press(key)
    case .managedByAll: if key == .typed(" ") { isManagedByAllUsers.toggle() }
    case .keyVault: if key == .typed(" ") { isKeyVault.toggle() }
    }
  }

  private mutating func move(by step: Int) {
    let rows = rows
    let index = rows.firstIndex(of: row) ?? 0
    row = rows[(index + step + rows.count) % rows.count]
  }

  private mutating func submit() -> OverlayOutcome {
    problem = NameRule.problem(withScope: name.text)
    if problem == nil, taken.contains(name.text.lowercased()) {
      problem = "\(name.text) is there already; names do not differ by case"
    }
    if problem == nil, isKeyVault { problem = vaultProblem }
    guard problem == nil else { return .stay }
    let vault = KeyVault(resourceID: resourceID.text, dnsName: dnsName.text)
    let scope = NewScope(
      name: ScopeName(name.text), isManagedByAllUsers: isManagedByAllUsers,
      keyVault: isKeyVault ? vault : nil)
    sending = scope.name
    return .ask(.createScope(scope))
  }

  private var vaultProblem: String? {
    if !resourceID.text.hasPrefix("/subscriptions/") {
      return "the resource id begins with /subscriptions/; the vault's properties page shows it"
    }
    if !dnsName.text.hasPrefix("https://") {
      return "the DNS name is the vault URI, such as https://name.vault.azure.net/"
    }
    return nil
  }
}
