package import DatabricksClient

/// Who may do what: the access list of one scope, what the user may do in every scope, and who has
/// access to which scopes.
///
/// The rows are made from what the browser knows, by `update(from:)`; nothing is kept beside them
/// but what the scope's own list is changed by.
package struct AccessViewModel: Equatable, Sendable {
  /// Which table is shown.
  package enum View: Equatable, Sendable {
    /// The access list of one scope.
    case list
    /// All scopes with what the user may do there.
    case scopes
    /// All principals that any list names.
    case principals
    /// The scopes that one principal has access to.
    case grants(String)
  }

  /// What is known of the scope's list.
  package enum State: Equatable, Sendable {
    case reading
    case ready
    /// The list is for managers only; what the user may do here all the same.
    case refused(Access)
    /// The workspace has no access lists.
    case noLists
    case failed(DatabricksError)
  }

  /// How many access lists of how many scopes are read.
  package struct Progress: Equatable, Sendable {
    package var read = 0
    package var total = 0
    /// How many of those read are for their managers only.
    package var closed = 0
    /// How many could not be read.
    package var failed = 0
    package var isReading = false
  }

  package private(set) var scope: SecretScope
  package private(set) var view = View.list
  package private(set) var state = State.reading
  /// The scope's list as it was read last.
  package private(set) var entries: [ScopeACL] = []
  /// What the user may do by that list.
  package private(set) var effective: EffectiveAccess?
  package private(set) var progress = Progress()
  /// What the last key could not do, or what became of it.
  package var hint: TableCell?
  /// Why nothing is changed here; nil where it may be.
  let readOnlyReason: String?
  private(set) var list = TableViewModel(AccessTables.listColumns)
  private var scopes = TableViewModel(AccessTables.scopeColumns)
  private var principals = TableViewModel(AccessTables.principalColumns)
  private var grants = TableViewModel(AccessTables.grantColumns)
  private var size = Size(columns: 80, rows: 24)
  /// The principal whose entry is selected as soon as there is one.
  private var wanted: String?
  /// How people call the principal whose scopes are shown.
  package private(set) var grantee = ""
  /// Whether what is shown is read again because it was asked for, and that is not said yet.
  private var isRefreshing = false
  /// The scopes whose lists the workspace shows to others only, while all scopes are shown.
  private(set) var closedScopes: Set<ScopeName> = []
  /// Whether another table is shown than the rows were made for.
  private(set) var isStale = true

  /// Shows the list of `scope`.
  package init(_ scope: SecretScope, readOnlyReason: String? = nil) {
    self.scope = scope
    self.readOnlyReason = readOnlyReason
  }

  /// The table that is shown.
  package var table: TableViewModel {
    get {
      switch view {
      case .list: list
      case .scopes: scopes
      case .principals: principals
      case .grants: grants
      }
    }
    set {
      switch view {
      case .list: list = newValue
      case .scopes: scopes = newValue
      case .principals: principals = newValue
      case .grants: grants = newValue
      }
    }
  }

  /// The entry of the scope's list that is selected.
  package var selectedEntry: ScopeACL? {
    guard view == .list, let id = list.selected?.id else { return nil }
    return entries.first { $0.principal == id }
  }

  /// Makes the rows anew from what `browser` knows.
  package mutating func update(from browser: BrowserViewModel) {
    isStale = false
    if let found = browser.scopes.scope(named: scope.name) { scope = found }
    updateList(from: browser)
    let tables = AccessTables(browser)
    progress = tables.progress
    finishRefresh(browser.scopes.details[scope.name]?.acls.isSettled ?? false)
    switch view {
    case .list:
      list.show(tables.list(entries))
      if let wanted, entries.contains(where: { $0.principal == wanted }) {
        list.select(wanted)
        self.wanted = nil
      }
    case .scopes:
      scopes.show(tables.scopes())
      closedScopes = tables.closedScopes
    case .principals: principals.show(tables.principals())
    case .grants(let name):
      grantee = browser.principals.shownName(of: name)
      grants.show(tables.grants(of: name))
    }
  }

  /// Says that it was read again, once it was.
  private mutating func finishRefresh(_ isListSettled: Bool) {
    guard isRefreshing, view == .list ? isListSettled : !progress.isReading else { return }
    isRefreshing = false
    if view == .list {
      guard state == .ready else { return }
      hint = TableCell("read again: \(CountText.counted(entries.count, "entry", "entries"))", .good)
    } else if progress.read == progress.total, progress.failed == 0 {
      let readable = progress.total - progress.closed
      hint = TableCell("read again: \(CountText.counted(readable, "access list"))", .good)
    }
  }

  private mutating func updateList(from browser: BrowserViewModel) {
    let details = browser.scopes.details[scope.name] ?? ScopeDetails()
    entries = (details.isListClosed ? nil : details.acls.value) ?? []
    effective =
      details.isListClosed
      ? nil
      : browser.user.value.flatMap { user in
        details.acls.value.map {
          EffectiveAccess(of: user, nesting: browser.principals.nesting, by: $0)
        }
      }
    switch details.acls.error {
    case .premiumOnly: state = .noLists
    case nil where browser.scopes.hasNoAccessLists: state = .noLists
    case .notPermitted: state = .refused(details.access)
    case nil: state = details.acls.value == nil ? .reading : .ready
    case .some(let error):
      state = .failed(error)
      if details.acls.value != nil {
        hint = TableCell("not read again: \(ErrorText(error).oneLine)", .warning)
      }
    }
  }

  /// Selects the entry of `principal` in the scope's list once it is read.
  mutating func select(_ principal: String) { wanted = principal }

  /// Shows the list of another scope.
  mutating func show(_ scope: SecretScope) {
    if scope.name != self.scope.name {
      list = TableViewModel(AccessTables.listColumns)
      list.resize(visibleRowCount: Self.rowCount(in: size))
      entries = []
      effective = nil
      state = .reading
    }
    self.scope = scope
    go(to: .list)
  }

  mutating func go(to view: View) {
    if case .grants = view { grants = TableViewModel(AccessTables.grantColumns) }
    self.view = view
    hint = nil
    isStale = true
    resize(to: size)
  }

  /// How many rows are kept for what is said below the table.
  package static func noteRows(in size: Size) -> Int {
    size.rows < 16 ? (size.columns < 60 ? 3 : 2) : size.columns < 100 ? 5 : 4
  }

  /// Whether there is room for what lists store beside how people call it.
  var hasStoredColumn: Bool { size.columns - 4 >= AccessTables.wide }

  private static func rowCount(in size: Size) -> Int {
    TableLayout.rowCount(in: size, noteRows: noteRows(in: size))
  }
}

