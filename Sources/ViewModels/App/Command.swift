/// What a key does, apart from which key it is.
package enum Command: Hashable, Sendable {
  case quit
  case suspend
  case redraw
  case showHelp
  case refresh
  case openWorkspaces
  case newScope
  case newKey
  case enter
  case edit
  case delete
  case reveal
  case filter
  case sort
  case showPalette
  case showLog
  case toggleAutoRefresh
  case widenLists
  case narrowLists
  case copy
  case openAccess
  case importSecrets
  case exportSecrets
  case nextPane
  case previousPane
  case focusScopes
  case focusKeys
  case focusValue
  case moveUp
  case moveDown
  case pageUp
  case pageDown
  case moveToFirst
  case moveToLast
  case goBack
  case leave
  case marks(MarkCommand)
  case transfer(TransferCommand)
  case editor(EditorCommand)
  case editorBar(EditorBarCommand)
  case tokenEntry(TokenEntryCommand)
  case palette(PaletteCommand)
  case workspaces(WorkspacePickerCommand)
  case log(RequestLogCommand)
  case access(AccessCommand)
  case grant(GrantCommand)
  case undo(UndoCommand)
  case importing(ImportCommand)
  case audit(AuditCommand)
  case compare(CompareCommand)
  case findEverywhere
  case finding(FindCommand)

  /// Whether it only moves the selection of a list.
  var movesSelection: Bool {
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .moveToFirst, .moveToLast: true
    default: false
    }
  }
}
