internal import DatabricksClient

/// The audit as a table: the rows in view, and all of them as text.
extension AuditViewModel {
  private static let columns = [
    TableColumn("Where", .flexible(share: 4)),
    TableColumn("Age", .fitting(most: 8), isTrailing: true),
    TableColumn("What", .flexible(share: 3), leftOutBelow: detailedColumns),
  ]

  /// The rows in view.
  package var window: TableWindow {
    let visible = selection.visibleRows(count: rowCount, visible: visibleRowCount)
    return TableWindow(
      columns: Self.columns,
      rows: visible.compactMap { index in
        row(at: index).map { (tableRow(of: $0, at: index), index == selection.selected) }
      },
      place: isListed
        ? "\(CountText.grouped(selection.selected + 1))/\(CountText.grouped(rowCount))" : "",
      filter: filter, hasHiddenRows: false, widest: [0, 8, 0])
  }

  /// What stands in the last column of the selected row; empty where nothing does.
  package var selectedDetail: String {
    row(at: selection.selected).map { tableRow(of: $0, at: selection.selected) }?
      .cells.last?.text ?? ""
  }

  /// Below which width of the box the last column is left out, in cells.
  package static let detailedColumns = 56

  private func tableRow(of row: AuditRow, at index: Int) -> TableRow {
    switch row {
    case .heading(let kind):
      let count = sections.first { $0.kind == kind }?.count ?? 0
      let sign = count == 0 ? " " : folded.contains(kind) ? "▸" : "▾"
      return TableRow(
        id: "\(index)",
        [
          TableCell("\(sign) \(kind.title)  \(countText(of: kind, count))", tone(kind, count)),
          TableCell(""), TableCell(explanation(of: kind, count), .dim),
        ])
    case .scope(let kind, let scope):
      return TableRow(
        id: "\(index)",
        [
          TableCell(
            "    \(scopes[scope].name.rawValue)",
            kind == .unmanaged && scopes[scope].isAccessOld ? .dim : .text), TableCell(""),
          TableCell(detail(of: kind, scope), .dim),
        ])
    case .key(let kind, let place, let number):
      let put = scopes[place.scope].keys?.lastUpdated(at: place.key)
      let isOld = put.map { AgeText.isStale(since: $0, now: time, days: staleDays) } ?? false
      return TableRow(
        id: "\(index)",
        [
          TableCell("    \(path(of: place)?.text ?? "")"),
          TableCell(
            put.map { AgeText.short(since: $0, now: shownAt) } ?? "-", isOld ? .warning : .dim),
          TableCell(detail(of: kind, number, put), .dim),
        ])
    }
  }

  private func tone(_ kind: AuditKind, _ count: Int) -> TableCell.Tone {
    guard count > 0 else { return .label }
    return switch kind {
    case .unmanaged: .danger
    case .stale, .unread: .warning
    case .spelling, .oneLetter, .empty, .sameName: .accent
    }
  }

  private func countText(of kind: AuditKind, _ count: Int) -> String {
    if count > 0 { return CountText.grouped(count) }
    switch kind {
    case .spelling, .oneLetter, .sameName: return alike == nil ? "…" : "none"
    default: return isComplete ? "none" : "…"
    }
  }

  private func explanation(of kind: AuditKind, _ count: Int) -> String {
    switch kind {
    case .unmanaged:
      if tally.hasNoAccessLists { return "no access lists in this workspace" }
      if tally.oldCount > 0 {
        return "\(CountText.counted(tally.oldCount, "list")) as of before"
      }
      return
        "\(CountText.grouped(tally.accessCount)) of \(CountText.counted(scopes.count, "access list")) read"
    case .stale: return "from \(CountText.counted(staleDays, "day")) on"
    case .spelling: return alike == nil ? waitingText : "case and - _ . apart"
    case .oneLetter:
      if alike?.hasTooManyNames == true {
        return "not looked for: more than \(CountText.grouped(AlikeSearch.mostNames)) names"
      }
      return alike == nil ? waitingText : "digits count as meant"
    case .sameName:
      if alike == nil { return waitingText }
      return folded.contains(kind) && count > 0 ? "enter shows them" : ""
    case .empty, .unread: return ""
    }
  }

  private var waitingText: String {
    isFilling && !isComplete ? "when all lists are read" : "looking…"
  }

  private func detail(of kind: AuditKind, _ scope: Int) -> String {
    switch kind {
    case .unmanaged where scopes[scope].isAccessOld: "as of before the refresh"
    case .unmanaged: "only a workspace admin can change it"
    case .unread:
      Self.reason(scopes[scope])
    default: "no keys"
    }
  }

  private static func reason(_ scope: AuditedScope) -> String {
    guard let error = scope.error else { return "" }
    var reason = ErrorText(error).summary
    if case .notPermitted = error { reason = "you may not list its keys" }
    return scope.keys == nil ? reason : "not read again: \(reason)"
  }

  private func detail(of kind: AuditKind, _ number: Int, _ put: Timestamp?) -> String {
    guard kind != .stale else { return put.map(AgeText.exact) ?? "" }
    guard let names = alike?[kind], number < names.places.count else { return "" }
    let group = names.group(of: number)
    let other = group.lowerBound == number ? number + 1 : group.lowerBound
    guard group.contains(other), let path = path(of: names.places[other]) else { return "" }
    let more = group.count > 2 ? " and \(CountText.grouped(group.count - 2)) more" : ""
    return "also \(path.text)\(more)"
  }

  /// All findings that the filter lets through, folded or not, as lines of columns between tabs.
  package var text: String {
    var text = "finding\tscope\tkey\tage_days\tlast_updated_ms\tdetail\n"
    for section in sections {
      for index in 0..<section.count { append(finding(section.kind, index), to: &text) }
    }
    return text
  }

  private func append(_ row: AuditRow, to text: inout String) {
    switch row {
    case .heading: break
    case .scope(let kind, let scope):
      text += kind.word + "\t" + Self.cell(scopes[scope].name.rawValue) + "\t\t\t\t"
      text += Self.cell(detail(of: kind, scope)) + "\n"
    case .key(let kind, let place, let number):
      guard let path = path(of: place) else { return }
      let put = scopes[place.scope].keys?.lastUpdated(at: place.key)
      let days = put.map { "\(max(0, time.milliseconds - $0.milliseconds) / 86_400_000)" }
      text += kind.word + "\t" + Self.cell(path.scope.rawValue) + "\t"
      text += Self.cell(path.key.rawValue) + "\t" + (days ?? "") + "\t"
      text += (put.map { "\($0.milliseconds)" } ?? "") + "\t"
      text += Self.cell(kind == .stale ? "" : detail(of: kind, number, put)) + "\n"
    }
  }

  /// A text without what ends a column or a line.
  private static func cell(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return text
    }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }

  /// How many findings the filter lets through.
  package var findingCount: Int { sections.reduce(0) { $0 + $1.count } }
}
