/// One change to a workspace that is carried out whole, told truly and can be taken back.
///
/// `ChangeJob` carries it out; what it found on the way is in `ChangeOutcome`.
package enum WorkspaceChange: Equatable, Sendable {
  /// Copies or moves a secret: read, put, read back, and only then delete.
  case transfer(SecretTransfer)
  /// Puts a value and reads it back.
  case put(SecretPath, Secret, over: PutCondition)
  /// Reads a secret, then deletes it; with `holding` only where it has these bytes.
  case delete(SecretPath, holding: Secret?)
  case createScope(NewScope)
  case deleteScope(ScopeName)
  /// Deletes a scope that is as it was made: without keys, and with one permission at most besides
  /// `grants`, which were given together with it.
  case deleteUnusedScope(ScopeName, grants: [ScopeACL])
  /// Gives a principal a permission, looking first at the one it has.
  case putACL(ScopeName, principal: String, Permission, over: AccessCondition)
  /// Takes a principal's permission away, looking first at the one it has.
  case deleteACL(ScopeName, principal: String, over: AccessCondition)

  /// The scope whose list it changes; of a transfer the target's.
  package var scope: ScopeName {
    switch self {
    case .transfer(let transfer): transfer.target.scope
    case .put(let path, _, _), .delete(let path, _): path.scope
    case .createScope(let new): new.name
    case .deleteScope(let name), .deleteUnusedScope(let name, _), .putACL(let name, _, _, _),
      .deleteACL(let name, _, _):
      name
    }
  }
}

/// What must be at a key for a value to be put there.
package enum PutCondition: Equatable, Sendable {
  /// Whatever is there is replaced; it is read first.
  case anything
  /// Nothing; it is looked first.
  case nothing
  /// Nothing, as a list has just shown; it is not looked again.
  case unlisted
  /// These bytes.
  case holding(Secret)
}

/// Which permission a principal must have for it to be changed.
package enum AccessCondition: Equatable, Sendable {
  case anything
  /// None of its own.
  case nothing
  case permission(Permission)
  /// MANAGE that is not needed, since one of these principals has it too as a look shows; nil is for
  /// somebody who needs no entry.
  case spareManage(beside: [String]?)
}

/// A change with the workspace it is for.
package struct PlacedChange: Equatable, Sendable {
  package var change: WorkspaceChange
  /// The profile of the workspace; nil is the one that is open.
  package var profile: String?
  /// The address that this workspace must have, without the scheme; nil takes any.
  ///
  /// A profile may lead elsewhere by the time something is taken back.
  package var host: String?

  package init(_ change: WorkspaceChange, profile: String? = nil, host: String? = nil) {
    self.change = change
    self.profile = profile
    self.host = host
  }

  /// Whether it is for another workspace than the one that is open, or for that one too.
  package var namesProfile: Bool {
    if case .transfer(let transfer) = change, transfer.profile != nil { return true }
    return profile != nil
  }

  /// The same where the profile `former` is called `new`; nil is the workspace that is open.
  package func renaming(profile former: String?, to new: String?) -> PlacedChange {
    var placed = self
    if placed.profile == former { placed.profile = new }
    guard case .transfer(var transfer) = change else { return placed }
    // Without a profile of its own the target is in the workspace of the source.
    let old = transfer.profile ?? profile
    let target = old == former ? new : old
    transfer.profile = target == placed.profile ? nil : target ?? former
    placed.change = .transfer(transfer)
    return placed
  }
}
