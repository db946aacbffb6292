internal import DatabricksClient

/// The audit: what in all scopes should be looked at, found from the lists that the browser has.
///
/// Lists are looked at once each, in short steps; no key press does more than its own work.
package struct AuditViewModel: Equatable, Sendable {
  /// How many keys are handled in one step.
  static let stepCount = AlikeSearch.stepCount
  /// By how many days the age changes that counts as stale.
  static let daysStep = 30
  static let mostDays = 9_999

  /// The profile's name, and the workspace's address where it has none.
  package let workspace: String
  /// From how many days on a key counts as stale.
  package internal(set) var staleDays: Int
  /// The number of days while it is typed.
  package internal(set) var daysField: LineField?
  package internal(set) var filter = ListFilter()
  package internal(set) var selection = ListSelection()
  package internal(set) var visibleRowCount = 1
  /// What was done last, or why a key did nothing.
  package internal(set) var notice: StatusLine?
  /// The time from which it is told what is stale; it stays while it is open.
  var time: Timestamp
  /// The time at which ages are told, as the lists behind it tell them.
  var shownAt: Timestamp
  /// Whether lists are still coming.
  var isFilling = false
  /// Whether the list of scopes is there.
  private(set) var isListed = false
  /// Why the list of scopes is not there, or is an older one.
  private(set) var listProblem: DatabricksError?
  private(set) var scopes: [AuditedScope] = []
  private var indexes: [ScopeName: Int] = [:]
  /// The scopes whose lists wait to be looked at.
  private var waiting: [Int] = []
  /// The next scope to be narrowed by the filter.
  private var nextToMatch = 0
  private var search: AlikeSearch?
  private(set) var alike: AlikeFindings?
  private var alikeFilter = AlikeFilter()
  var folded: Set<AuditKind> = [.sameName]
  private(set) var sections: [AuditSection] = []
  private var scopeRows: [AuditKind: [Int]] = [:]
  private(set) var tally = AuditTally()
  /// The scopes whose keys tell when they were put, the oldest key first.
  private var byOldest: [Int] = []
  /// Those with stale keys, in that order, and where each one's rows end.
  private var staleScopes: [(scope: Int, end: Int)] = []
  var reading: AccessReading?
  /// Whether it was closed, and is kept to be opened again where it was.
  var isLeft = false

  init(workspace: String, staleDays: Int, at time: Timestamp) {
    self.workspace = workspace
    self.staleDays = staleDays
    self.time = time
    shownAt = time
    arrange(keeping: nil)
  }

  /// Whether there is something to be looked at without waiting for anybody.
  var hasWork: Bool {
    !waiting.isEmpty || nextToMatch < scopes.count || canSearch
      || !alikeFilter.isDone(alike, filter.filter)
  }

  /// Names are compared once no list is missing any more, or none is on its way.
  private var canSearch: Bool {
    isListed && alike == nil && waiting.isEmpty && (!isFilling || isComplete)
  }

  /// Whether no list is missing.
  var isComplete: Bool { isListed && tally.knownCount == scopes.count }

  /// Takes what is known of all scopes.
  mutating func take(_ list: ScopeListViewModel) {
    let anchor = anchor
    let all = list.scopes.value ?? []
    isListed = list.scopes.value != nil
    listProblem = list.scopes.error
    if all.map(\.name) != scopes.map(\.name) {
      let old = Dictionary(scopes.map { ($0.name, $0) }) { first, _ in first }
      scopes = all.map { old[$0.name] ?? AuditedScope($0.name) }
      indexes = Dictionary(scopes.enumerated().map { ($1.name, $0) }) { first, _ in first }
      // What was found about names is told by the numbers of scopes.
      waiting = scopes.indices.filter { scopes[$0].waiting != nil }
      forgetAlike()
      let isThere = indexes
      reading?.keep { isThere[$0] != nil }
      if reading?.isOver == true { reading = nil }
    }
    for index in scopes.indices { note(list.details[scopes[index].name], index) }
    arrange(keeping: anchor)
  }

  /// Takes what is known of one scope.
  mutating func take(_ scope: ScopeName, _ details: ScopeDetails?) {
    guard let index = indexes[scope] else { return }
    let anchor = anchor
    note(details, index)
    arrange(keeping: anchor)
  }

  private mutating func note(_ details: ScopeDetails?, _ index: Int) {
    guard scopes[index].take(details) else { return }
    if !waiting.contains(index) { waiting.append(index) }
    if alike != nil || search != nil { forgetAlike() }
  }

  /// Notes that all that access lists told is from before a refresh.
  mutating func outdateAccess() {
    for index in scopes.indices { scopes[index].outdateAccess() }
    tally = AuditTally(scopes)
  }

  private mutating func forgetAlike() {
    search = nil
    alike = nil
    alikeFilter = AlikeFilter()
  }

  /// Does some of what there is to do.
  mutating func work(atMost limit: Int = stepCount) {
    guard hasWork else { return }
    let anchor = anchor
    var room = limit
    // A search that goes on changes no row.
    var hasChanged = !waiting.isEmpty || nextToMatch < scopes.count
    examine(&room)
    let cost = min(Self.stepCount, tally.keyCount) + 1
    while room > 0, canSearch {
      var search = search ?? AlikeSearch(keyCount: tally.keyCount)
      self.search = nil
      search.step(scopes)
      alike = search.findings
      self.search = alike == nil ? search : nil
      hasChanged = hasChanged || alike != nil
      room -= cost
    }
    if room > 0, let alike, !alikeFilter.isDone(alike, filter.filter) {
      alikeFilter.work(filter.filter, alike, scopes, atMost: room)
      hasChanged = true
    }
    if hasChanged { arrange(keeping: anchor) }
  }

  /// Looks at the lists that wait, then at what the filter has not narrowed yet.
  private mutating func examine(_ room: inout Int) {
    let hadLists = !waiting.isEmpty
    while room > 0, let next = waiting.first {
      waiting.removeFirst()
      room -= scopes[next].examine(filter.filter) + 1
    }
    if hadLists { tally = AuditTally(scopes) }
    while room > 0, nextToMatch < scopes.count {
      scopes[nextToMatch].match(filter.filter)
      room -= (scopes[nextToMatch].keys?.count ?? 0) + 1
      nextToMatch += 1
    }
  }

  /// Changes the filter and begins to narrow the rows by it.
  mutating func edit(_ change: (inout ListFilter) -> Void) {
    let old = filter.filter
    change(&filter)
    guard filter.filter != old else { return }
    nextToMatch = 0
    alikeFilter = AlikeFilter()
    // The key that was pressed waits for this: many keys are looked at while none is pressed.
    work(atMost: tally.keyCount <= Self.stepCount ? Self.stepCount : 1)
  }

  /// Sets from how many days on a key is stale.
  mutating func setDays(_ days: Int) {
    let anchor = anchor
    staleDays = max(1, min(days, Self.mostDays))
    arrangeSections(keeping: anchor)
  }

  /// Shows the findings of a kind, or only its heading.
  mutating func fold(_ kind: AuditKind) {
    folded.formSymmetricDifference([kind])
    arrangeSections(keeping: AuditAnchor(kind: kind))
  }

  /// When a key that was put then counts as stale now.
  private var staleLimit: Timestamp {
    Timestamp(milliseconds: time.milliseconds - Int64(staleDays) * 86_400_000)
  }

  /// The number of rows.
  package var rowCount: Int { sections.last?.end ?? 0 }

  /// Brings the rows in line with what was found; the selection stays where it is on the screen.
  private mutating func arrange(keeping anchor: AuditAnchor?) {
    let wanted = filter.filter
    let shown = scopes.indices.filter { scopes[$0].lets(wanted) }
    scopeRows = [
      .unmanaged: shown.filter { scopes[$0].isUnmanaged },
      .empty: shown.filter { scopes[$0].keys?.isEmpty ?? false },
      .unread: shown.filter { scopes[$0].isUnread },
    ]
    tally = AuditTally(scopes)
    var dated: [(index: Int, oldest: Int64)] = []
    for index in scopes.indices {
      if let oldest = scopes[index].oldest { dated.append((index, oldest.milliseconds)) }
    }
    dated.sort { $0.oldest == $1.oldest ? $0.index < $1.index : $0.oldest < $1.oldest }
    byOldest = dated.map(\.index)
    arrangeSections(keeping: anchor)
  }

  /// Brings the rows in line with the age that counts and with what is folded.
  private mutating func arrangeSections(keeping anchor: AuditAnchor?) {
    arrangeStale()
    sections = []
    for kind in AuditKind.allCases {
      sections.append(
        AuditSection(
          kind: kind, count: count(of: kind), start: sections.last?.end ?? 0,
          isFolded: folded.contains(kind)))
    }
    let row = anchor.flatMap(row(of:)) ?? selection.selected
    // What comes above the selected row moves what is above it on the screen, and not the row.
    selection.scroll(
      by: row - selection.selected, count: rowCount, visible: visibleRowCount)
    selection.select(row, count: rowCount, visible: visibleRowCount)
  }

  private mutating func arrangeStale() {
    let limit = staleLimit
    var end = 0
    staleScopes = []
    for index in byOldest {
      let count = scopes[index].staleCount(limit)
      guard count > 0 else { continue }
      end += count
      staleScopes.append((index, end))
    }
  }

  private func count(of kind: AuditKind) -> Int {
    switch kind {
    case .unmanaged, .empty, .unread: scopeRows[kind]?.count ?? 0
    case .stale: staleScopes.last?.end ?? 0
    case .spelling, .oneLetter, .sameName:
      alikeFilter.matches[kind]?.count
        ?? (filter.filter.isEmpty ? alike?[kind].places.count ?? 0 : 0)
    }
  }

  /// What is in `row`, counted from 0 among the rows that are not folded away.
  func row(at row: Int) -> AuditRow? {
    guard row >= 0, let section = sections.first(where: { row < $0.end }) else { return nil }
    return row == section.start
      ? .heading(section.kind) : finding(section.kind, row - section.start - 1)
  }

  /// The finding of that number among those of a kind.
  func finding(_ kind: AuditKind, _ index: Int) -> AuditRow {
    switch kind {
    case .unmanaged, .empty, .unread: return .scope(kind, scopeRows[kind]?[index] ?? 0)
    case .stale:
      let at = staleScopes.partitionIndex { $0.end <= index }
      let scope = staleScopes[at].scope
      let start = at == 0 ? 0 : staleScopes[at - 1].end
      return .key(
        kind, AuditPlace(scope: scope, key: scopes[scope].staleKey(index - start)))
    case .spelling, .oneLetter, .sameName:
      let number = alikeFilter.matches[kind].map { Int($0[index]) } ?? index
      let place = alike?[kind].places[number] ?? AuditPlace(scope: 0, key: 0)
      return .key(kind, place, number: number)
    }
  }

  /// The selected row by its names.
  private var anchor: AuditAnchor? {
    switch row(at: selection.selected) {
    case .heading(let kind): AuditAnchor(kind: kind)
    case .scope(let kind, let scope): AuditAnchor(kind: kind, scope: scopes[scope].name)
    case .key(let kind, let place, _):
      AuditAnchor(kind: kind, scope: scopes[place.scope].name, key: path(of: place)?.key)
    case nil: nil
    }
  }

  private func row(of anchor: AuditAnchor) -> Int? {
    guard let section = sections.first(where: { $0.kind == anchor.kind }) else { return nil }
    guard let name = anchor.scope else { return section.start }
    guard !section.isFolded, let scope = indexes[name],
      let index = index(of: anchor, inScope: scope)
    else { return nil }
    return section.start + 1 + index
  }

  private func index(of anchor: AuditAnchor, inScope scope: Int) -> Int? {
    guard let key = anchor.key else { return scopeRows[anchor.kind]?.firstIndex(of: scope) }
    guard let row = scopes[scope].keys?.firstIndex(of: key) else { return nil }
    guard anchor.kind == .stale else {
      let place = AuditPlace(scope: scope, key: row)
      guard let number = alike?[anchor.kind].places.firstIndex(of: place) else { return nil }
      guard let matches = alikeFilter.matches[anchor.kind] else { return number }
      return matches.firstIndex(of: Int32(number))
    }
    guard let at = staleScopes.firstIndex(where: { $0.scope == scope }) else { return nil }
    let start = at == 0 ? 0 : staleScopes[at - 1].end
    guard let index = scopes[scope].staleIndex(of: row), index < staleScopes[at].end - start
    else { return nil }
    return start + index
  }

  /// Where the key at `place` is.
  func path(of place: AuditPlace) -> SecretPath? {
    guard let keys = scopes[place.scope].keys, place.key < keys.count else { return nil }
    return SecretPath(scope: scopes[place.scope].name, key: keys[place.key].name)
  }

  package static func == (one: AuditViewModel, other: AuditViewModel) -> Bool {
    one.selection == other.selection && one.filter == other.filter
      && one.notice == other.notice && one.staleDays == other.staleDays
      && one.daysField == other.daysField && one.visibleRowCount == other.visibleRowCount
      && one.workspace == other.workspace && one.time == other.time
      && one.shownAt == other.shownAt
      && one.isFilling == other.isFilling && one.isListed == other.isListed
      && one.listProblem == other.listProblem
      && one.waiting == other.waiting && one.nextToMatch == other.nextToMatch
      && one.search == other.search && one.alikeFilter == other.alikeFilter
      && one.folded == other.folded && one.reading == other.reading
      && one.sections == other.sections && one.scopes == other.scopes
      && one.alike == other.alike && one.isLeft == other.isLeft
  }
}

extension Array {
  /// The number of elements for which `isBefore` holds; those come first.
  func partitionIndex(_ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
