internal import DatabricksClient

/// The mouse: a click selects, a double click opens, the wheel scrolls what is under it.
extension AppViewModel {
  mutating func clicked(_ event: MouseEvent, at now: Now) -> [Effect] {
    if let index = overlays.indices.last {
      if event.action == .wheelUp { overlays[index].scroll(by: -3) }
      if event.action == .wheelDown { overlays[index].scroll(by: 3) }
      return []
    }
    guard screen == .browser, !isTooSmall, browser.opening == nil, profileRequest == nil,
      let pane = layout.pane(at: event.position),
      let rect = layout.panes[pane]
    else { return [] }
    browser.value.keepRevealed(at: now)
    let row = event.position.row - rect.row - 1
    let isOnRow = row >= 0 && row < rect.rows - 2
    switch event.action {
    case .wheelUp: scroll(pane, by: -3)
    case .wheelDown: scroll(pane, by: 3)
    case .pressed, .doubleClicked:
      // An editor keeps the keys until it is left, so that a stray click loses nothing.
      guard browser.editor == nil else {
        let inside = Point(
          column: event.position.column - rect.column, row: event.position.row - rect.row)
        if pane == .value { browser.editor?.click(at: inside) }
        return []
      }
      browser.focus(pane)
      if isOnRow { select(row, in: pane) }
      if event.action == .doubleClicked, isOnRow, unavailability(of: .edit) == nil {
        if pane == .keys { return browser.edit(&requests) }
        if pane == .scopes { browser.focus(.keys) }
      }
    }
    return browser.selectionChanged(&requests)
  }

  private mutating func select(_ row: Int, in pane: Pane) {
    switch pane {
    case .scopes:
      let wanted = browser.scopes.selection.top + row
      if wanted < browser.scopes.rows.count { browser.scopes.select(row: wanted) }
    case .keys:
      let wanted = browser.keys.selection.top + row
      if wanted < browser.keys.rows.count { browser.keys.select(row: wanted) }
    case .value: break
    }
  }

  private mutating func scroll(_ pane: Pane, by rows: Int) {
    switch pane {
    case .scopes where browser.editor == nil: browser.scopes.scroll(by: rows)
    case .keys where browser.editor == nil: browser.keys.scroll(by: rows)
    case .value where browser.editor != nil: browser.editor?.scroll(byRows: rows)
    case .value: browser.value.scroll(by: rows)
    default: break
    }
  }
}
