internal import DatabricksClient

/// What the browser's commands do.
extension AppViewModel {
  mutating func perform(_ command: Command, openedBy key: Key?, at now: Now) -> [Effect] {
    switch command {
    case .quit: return quit(key)
    case .suspend: return hideValues() + [.terminal(.suspend)]
    case .redraw: return [.terminal(.redraw)]
    case .showHelp:
      overlays.append(.help(HelpViewModel(contexts: helpContexts)))
    case .refresh: return browser.refresh(&requests)
    case .openWorkspaces: return openWorkspaces(key)
    case .newScope:
      let taken = browser.scopes.scopes.value ?? []
      overlays.append(.newScope(NewScopeViewModel(taken: taken.map(\.name))))
    case .newKey:
      guard let scope = browser.scopes.selected?.name else { return [] }
      overlays.append(.newKey(NewKeyViewModel(scope: scope, taken: browser.keys.keys)))
    case .edit: return browser.edit(&requests)
    case .reveal:
      // Where one pane fills the window, it must be the one that shows the value.
      if layout.panes[.value] == nil { browser.focus(.value) }
      return browser.toggleReveal(&requests)
    case .delete: return askToDelete(key)
    case .copy: openCopyMenu(key)
    case .sort, .showPalette, .showLog, .widenLists, .narrowLists, .toggleAutoRefresh:
      return changeView(command, at: now)
    case .filter:
      if browser.focus == .value { browser.focus(.keys) }
      editFilter { $0.isTyping = true }
    case .leave: return leave()
    case .undo, .marks, .transfer, .audit, .compare, .findEverywhere, .openAccess,
      .importSecrets, .exportSecrets:
      return openBox(command, openedBy: key, at: now)
    default: return move(command, at: now)
    }
    return []
  }

  private mutating func openBox(
    _ command: Command, openedBy key: Key?, at now: Now
  ) -> [Effect] {
    switch command {
    case .undo(let command): perform(command, openedBy: key)
    case .marks(let command): return perform(command, openedBy: key)
    case .transfer(let command): perform(command)
    case .audit: openAudit(at: now)
    case .compare: return openCompare(key)
    case .findEverywhere: return openFind()
    case .openAccess: return openAccess()
    case .importSecrets: openImport()
    case .exportSecrets: openExport()
    default: break
    }
    return []
  }

  var helpContexts: [KeyContext] {
    // The keys of a box without a table stand on its buttons; those of the pane behind it rest.
    let own = overlays.last.map { $0.content.helpContext ?? .everywhere } ?? context
    let browserContexts: [KeyContext] = [
      .scopes, .keys, .value, .everywhere, .findEverywhere, .importing, .editor, .find, .replace,
      .goTo,
    ]
    return [own] + browserContexts.filter { $0 != own }
  }

  private mutating func move(_ command: Command, at now: Now) -> [Effect] {
    switch command {
    case .enter: browser.focus(browser.focus == .scopes ? .keys : .value)
    case .nextPane: browser.focus(neighbour(1))
    case .previousPane: browser.focus(neighbour(-1))
    case .goBack: goBack()
    case .focusScopes: browser.focus(.scopes)
    case .focusKeys: browser.focus(.keys)
    case .focusValue: browser.focus(.value)
    case .moveUp: return moveSelection(by: -1, at: now)
    case .moveDown: return moveSelection(by: 1, at: now)
    case .pageUp: return moveSelection(by: -pageRowCount, at: now)
    case .pageDown: return moveSelection(by: pageRowCount, at: now)
    case .moveToFirst: return moveSelection(by: -Int(Int32.max), at: now)
    case .moveToLast: return moveSelection(by: Int(Int32.max), at: now)
    default: break
    }
    return browser.selectionChanged(&requests)
  }

  private func neighbour(_ step: Int) -> Pane {
    let all = Pane.allCases
    let index = all.firstIndex(of: browser.focus) ?? 0
    return all[(index + step + all.count) % all.count]
  }

  private var pageRowCount: Int {
    let rows =
      browser.focus == .value
      ? browser.value.visibleRowCount : layout.contentRowCount(of: browser.focus)
    return max(1, rows - 1)
  }

  private mutating func moveSelection(by rows: Int, at now: Now) -> [Effect] {
    switch browser.focus {
    case .scopes:
      browser.scopes.move(by: rows)
      browser.followLater(at: now)
      return []
    case .keys: browser.keys.move(by: rows)
    case .value: browser.value.scroll(by: rows)
    }
    return browser.selectionChanged(&requests)
  }

