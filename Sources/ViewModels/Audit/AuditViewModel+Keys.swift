internal import DatabricksClient

extension AuditViewModel: OverlayContent {
  package var overlay: Overlay { .audit(self) }
  package var keyContext: KeyContext? { daysField == nil ? .audit : nil }
  package var helpContext: KeyContext? { .audit }
  package var isFilterTyped: Bool { filter.isTyping }
  package var takesText: Bool { isFilterTyped || daysField != nil }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    notice = nil
    if daysField != nil { return pressInDays(key) }
    if filter.isTyping {
      pressInFilter(key)
      return .stay
    }
    if let rows = key.rowsMoved(page: visibleRowCount) {
      selection.move(by: rows, count: rowCount, visible: visibleRowCount)
      return .stay
    }
    guard case .audit(let command) = KeyTable.command(for: key, in: .audit) else { return .stay }
    return perform(command)
  }

  package mutating func paste(_ text: String) {
    if daysField != nil {
      daysField?.insert(text)
    } else if filter.isTyping {
      edit { $0.field.insert(text) }
    }
  }

  package mutating func scroll(by rows: Int) {
    selection.scroll(by: rows, count: rowCount, visible: visibleRowCount)
  }

  package mutating func resize(to size: Size) {
    visibleRowCount = TableLayout.rowCount(in: size, noteRows: Self.noteRowCount)
    selection.move(by: 0, count: rowCount, visible: visibleRowCount)
  }

  /// The rows kept for what is said below the list.
  package static let noteRowCount = 2

  private mutating func perform(_ command: AuditCommand) -> OverlayOutcome {
    switch command {
    case .choose: return choose()
    case .nextKind: goToHeading { rows, now in rows.first { $0 > now } }
    case .previousKind: goToHeading { rows, now in rows.last { $0 < now } }
    case .moreDays: setDays(staleDays + Self.daysStep)
    case .fewerDays: setDays(staleDays - Self.daysStep)
    case .typeDays: daysField = LineField(proposing: "\(staleDays)")
    case .filter: filter.isTyping = true
    case .readAccess: beginReadingAccess()
    case .refresh:
      readAccessAgain()
      return .perform(.refresh)
    case .export:
      guard findingCount > 0 else { return refuse("there is nothing to write") }
      return .perform(.writeTable(text, name: "audit of \(workspace)"))
    case .copy: return copy()
    case .close:
      if reading != nil {
        stopReadingAccess()
      } else if filter.isActive {
        edit { $0.clear() }
      } else {
        return .close
      }
    case .open: break
    }
    return .stay
  }

  private mutating func choose() -> OverlayOutcome {
    switch row(at: selection.selected) {
    case .heading(let kind): fold(kind)
    case .scope(_, let scope): return .confirmed(.goTo(scopes[scope].name, nil))
    case .key(_, let place, _):
      if let path = path(of: place) { return .confirmed(.goTo(path.scope, path.key)) }
    case nil: break
    }
    return .stay
  }

  private mutating func goToHeading(_ find: ([Int], Int) -> Int?) {
    guard let row = find(sections.map(\.start), selection.selected) else { return }
    selection.select(row, count: rowCount, visible: visibleRowCount)
  }

  private mutating func refuse(_ reason: String) -> OverlayOutcome {
    notice = StatusLine(.warning, reason)
    return .stay
  }

  /// The most findings that are copied: a clipboard is no place for more.
  private static let mostCopied = 10_000

  private mutating func copy() -> OverlayOutcome {
    let count = findingCount
    guard count > 0 else { return refuse("there is nothing to copy") }
    guard count <= Self.mostCopied else {
      return refuse("\(CountText.grouped(count)) findings are too many to copy: x writes a file")
    }
    return .perform(.copyText(text, name: CountText.counted(count, "finding")))
  }

  private mutating func pressInDays(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .escape: daysField = nil
    case .enter:
      guard let days = daysField.flatMap({ Int($0.text) }), (1...Self.mostDays).contains(days)
      else {
        return refuse("type a number of days from 1 to \(CountText.grouped(Self.mostDays))")
      }
      daysField = nil
      setDays(days)
    case .character(let letter)
    where key.modifiers.isEmpty && !("0"..."9").contains(letter):
      break
    default: _ = daysField?.press(key)
    }
    return .stay
  }

  private mutating func pressInFilter(_ key: Key) {
    switch key.code {
    case .escape: edit { $0.clear() }
    case .enter, .tab: filter.isTyping = false
    case .up: selection.move(by: -1, count: rowCount, visible: visibleRowCount)
    case .down: selection.move(by: 1, count: rowCount, visible: visibleRowCount)
    default: edit { _ = $0.field.press(key) }
    }
  }
}
