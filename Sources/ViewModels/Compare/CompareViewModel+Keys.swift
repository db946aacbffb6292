internal import DatabricksClient

extension CompareViewModel: OverlayContent {
  package var overlay: Overlay { .compare(self) }

  package var keyContext: KeyContext? {
    if preview != nil { return .copyAcross }
    return there == nil ? .compareTarget : .compare
  }

  package var isFilterTyped: Bool { list.filter.isTyping }
  package var takesText: Bool { isFilterTyped }

  /// The table that has the keys.
  private var list: TableViewModel {
    get { preview?.table ?? (there == nil ? target.table : table) }
    set {
      if preview != nil {
        preview?.table = newValue
      } else if there == nil {
        target.table = newValue
      } else {
        table = newValue
      }
    }
  }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    notice = nil
    // Escape stops what runs before it drops a filter that is kept.
    let stops = key.code == .escape && isComparing && !list.filter.isTyping
    if !stops, list.press(key) { return .stay }
    guard let keyContext, case .compare(let command) = KeyTable.command(for: key, in: keyContext)
    else {
      notice = preview?.start.hint(for: key, to: "copy").map { StatusLine(.warning, $0) }
      return .stay
    }
    switch keyContext {
    case .compareTarget: return performInTarget(command)
    case .copyAcross: return performInPreview(command)
    default:
      let outcome = perform(command)
      preview?.start = PreviewStart(openedBy: key)
      return outcome
    }
  }

  package mutating func paste(_ text: String) { list.paste(text) }
  package mutating func scroll(by rows: Int) { list.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    let rows = TableLayout.rowCount(in: size, noteRows: Self.noteRowCount)
    target.table.resize(visibleRowCount: rows)
    table.resize(visibleRowCount: rows)
    preview?.table.resize(visibleRowCount: rows)
  }

  /// The rows kept for what is said below the list.
  package static let noteRowCount = 2

  private mutating func performInTarget(_ command: CompareCommand) -> OverlayOutcome {
    switch (command, target.stage) {
    case (.choose, .workspaces):
      if let name = target.table.selected?.id { pick { $0.showScopes(of: name) } }
    case (.choose, .scopes(let profile)):
      guard let scope = target.picked() else { return .stay }
      if let profile, target.isItself(scope) {
        notice = StatusLine(.warning, "\(profile) leads to this workspace: it is the same scope")
        return .stay
      }
      begin(with: scope, profile: profile)
    case (.otherWorkspace, _): pick { $0.showWorkspaces() }
    case (.close, .scopes(nil)): return .close
    case (.close, .scopes): pick { $0.showWorkspaces() }
    case (.close, .workspaces): pick { $0.showOwn() }
    default: break
    }
    return .stay
  }

  /// Lists something else to pick from; what was asked for the former list is no longer wanted.
  private mutating func pick(_ change: (inout CompareTarget) -> Void) {
    readings.drop()
    change(&target)
    readings.want([target.reading].compactMap(\.self))
  }

  private mutating func performInPreview(_ command: CompareCommand) -> OverlayOutcome {
    guard let preview else { return .stay }
    switch command {
    case .confirmCopy:
      self.preview = nil
      return .perform(.change(preview.plan))
    case .close: self.preview = nil
    default: break
    }
    return .stay
  }

  private mutating func perform(_ command: CompareCommand) -> OverlayOutcome {
    switch command {
    case .compareValues where !isListed, .copyThere where !isListed, .copyHere where !isListed,
      .copyAcross where !isListed:
      notice = StatusLine(.warning, Self.notListed)
    case .compareValues: if !isComparing { compareValues() }
    case .copyThere: previewCopy(to: .there)
    case .copyHere: previewCopy(to: .here)
    case .copyAcross: copyAcross()
    case .mark:
      guard let id = table.selected?.id else { return .stay }
      marked.formSymmetricDifference([KeyName(id)])
      arrange()
      table.move(by: 1)
    case .markAll:
      let shown = Set(table.shown.map { KeyName(table.rows[$0].id) })
      marked = shown.isSubset(of: marked) ? marked.subtracting(shown) : marked.union(shown)
      arrange()
    case .refresh: reread()
    case .choose: return goThere()
    case .close:
      guard isComparing else { return .close }
      stopComparing()
    default: break
    }
    return .stay
  }

  /// Why nothing is compared or copied yet.
  static let notListed = "both lists must be read first"

  private mutating func goThere() -> OverlayOutcome {
    guard let id = table.selected?.id, let key = keys.first(where: { $0.name.rawValue == id })
    else { return .stay }
    if key.isHere { return .confirmed(.goTo(here.scope.name, key.name)) }
    if let there, there.profile == nil { return .confirmed(.goTo(there.scope.name, key.name)) }
    notice = StatusLine(
      .plain, "it is in \(there?.name ?? "the other workspace"); w in the browser goes there")
    return .stay
  }
}
