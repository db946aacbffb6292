internal import DatabricksClient

/// What the box about access says.
extension AccessViewModel {
  package var title: String {
    switch view {
    case .list: "Access · \(scope.name.rawValue)"
    case .scopes: "Your access · all scopes"
    case .principals: "Who has access"
    case .grants: "Access of \(grantee)"
    }
  }

  /// The word for `command` in the footer, as it fits what is shown; nil for the usual one.
  package func footerLabel(of command: AccessCommand) -> String? {
    switch (command, view) {
    case (.open, .scopes), (.open, .grants): "the list"
    case (.open, .principals): "its scopes"
    case (.leave, _) where view != .list && progress.isReading: "stop"
    case (.leave, .grants): "back"
    default: nil
    }
  }

  /// Why `command` cannot be done now; nil when it can.
  package func unavailability(of command: AccessCommand) -> String? {
    switch command {
    case .add: return changeRefusal
    case .remove, .giveRead, .giveWrite, .giveManage: return changeRefusal ?? entryRefusal
    case .open where view == .list: return changeRefusal ?? entryRefusal
    case .open: return table.selected == nil ? "no row is selected" : nil
    case .export, .copyTable, .filter:
      return table.rows.isEmpty ? "there is no row" : nil
    default: return nil
    }
  }

  private var changeRefusal: String? {
    if let readOnlyRefusal { return readOnlyRefusal }
    guard view == .list || state == .noLists else { return otherViewRefusal }
    switch state {
    case .ready: return nil
    case .failed: return entries.isEmpty ? "the list could not be read; R tries again" : nil
    case .reading: return "the list is being read"
    case .refused: return Self.closedRefusal(scope.name.rawValue)
    case .noLists: return "this workspace has no access lists, it is not Premium"
    }
  }

  private var readOnlyRefusal: String? { readOnlyReason.map { "read-only: \($0)" } }

  /// Lists are changed where they are shown: what leads there from the selected row.
  private var otherViewRefusal: String {
    guard let row = table.selected?.id else { return "no row is selected" }
    if view == .principals {
      return "enter shows its scopes; access is changed in the list of a scope"
    }
    return closedScopes.contains(ScopeName(row))
      ? Self.closedRefusal(row) : "enter opens the list of \(row), where it is changed"
  }

  private static func closedRefusal(_ scope: String) -> String {
    "it takes MANAGE on \(scope) to see and change its list"
  }

  private var entryRefusal: String? {
    guard let entry = selectedEntry else {
      return list.filter.isActive ? "no entry matches the filter; esc shows all" : "no entry here"
    }
    guard Permission(rawValue: entry.permission) == nil else { return nil }
    return "\(entry.permission) is no permission known here; change it where it was given"
  }

  /// Said where no row is shown: what it is, then what to do.
  package var emptySentences: [TableCell] {
    guard view == .list else {
      let isAll = progress.read == progress.total
      return [TableCell(isAll ? "no access list names anybody" : "reading the access lists…", .dim)]
    }
    let name = scope.name.rawValue
    switch state {
    case .reading: return [TableCell("reading the access list…", .dim)]
    case .ready:
      return [
        TableCell("the list is empty: only workspace admins may use \(name)"),
        TableCell("n gives somebody access", .dim),
      ]
    case .refused(let access):
      return [
        TableCell("your access to \(name): \(access.sentences[0])"),
        TableCell("only those with MANAGE see its list", .dim),
        TableCell("ask its maker or a workspace admin", .dim),
      ]
    case .noLists:
      return [
        TableCell(
          "this workspace has no access lists, it is not Premium: everybody may do everything")
      ]
    case .failed(let error):
      let text = ErrorText(error)
      return [
        TableCell(text.summary, .danger), TableCell(text.advice),
        TableCell("R reads it again", .dim),
      ].filter { !$0.text.isEmpty }
    }
  }

  /// Said below the table; what is most wanted first, since a low window shows no more.
  package var notes: [TableCell] {
    [hint].compactMap(\.self) + viewNotes
  }

  private var viewNotes: [TableCell] {
    switch view {
    case .list: listNotes
    case .scopes: progressNotes + ownNotes + unreadNotes + [Self.adminNote]
    case .principals:
      progressNotes + unreadNotes
        + [TableCell("enter shows the scopes of a principal", .dim), Self.adminNote]
    case .grants:
      progressNotes + unreadNotes + [TableCell(granteeNote, .dim), Self.adminNote]
    }
  }

  private var listNotes: [TableCell] {
    guard !entries.isEmpty else { return [] }
    var notes: [TableCell] = []
    if let entry = selectedEntry {
      let permission = Permission(rawValue: entry.permission)
      var meaning = permission?.explanation ?? "is no permission known here"
      if scope.backendType == .azureKeyVault, permission != .read {
        meaning += "; keys of a Key Vault scope are changed in the vault alone"
      }
      // What lists store stands in a column of its own where there is room.
      let subject = hasStoredColumn ? entry.permission : entry.principal
      notes.append(TableCell("\(subject) \(meaning)"))
    }
    if let effective { notes.append(TableCell(effective.sentence, .label)) }
    // A key that was refused has said so already.
    if let readOnlyRefusal, hint == nil { notes.append(TableCell(readOnlyRefusal, .warning)) }
    notes.append(Self.adminNote)
    return notes
  }

  private static let adminNote = TableCell(
    "workspace admins may do everything in every scope, whatever its list says", .dim)

  private var granteeNote: String {
    "by its own entries and those of its groups, as far as they are told"
  }

  private var progressNotes: [TableCell] {
    if state == .noLists { return emptyNoteWithoutLists }
    guard progress.read < progress.total else { return [] }
    let total = CountText.grouped(progress.total)
    let read = CountText.grouped(progress.read)
    return [
      progress.isReading
        ? TableCell("read \(read) of \(total) access lists; esc stops", .accent)
        : TableCell("stopped: read \(read) of \(total) access lists; R reads the rest", .warning)
    ]
  }

  /// What the word in the selected row allows.
  private var ownNotes: [TableCell] {
    guard state != .noLists, let access = table.selected.flatMap(AccessTables.ownAccess) else {
      return []
    }
    return [TableCell("\(access.label): \(access.explanation)")]
  }

  /// What is not told by the lists.
  private var unreadNotes: [TableCell] {
    guard state != .noLists else { return [] }
    let total = CountText.grouped(progress.total)
    var notes: [TableCell] = []
    if progress.closed > 0 {
      notes.append(
        TableCell(
          "\(CountText.grouped(progress.closed)) of \(total) lists are shown to their managers only"
            + (view == .scopes ? "" : ", and not counted here"), .label))
    }
    if progress.failed > 0 {
      let lists = CountText.counted(progress.failed, "list")
      notes.append(TableCell("\(lists) could not be read; R tries again", .warning))
    }
    return notes
  }

  private var emptyNoteWithoutLists: [TableCell] {
    [TableCell("this workspace has no access lists: everybody may do everything", .label)]
  }
}