extension AccessViewModel: OverlayContent {
  package var overlay: Overlay { .access(self) }
  package var keyContext: KeyContext? { .access }
  package var takesText: Bool { isFilterTyped }
  package var isFilterTyped: Bool { table.filter.isTyping }
  package mutating func paste(_ text: String) { table.paste(text) }
  package mutating func scroll(by rows: Int) { table.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    self.size = size
    table.resize(visibleRowCount: Self.rowCount(in: size))
  }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    hint = nil
    isRefreshing = false
    if table.filter.isTyping || key == Key(.escape) && table.filter.isActive {
      _ = table.press(key)
      return .stay
    }
    guard case .access(let command) = KeyTable.command(for: key, in: .access) else {
      _ = table.press(key)
      return .stay
    }
    if let reason = unavailability(of: command) {
      hint = TableCell(reason, .warning)
      return .stay
    }
    return perform(command)
  }

  private mutating func perform(_ command: AccessCommand) -> OverlayOutcome {
    switch command {
    case .open: return open()
    case .add: return .perform(.access(.add))
    case .giveRead: return change(to: .read)
    case .giveWrite: return change(to: .write)
    case .giveManage: return change(to: .manage)
    case .remove: return selectedEntry.map { .perform(.access(.remove($0))) } ?? .stay
    case .nextView: return goOn(by: 1)
    case .previousView: return goOn(by: -1)
    case .allScopes: return goReading(.scopes)
    case .people: return goReading(people)
    case .filter:
      _ = table.press(.typed("/"))
      return .stay
    case .export: return .perform(.access(.export))
    case .copyTable: return .perform(.access(.copyTable))
    case .refresh:
      isRefreshing = state != .noLists
      return .perform(.access(.refresh))
    case .leave: return leave()
    }
  }

  private mutating func open() -> OverlayOutcome {
    switch view {
    case .list: return change(to: nil)
    case .scopes, .grants:
      return table.selected.map { .perform(.access(.show(ScopeName($0.id)))) } ?? .stay
    case .principals:
      guard let name = table.selected?.id else { return .stay }
      go(to: .grants(name))
      return .stay
    }
  }

  private func change(to permission: Permission?) -> OverlayOutcome {
    selectedEntry.map { .perform(.access(.change($0, permission))) } ?? .stay
  }

  private var people: View {
    guard view == .list, let name = list.selected?.id else { return .principals }
    return .grants(name)
  }

  private mutating func goOn(by step: Int) -> OverlayOutcome {
    let views: [View] = [.list, .scopes, .principals]
    let place = views.firstIndex(of: view) ?? 2
    return goReading(views[(place + step + views.count) % views.count])
  }

  /// The views of all scopes need all lists.
  private mutating func goReading(_ view: View) -> OverlayOutcome {
    go(to: view)
    return view == .list ? .stay : .perform(.access(.readAll))
  }

  private mutating func leave() -> OverlayOutcome {
    if view != .list, progress.isReading { return .perform(.access(.stopReading)) }
    if case .grants = view {
      go(to: .principals)
      return .stay
    }
    return .close
  }
}
