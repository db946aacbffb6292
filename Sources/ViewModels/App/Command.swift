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
  case copy
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
  case findEverywhere
  case editor(EditorCommand)
  case editorBar(EditorBarCommand)
  case tokenEntry(TokenEntryCommand)
  case finding(FindCommand)

  /// Whether it only moves the selection of a list.
  var movesSelection: Bool {
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .moveToFirst, .moveToLast: true
    default: false
    }
  }
}
