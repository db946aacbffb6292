internal import DatabricksClient

/// The mouse: a click selects, a double click opens, the wheel scrolls what is under it.
extension AppViewModel {
  mutating func clicked(_ event: MouseEvent, at now: Now) -> [Effect] {
    if let index = overlays.indices.last {
      if event.action == .wheelUp { overlays[index].content.scroll(by: -3) }
      if event.action == .wheelDown { overlays[index].content.scroll(by: 3) }
      guard event.action == .pressed, screen == .browser, !isTooSmall else { return [] }
      return footerKey(at: event.position).map { pressed($0, at: now) } ?? []
    }
    guard screen == .browser, !isTooSmall else { return [] }
    if event.action == .pressed, let effects = clickedOutsidePanes(event.position, at: now) {
      return effects
    }
    guard browser.opening == nil, profileRequest == nil else { return [] }
    if event.action == .doubleClicked, browser.editor == nil, let lastClick {
      return doubleClicked(lastClick)
    }
    guard let pane = layout.pane(at: event.position), let rect = layout.panes[pane] else {
      return []
    }
    browser.value.keepRevealed(at: now)
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
      let row = event.position.row - rect.row - 1
      let isOnRow = row >= 0 && row < rect.rows - 2 && select(row, in: pane)
      browser.focus(pane)
      lastClick = Click(pane: pane, isOnRow: isOnRow)
    }
    return browser.selectionChanged(&requests)
  }

  /// A click on the profile's name or on a key in the footer; nil for all others.
  private mutating func clickedOutsidePanes(_ point: Point, at now: Now) -> [Effect]? {
    if layout.footer.contains(point) {
      return footerKey(at: point).map { pressed($0, at: now) } ?? []
    }
    guard layout.header.contains(point), browser.editor == nil, browser.opening == nil,
      let profile = browser.profile
    else { return nil }
    // As the header draws it: the program's name, the profile, and the sign that it opens.
    let start = 12
    let width = min(SafeText.width(of: profile), max(8, layout.header.columns / 5)) + 2
    guard (start..<start + width).contains(point.column) else { return nil }
    return openWorkspaces(nil)
  }

  /// The key whose words in the last line are at `point`; the box in front has its own there.
  private func footerKey(at point: Point) -> Key? {
    guard layout.footer.contains(point) else { return nil }
    let line = FooterLine(self, columns: layout.footer.columns - 2)
    return line.key(at: point.column - layout.footer.column - 1)
  }

  /// The first click may have moved the panes, so the place of the second one tells nothing.
  private mutating func doubleClicked(_ click: Click) -> [Effect] {
    guard click.isOnRow else { return [] }
    switch click.pane {
    case .scopes where unavailability(of: .enter) == nil: browser.focus(.keys)
    case .keys where unavailability(of: .edit) == nil: return browser.edit(&requests)
    default: break
    }
    return browser.selectionChanged(&requests)
  }

  /// Selects the row of a list that is drawn `row` rows below its upper border.
  ///
  /// - Returns: whether there is one.
  private mutating func select(_ row: Int, in pane: Pane) -> Bool {
    switch pane {
    case .scopes:
      let wanted = browser.scopes.selection.top + row
      guard wanted < browser.scopes.rows.count else { return false }
      browser.scopes.select(row: wanted)
    case .keys:
      let wanted = browser.keys.selection.top + row
      guard wanted < browser.keys.rows.count else { return false }
      browser.keys.select(row: wanted)
    case .value: return false
    }
    return true
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

/// What a press of the mouse button was on.
struct Click: Equatable {
  let pane: Pane
  /// Whether it selected a row of the list.
  let isOnRow: Bool
}