  /// Escape: the nearest thing that can be taken back.
  private mutating func leave() -> [Effect] {
    if let effects = cancelCopy() { return effects }
    let isList = browser.opening == nil && browser.value.content == .hidden
    let unwanted = browser.cancelReading()
    if !unwanted.isEmpty {
      browser.status = StatusLine(.plain, isList ? "cancelled; R reads again" : "cancelled")
      return unwanted
    }
    if browser.value.content != .hidden { return browser.hideValues() }
    if browser.focus == .scopes, browser.scopes.filter.isActive {
      browser.scopes.editFilter { $0.clear() }
    } else if browser.focus == .keys, browser.keys.filter.isActive {
      browser.keys.editFilter { $0.clear() }
    } else if browser.focus == .keys, browser.keys.markedCount > 0 {
      dropMarks()
    } else if browser.focus != .scopes {
      goBack()
    } else if browser.fill.isRunning {
      browser.status = StatusLine(.plain, "stopped reading the other scopes; R reads again")
      return browser.stopFilling()
    }
    return browser.selectionChanged(&requests)
  }

  private mutating func goBack() {
    if let before = Pane(rawValue: browser.focus.rawValue - 1) { browser.focus(before) }
  }

  private mutating func askToDelete(_ key: Key?) -> [Effect] {
    if browser.focus == .scopes {
      guard let scope = browser.scopes.selected else { return [] }
      return beginDeletion(of: scope)
    }
    if browser.focus == .keys, browser.keys.markedCount > 0 {
      askToDelete(browser.keys.markedPaths, openedBy: key)
    } else if let path = browser.keys.selectedPath {
      overlays.append(.confirmation(.deleteKey(path, openedBy: key)))
    }
    return []
  }

  /// Why `command` cannot be done now; nil when it can.
  package func unavailability(of command: Command) -> String? {
    switch command {
    case .newScope: return readOnlyRefusal
    case .newKey, .importSecrets:
      return scopeRefusal ?? writeRefusal
    case .exportSecrets: return scopeRefusal ?? fileRefusal
    case .editor(.saveFile), .audit(.export): return fileRefusal
    case .access(.export): return access?.unavailability(of: .export) ?? fileRefusal
    case .marks(let command): return unavailability(of: command)
    case .transfer(let command): return unavailability(of: command)
    case .delete:
      if browser.focus == .scopes {
        return scopeRefusal ?? readOnlyRefusal ?? manageRefusal(to: "delete")
      }
      return keyRefusal ?? writeRefusal
    case .edit: return keyRefusal ?? writeRefusal
    case .reveal, .copy: return keyRefusal
    case .openAccess: return scopeRefusal
    case .access(let command): return access?.unavailability(of: command)
    case .undo(let command): return unavailability(of: command)
    case .importing(let command): return importForm?.unavailability(of: command)
    case .compare(.open): return scopeRefusal
    case .compare(let command): return compareRefusal(command)
    case .enter where browser.focus == .scopes:
      return scopeRefusal
    default: return nil
    }
  }

  /// Whether keys go to a list's filter.
  package var isFilterTyped: Bool {
    switch context {
    case .scopes: browser.scopes.filter.isTyping
    case .keys: browser.keys.filter.isTyping
    default: false
    }
  }

  var readOnlyRefusal: String? { readOnlyReason.map { "read-only: \($0)" } }

  /// Why nothing is even copied to another workspace.
  var startedReadOnlyRefusal: String? { startedReadOnlyReason.map { "read-only: \($0)" } }

  var keyRefusal: String? {
    guard browser.keys.selected == nil else { return nil }
    if browser.keys.filter.isActive { return "no key matches the filter; esc shows all" }
    return writeRefusal == nil ? "no key is selected; n makes one" : "no key is selected"
  }

  var scopeRefusal: String? {
    guard browser.scopes.selected == nil else { return nil }
    if browser.scopes.filter.isActive { return "no scope matches the filter; esc shows all" }
    return "no scope is selected; N makes one"
  }

  /// Why the selected scope cannot be deleted or renamed, where that is sure.
  func manageRefusal(to verb: String) -> String? {
    guard let scope = browser.scopes.selected?.name,
      browser.selectedDetails?.isManagementRefused == true, !isAdmin
    else { return nil }
    return "you may not \(verb) \(scope.rawValue): that takes MANAGE there; R looks again"
  }

  private var isAdmin: Bool {
    browser.user.value.map {
      EffectiveAccess(of: $0, nesting: browser.principals.nesting, by: []).isAdmin
    } ?? false
  }

  var writeRefusal: String? {
    if let readOnlyRefusal { return readOnlyRefusal }
    guard let scope = browser.scopes.selected else { return nil }
    if scope.backendType == .azureKeyVault {
      return "\(scope.name.rawValue) is an Azure Key Vault scope: change its keys in the vault"
    }
    switch browser.selectedDetails?.access {
    case .some(.read), .some(.none): return "you may not write in \(scope.name.rawValue)"
    default: return nil
    }
  }
}
