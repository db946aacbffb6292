package import DatabricksClient

/// What follows once every row of a plan is done.
package enum AfterChanges: Equatable, Sendable {
  /// Select this key once it is listed.
  case select(SecretPath)
  /// Select this scope once it is listed.
  case selectScope(ScopeName)
  /// Ask whether the old scope is to be deleted.
  case askAboutOld(ScopeRenaming)
  /// The old scope is gone.
  case renamed(ScopeRenaming)
}

/// A scope on its way to another name: the new one is created, every key copied and read back, and
/// the old one deleted last and only after its name was typed.
package struct ScopeRenaming: Equatable, Sendable {
  /// The old scope's keys, being listed once more before it is deleted.
  struct Check: Equatable {
    let id: RequestID
    let renaming: ScopeRenaming
  }

  package let old: ScopeName
  package let new: ScopeName
  /// Whether the new scope is there from an earlier try.
  let isBegun: Bool
  /// The old scope's keys with their times, as they were before anything was copied.
  var keys: KeyList?
  /// The keys that the new scope has from an earlier try.
  var present = KeyList()
  var acls: [ScopeACL] = []
  /// Why the access list could not be read.
  package var accessProblem: String?
  /// Whether the workspace has no access lists at all.
  var isWithoutAccessLists = false
  /// What takes the copies back, while both are there.
  var copyUndo: UndoEntry.ID?

  init(_ old: ScopeName, to new: ScopeName, isBegun: Bool) {
    self.old = old
    self.new = new
    self.isBegun = isBegun
  }

  /// How many keys were copied.
  package var keyCount: Int { keys?.count ?? 0 }

  /// Whether `list` holds the keys that were copied, and none was put since.
  func isUnchanged(in list: KeyList) -> Bool {
    guard let keys, keys.count == list.count else { return false }
    return Self.times(keys) == Self.times(list)
  }

  private static func times(_ list: KeyList) -> [KeyName: Timestamp?] {
    Dictionary((0..<list.count).map { (list[$0].name, list[$0].lastUpdated) }) { first, _ in first }
  }

  private var paths: [SecretPath] {
    (0..<keyCount).compactMap { keys?[$0].name }.sorted().map {
      SecretPath(scope: old, key: $0)
    }
  }

  /// What copying everything to the new name would do; whoever creates a scope may manage it anyway.
  func preview(user: String?) -> TransferPreview {
    let target = TransferTarget(profile: nil, scope: new, isNew: !isBegun)
    var preview = TransferPreview(.scope(old), to: target, isMove: false, user: user)
    preview.acls = acls
    preview.accessProblem = accessProblem.map { "its access list is not copied: \($0)" }
    preview.isWithoutAccessLists = isWithoutAccessLists
    preview.show(paths, present: present, isAnother: true)
    return preview
  }

  /// Copies everything to the new name.
  ///
  /// An entry of its maker that the old name's list has not goes last, where it is not needed.
  func copyPlan(
    profile: String?, user: CurrentUser?, nesting: GroupNesting
  ) -> ChangePlan {
    let entry = isBegun ? MakersEntry.wanted : MakersEntry(of: user, nesting: nesting, in: acls)
    let removal = [entry.removal(from: new)].compactMap(\.self).map {
      ChangePlan.Row("your own entry", [PlacedChange($0, profile: profile)])
    }
    var plan = ChangePlan(
      "copying \(old.rawValue) to \(new.rawValue)",
      done: "copied \(old.rawValue) to \(new.rawValue)",
      undoTitle: "the copy of \(old.rawValue) to \(new.rawValue)",
      rows: preview(user: user?.userName).rows(current: profile) + removal)
    plan.isLed = !isBegun
    plan.next = .askAboutOld(self)
    return plan
  }

  /// Deletes the old scope.
  func deletionPlan(profile: String?) -> ChangePlan {
    var plan = ChangePlan(
      "renaming \(old.rawValue) to \(new.rawValue)",
      done: "renamed scope \(old.rawValue) to \(new.rawValue)", undoTitle: nil,
      rows: [ChangePlan.Row(old.rawValue, [PlacedChange(.deleteScope(old), profile: profile)])])
    plan.next = .renamed(self)
    return plan
  }

  /// What gives the old name back: in one row, so that nothing goes on behind a failure.
  ///
  /// The new scope goes behind that where the program made it and nobody has used it since.
  func wayBack(
    profile: String?, user: CurrentUser?, nesting: GroupNesting, deleting begun: BegunRenaming?
  ) -> [ChangePlan.Row] {
    let creation = WorkspaceChange.createScope(
      NewScope(name: old, isManagedByAllUsers: isWithoutAccessLists))
    let moves = paths.map { path in
      WorkspaceChange.transfer(
        SecretTransfer(SecretPath(scope: new, key: path.key), to: path, isMove: true))
    }
    let access = acls.compactMap { acl in
      Permission(rawValue: acl.permission).map {
        WorkspaceChange.putACL(old, principal: acl.principal, $0, over: .anything)
      }
    }
    let removal = [MakersEntry(of: user, nesting: nesting, in: acls).removal(from: old)]
      .compactMap(\.self)
    let back = ChangePlan.Row(
      old.rawValue,
      ([creation] + moves + access + removal).map { PlacedChange($0, profile: profile) })
    guard let begun, begun.isMade else { return [back] }
    let deletion = WorkspaceChange.deleteUnusedScope(new, grants: begun.grants)
    return [back, ChangePlan.Row(new.rawValue, [PlacedChange(deletion, profile: profile)])]
  }
}

extension ConfirmationViewModel {
  /// Asks before the old scope goes that has been copied under another name; its name must be typed.
  package static func deleteRenamed(_ renaming: ScopeRenaming) -> ConfirmationViewModel {
    let keys = CountText.counted(renaming.keyCount, "key")
    let access =
      renaming.accessProblem.map { "its access list was not copied: \($0)" }
      ?? "it goes with its access list, which the new one has too"
    return ConfirmationViewModel(
      title: "Delete the old scope",
      lines: [
        renaming.old.rawValue,
        "\(keys) copied to \(renaming.new.rawValue) and read back; jobs and notebooks that read the"
          + " old name will fail",
        access,
      ],
      buttons: [.keep("keep both"), .danger("delete", nil, .deleteRenamed(renaming))],
      requiredText: renaming.old.rawValue, openingKey: nil)
  }
}
