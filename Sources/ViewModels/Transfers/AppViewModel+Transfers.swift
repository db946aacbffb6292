internal import DatabricksClient

/// Copying, moving and renaming: what opens the boxes.
extension AppViewModel {
  mutating func perform(_ command: TransferCommand) {
    switch command {
    case .open:
      if browser.focus == .scopes {
        if let scope = browser.scopes.selected?.name { openTransfer(of: .scope(scope)) }
      } else if browser.focus == .keys, browser.keys.markedCount > 0 {
        openTransfer(of: .keys(browser.keys.markedPaths))
      } else if let path = browser.keys.selectedPath {
        openTransfer(of: .keys([path]))
      }
    case .rename: openRename()
    default: break
    }
  }

  func unavailability(of command: TransferCommand) -> String? {
    switch command {
    case .open:
      browser.focus == .scopes
        ? scopeRefusal ?? startedReadOnlyRefusal ?? vaultRefusal
        : keyRefusal ?? startedReadOnlyRefusal
    case .rename:
      browser.focus == .scopes
        ? scopeRefusal ?? readOnlyRefusal ?? vaultRefusal ?? manageRefusal(to: "rename")
        : keyRefusal ?? writeRefusal
    default:
      switch overlays.last {
      case .transfer(let transfer) where transfer.isIdle(command): "it would change nothing"
      case .rename(let form) where command == .start: form.refusal
      default: nil
      }
    }
  }

  private var vaultRefusal: String? {
    guard let scope = browser.scopes.selected, scope.backendType == .azureKeyVault else {
      return nil
    }
    return
      "\(scope.name.rawValue) is an Azure Key Vault scope: only its keys can be copied, by T and m"
  }

  /// The open workspace.
  var home: PlacedWorkspace {
    PlacedWorkspace(
      host: browser.host, workspaceID: browser.user.value?.workspaceID,
      userName: browser.user.value?.userName, scopes: browser.scopes.scopes.value ?? [])
  }

  mutating func openTransfer(of source: TransferSource) {
    overlays.append(
      .transfer(
        TransferViewModel(
          source, home: home, current: browser.profile, moveRefusal: refusalToMove(source),
          homeRefusal: readOnlyRefusal, settings: settings,
          lastTarget: lastTarget?.host == browser.host ? lastTarget?.scope : nil
        )
      ))
  }

  /// Remembers where keys go in the open workspace, for the next copy or move.
  mutating func noteTarget(of plan: ChangePlan) {
    for step in plan.rows.flatMap(\.steps) {
      guard case .transfer(let transfer) = step.change, transfer.profile == nil,
        transfer.source.scope != transfer.target.scope
      else { continue }
      lastTarget = LastTarget(host: browser.host, scope: transfer.target.scope)
    }
  }

  /// Why the keys cannot be taken away from where they are.
  private func refusalToMove(_ source: TransferSource) -> String? {
    if let readOnlyRefusal { return "\(readOnlyRefusal): its keys can only be copied" }
    guard case .keys(let paths) = source else { return nil }
    for name in Set(paths.map(\.scope)).sorted() {
      if browser.scopes.scope(named: name)?.backendType == .azureKeyVault {
        return "\(name.rawValue) is an Azure Key Vault scope: a key of it can only be copied"
      }
      switch browser.scopes.details[name]?.access {
      case .some(.read), .some(.none):
        return "you may not delete in \(name.rawValue): its keys can only be copied"
      default: break
      }
    }
    return nil
  }

  private mutating func openRename() {
    let user = browser.user.value?.userName
    if browser.focus == .scopes {
      guard let scope = browser.scopes.selected?.name else { return }
      let taken = (browser.scopes.scopes.value ?? []).map(\.name)
      overlays.append(
        .rename(
          RenameViewModel(
            .scope(scope, taken: taken, begun: begunRenaming(of: scope)), current: browser.profile,
            user: user)))
    } else if let path = browser.keys.selectedPath {
      overlays.append(
        .rename(
          RenameViewModel(
            .key(path, taken: browser.keys.keys), current: browser.profile, user: user)))
    }
  }
}
