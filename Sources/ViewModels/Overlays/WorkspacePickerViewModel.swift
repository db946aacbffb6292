package import DatabricksClient
package import Desktop

/// The list of profiles to go to another workspace, to connect a new one, or to put one in order.
///
/// Each is asked who it signs in as, side by side; who does not answer within five seconds of being
/// asked counts as silent. Where the address does not look like one of Databricks nothing is sent
/// before the profile is opened.
package struct WorkspacePickerViewModel: Equatable, Sendable {
  /// How long a workspace has for its answer, in milliseconds.
  package static let patienceMilliseconds: Int64 = 5_000
  /// How many are asked at once: as many as leave at once, so that nobody's time runs while it waits.
  package static let maximumAsked = RequestSchedule.maximumChecks

  /// What is known of a profile's workspace.
  package enum State: Equatable, Sendable {
    case asking(RequestID, until: Moment)
    case found(ProfileCheck)
    case silent
    /// The token is not sent to an address that does not look like one of Databricks.
    case unasked
  }

  package private(set) var list: ProfileList?
  /// Why the profiles could not be read, or why a key did nothing.
  package internal(set) var problem: String?
  /// What the profiles are marked with.
  package internal(set) var settings: ProfileSettings
  package private(set) var states: [String: State] = [:]
  package private(set) var selection = ListSelection()
  package private(set) var filter = ListFilter()
  private var filterPlace = FilterPlace<String>()
  package private(set) var spinner = Spinner()
  /// How many rows the box has room for.
  package var visibleRowCount = 8 {
    didSet { selection.move(by: 0, count: rows.count, visible: visibleRowCount) }
  }
  /// How many rows are kept for what is said below the list: sentences are longer in a narrow box.
  package var noteRowCount = 2
  /// Whether the window is too low for empty rows between the parts.
  package var isCompact = false
  /// The most profiles there were since it was opened, so that the box does not shrink under the
  /// eyes.
  package private(set) var mostRows = 1
  /// The profile that is open now.
  package let current: String?
  /// What was done last, such as a deletion.
  package var notice: String?
  private var request: RequestID
  /// Who is still to be asked, in that order.
  private var waiting: [String] = []

  package init(
    current: String?, settings: ProfileSettings = ProfileSettings(), request: RequestID
  ) {
    self.current = current
    self.settings = settings
    self.request = request
  }

  /// The profiles that pass the filter, in the file's order.
  package var rows: [ProfileList.Row] {
    let all = list?.rows ?? []
    let text = filter.field.text.lowercased()
    return text.isEmpty
      ? all : all.filter { $0.name.lowercased().holds(text) || $0.host.holds(text) }
  }

  /// The selected profile.
  package var selected: ProfileList.Row? {
    rows.indices.contains(selection.selected) ? rows[selection.selected] : nil
  }

  /// The requests whose answers are awaited.
  var pending: [RequestID] {
    states.values.compactMap { if case .asking(let id, _) = $0 { id } else { nil } }
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// When something changes by itself.
  var deadline: Moment? {
    let ends = states.values.compactMap { if case .asking(_, let end) = $0 { end } else { nil } }
    return (ends + [spinner.deadline].compactMap(\.self)).min()
  }

  /// Asks for the list again.
  mutating func reread(_ id: RequestID) {
    request = id
  }

  /// Takes the answer to `id`; a late answer to another request changes nothing.
  mutating func answered(_ id: RequestID, _ result: Result<ProfileList, ConfigurationError>) {
    guard id == request else { return }
    switch result {
    case .success(let found):
      let wanted = list == nil ? current : selected?.name
      list = found
      mostRows = max(mostRows, found.rows.count)
      let row = rows.firstIndex { $0.name == wanted } ?? selection.selected
      selection.select(row, count: rows.count, visible: visibleRowCount)
      waiting = []
      for row in found.rows where states[row.name] == nil {
        if row.mayBeAsked { waiting.append(row.name) } else { states[row.name] = .unasked }
      }
    case .failure(let error): problem = ErrorText(error).oneLine
    }
  }

  /// The profile to be asked next; nil while as many are asked as may be, or none is left.
  var next: String? {
    pending.count < Self.maximumAsked ? waiting.first : nil
  }

  /// Notes that the profile is asked by `id`, from now on.
  mutating func asks(_ name: String, by id: RequestID, at now: Now) {
    waiting.removeAll { $0 == name }
    states[name] = .asking(id, until: now.moment + Self.patienceMilliseconds)
    spinner.update(isWaiting: true, at: now)
  }

  /// Takes a profile's answer in.
  mutating func checked(_ id: RequestID, _ name: String, _ found: ProfileCheck, at now: Now) {
    guard case .asking(id, _) = states[name] else { return }
    states[name] = .found(found)
    settle(at: now)
  }

  /// Turns the spinner, and gives up on who has not answered in time.
  mutating func deadlineCame(at now: Now) {
    spinner.advance(at: now)
    for (name, state) in states {
      if case .asking(_, let end) = state, end <= now.moment { states[name] = .silent }
    }
    settle(at: now)
  }

  private mutating func settle(at now: Now) {
    if pending.isEmpty { spinner.update(isWaiting: false, at: now) }
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    problem = nil
    notice = nil
    if filter.isTyping { return type(key) }
    if let rows = key.rowsMoved(page: visibleRowCount) {
      move(by: rows)
      return .stay
    }
    guard case .workspaces(let command) = KeyTable.command(for: key, in: .workspaces) else {
      return .stay
    }
    return perform(command)
  }

  private mutating func perform(_ command: WorkspacePickerCommand) -> OverlayOutcome {
    switch command {
    case .close where filter.isActive: edit { $0.clear() }
    case .close: return .close
    case .filter: edit { $0.isTyping = true }
    case .connect: return .confirmed(.connectNewWorkspace)
    case .edit:
      if let row = selected { return .confirmed(.editProfile(row.name, host: row.host)) }
    case .delete: if let row = selected { return remove(row) }
    case .makeDefault: if let row = selected { return makeDefault(row) }
    case .toggleReadOnly: return mark { $0.isReadOnly.toggle() }
    case .changeColor: return mark { $0.color = WarningColor.after($0.color) }
    case .open: return choose()
    }
    return .stay
  }

  private mutating func type(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .escape: edit { $0.clear() }
    case .enter, .tab: edit { $0.isTyping = false }
    case .up: move(by: -1)
    case .down: move(by: 1)
    default: edit { _ = $0.field.press(key) }
    }
    return .stay
  }

  /// Puts pasted text into the filter, while it is typed.
  package mutating func paste(_ text: String) {
    if filter.isTyping { edit { $0.field.insert(text) } }
  }

  private mutating func edit(_ change: (inout ListFilter) -> Void) {
    let wanted = filterPlace.edit(&filter, selected: selected?.name, change)
    let row = rows.firstIndex { $0.name == wanted } ?? 0
    selection.select(row, count: rows.count, visible: visibleRowCount)
  }

  /// Moves the selection by `rows`.
  package mutating func move(by rows: Int) {
    selection.move(by: rows, count: self.rows.count, visible: visibleRowCount)
    filterPlace.note(selected?.name)
  }

  private mutating func remove(_ row: ProfileList.Row) -> OverlayOutcome {
    guard row.name != current else {
      problem = "\(row.name) is open; go to another workspace first"
      return .stay
    }
    return .ask(.removeProfile(row.name))
  }

  private mutating func makeDefault(_ row: ProfileList.Row) -> OverlayOutcome {
    guard !row.isDefault else {
      problem = "\(row.name) is opened already when no profile is named"
      return .stay
    }
    return .ask(.makeProfileDefault(row.name))
  }

  private func mark(_ change: (inout ProfileMark) -> Void) -> OverlayOutcome {
    guard let row = selected else { return .stay }
    let former = settings.mark(of: row.name)
    var mark = former
    change(&mark)
    return .ask(.markProfile(row.name, mark, instead: former))
  }

  private mutating func choose() -> OverlayOutcome {
    guard let row = selected else { return .stay }
    if case .found(.unusable(let error)) = states[row.name] {
      problem = "\(ErrorText(error).summary); e enters what is missing"
      return .stay
    }
    return .confirmed(.openProfile(row.name))
  }
}

extension ProfileList.Row {
  /// Whether its sign-in may be sent to its address without being told to; a host that is none
  /// gets nothing sent anyway.
  fileprivate var mayBeAsked: Bool {
    (try? WorkspaceURL(parsing: host))?.looksLikeDatabricks ?? true
  }
}
