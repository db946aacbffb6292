package import DatabricksClient

/// What a copy or a move would do, key by key, told from the names alone until values are compared.
package struct TransferPreview: Equatable, Sendable {
  /// What would become of one key.
  package enum RowState: Equatable, Sendable {
    case new
    /// The target has a key of that name; the values are compared when it is its turn.
    case there
    case same
    case different
    case cannot(String)
  }

  /// One key on its way.
  package struct Row: Equatable, Sendable {
    package let source: SecretPath
    package let target: SecretPath
    package internal(set) var state: RowState
  }

  package let source: TransferSource
  package let target: TransferTarget
  package let isMove: Bool
  /// Who is signed in at the target, who manages what they create.
  private let user: String?
  /// nil until the lists are read.
  package internal(set) var rows: [Row]?
  /// The access list that is copied into a new scope.
  package internal(set) var acls: [ScopeACL] = []
  /// Why there is no access list to copy.
  package internal(set) var accessProblem: String?
  /// Whether the workspace has no access lists at all.
  var isWithoutAccessLists = false
  package private(set) var takesAccess = true
  /// Whether keys that are there are put over.
  package private(set) var replaces = false
  /// Why the lists could not be read.
  package internal(set) var error: ErrorText?
  package internal(set) var table: TableViewModel
  package var problem: String?
  /// Which key starts it, where another one was pressed for that.
  package internal(set) var hint: String?
  /// The name that is typed for one key at the target, and which key.
  package internal(set) var naming: Naming?
  /// The names that keys get there where it is not their own.
  var names: [SecretPath: KeyName] = [:]
  /// The names of the keys that the target has.
  var present = KeySpellings()
  /// Whether the target's workspace is surely another one than the source's.
  var isAnother = false

  init(_ source: TransferSource, to target: TransferTarget, isMove: Bool, user: String?) {
    self.user = user
    self.source = source
    self.target = target
    self.isMove = isMove
    table = TableViewModel([
      TableColumn("key", .flexible(share: 1)), TableColumn("", .fitting(most: 22)),
    ])
  }

  /// Why nothing is done for the selected key; nil where something is.
  package var selectedReason: String? {
    guard let row = rows?.first(where: { $0.source.text == table.selected?.id }),
      case .cannot(let reason) = row.state
    else { return nil }
    return "\(row.source.text) is left: \(reason)"
  }

  /// A key that is left, with the one at the target that it may be.
  var firstLeft: (source: SecretPath, rival: KeyName)? {
    let row = rows?.first { if case .cannot = $0.state { true } else { false } }
    return row.map { ($0.source, present.rival(of: $0.target.key) ?? $0.target.key) }
  }

  /// Whether a key is there that could be put over.
  var canReplace: Bool { (rows ?? []).contains { $0.state == .there || $0.state == .different } }

  /// Whether an access list could go too.
  var canTakeAccess: Bool {
    guard target.isNew, case .scope = source else { return false }
    return acls.contains { $0.principal != user }
  }

  /// `Copy` or `Move`, what, and where to.
  package var title: String {
    "\(isMove ? "Move" : "Copy") \(source.title) to \(target.title)"
  }

  /// What starting it does, in one word.
  package var startWord: String { isMove ? "move" : "copy" }

  /// The keys of which the target has one of that name, whose values were not compared.
  var uncompared: [Row] { (rows ?? []).filter { $0.state == .there } }

  /// The keys that something will be done for.
  var active: [Row] {
    (rows ?? []).filter { row in
      switch row.state {
      case .new, .there, .same: true
      case .different: replaces
      case .cannot: false
      }
    }
  }

  /// Whether all is read and nothing would be done.
  var hasNothingToDo: Bool {
    let makesScope = if case .scope = source { target.isNew } else { false }
    return rows != nil && active.isEmpty && !makesScope
  }

  mutating func switchReplacing() {
    guard canReplace else {
      problem = "no key is there already"
      return
    }
    replaces.toggle()
    fill()
  }

  mutating func switchAccess() {
    guard target.isNew, case .scope = source else {
      problem = "the access list goes only with a scope into a new one"
      return
    }
    guard canTakeAccess else {
      problem = accessProblem ?? "nobody else has access"
      return
    }
    takesAccess.toggle()
    fill()
  }

  /// Makes the rows from the names: those of the source and those the target has.
  ///
  /// `isAnother` tells whether the target's workspace is surely another one than the source's.
  mutating func show(_ sources: [SecretPath], present: KeyList, isAnother: Bool) {
    self.present = KeySpellings(present)
    self.isAnother = isAnother
    show(sources)
  }

  /// Makes the rows anew; what was compared is to be compared again.
  mutating func show(_ sources: [SecretPath]) {
    var taken = KeySpellings()
    let tellsCase = tellsCase(sources)
    rows = sources.map { source in
      let path = SecretPath(scope: target.scope, key: names[source] ?? source.key)
      let state: RowState =
        if taken.contains(path.key) {
          .cannot("another key goes there under that name; r gives it another one")
        } else if let reason = samePlaceReason(source, path) {
          .cannot(reason)
        } else if present.contains(path.key) {
          .there
        } else if !tellsCase, let rival = present.rival(of: path.key) ?? taken.rival(of: path.key) {
          .cannot("\(NameRule.alike(to: rival)); r gives it another name")
        } else {
          .new
        }
      taken.insert(path.key)
      return Row(source: source, target: path, state: state)
    }
    fill()
  }

  /// Why a key would not go anywhere; nil where it would.
  private func samePlaceReason(_ source: SecretPath, _ path: SecretPath) -> String? {
    guard !isAnother, source.mayBe(path) else { return nil }
    if source.key != path.key {
      return "\(NameRule.alike(to: source.key)); r gives it another name"
    }
    return target.profile == nil
      ? "it is there; r gives it another name"
      : "perhaps the same workspace: copy it, look, delete the old one"
  }

  /// Takes what a comparison found, unless the key goes elsewhere by now.
  mutating func compared(_ transfer: SecretTransfer, isSame: Bool) {
    for index in (rows ?? []).indices
    where rows?[index].source == transfer.source && rows?[index].target == transfer.target {
      rows?[index].state = isSame ? .same : .different
    }
    fill()
  }

  /// The access that is given in a new scope; whoever creates it may manage it anyway.
  var grants: [(principal: String, permission: Permission)] {
    guard takesAccess, target.isNew else { return [] }
    return acls.compactMap { acl in
      guard acl.principal != user, let permission = Permission(rawValue: acl.permission) else {
        return nil
      }
      return (acl.principal, permission)
    }
  }

  mutating func fill() {
    var shown = (rows ?? []).map { row in
      TableRow(id: row.source.text, [TableCell(name(of: row)), cell(row.state)])
    }
    if case .scope = source, target.isNew {
      shown += acls.map { acl in
        TableRow(
          id: "/\(acl.principal)",
          [
            TableCell("access: \(acl.principal) \(acl.permission)", .dim),
            acl.principal == user
              ? TableCell("you manage it", .dim)
              : takesAccess ? TableCell("given too", .good) : TableCell("left out", .dim),
          ])
      }
    }
    table.show(shown)
  }

  private func name(of row: Row) -> String {
    let new = row.target.key == row.source.key ? "" : " → \(row.target.key.rawValue)"
    guard case .keys(let paths) = source, Set(paths.map(\.scope)).count > 1 else {
      return row.source.key.rawValue + new
    }
    return row.source.text + new
  }

  private func cell(_ state: RowState) -> TableCell {
    switch state {
    case .new: TableCell("new", .good)
    case .there where replaces: TableCell("overwrites", .warning)
    case .there: TableCell("there already", .warning)
    case .same: TableCell("same", .dim)
    case .different where replaces: TableCell("overwrites another", .danger)
    case .different: TableCell("another value", .warning)
    case .cannot: TableCell("cannot", .danger)
    }
  }
}
