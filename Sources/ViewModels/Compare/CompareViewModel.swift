internal import DatabricksClient
internal import Desktop

/// Two scopes side by side: which keys only one has, and which values differ where that was asked.
///
/// Values are read only for `v`, a few at a time, compared byte by byte in locked memory, and let go
/// of at once.
package struct CompareViewModel: Equatable, Sendable {
  package internal(set) var here: ComparedSide
  /// nil while it is picked.
  package internal(set) var there: ComparedSide?
  package internal(set) var target: CompareTarget
  package internal(set) var table = TableViewModel(Self.columns)
  /// What would be copied, while it is looked at.
  package internal(set) var preview: CopyAcross?
  package internal(set) var notice: StatusLine?
  /// Since when ages are told.
  let time: Timestamp
  /// The open workspace's profile.
  let profile: String?
  /// Why nothing is changed in the open workspace; nil where it may be.
  let readOnlyReason: String?
  let settings: ProfileSettings
  /// What the workspaces' addresses are, by profile.
  var hosts: [String: String] = [:]
  private(set) var keys: [ComparedKey] = []
  var values: [KeyName: ComparedValue] = [:]
  /// For when a comparison was made.
  private var comparedPut: [KeyName: ComparedKey.Put] = [:]
  var marked: Set<KeyName> = []
  /// The keys that were copied across and not listed since.
  private var copied: Set<KeyName> = []
  var pending: [RequestID: CompareWish] = [:]
  private var listWishes: [ComparedPlace] = []
  var comparing = ValueComparison()

  init(
    _ scope: SecretScope, among scopes: [SecretScope], profile: String?, host: String,
    readOnlyReason: String?, settings: ProfileSettings, at time: Timestamp
  ) {
    here = ComparedSide(scope)
    target = CompareTarget(scope.name, among: scopes, profile: profile, host: host)
    self.profile = profile
    self.readOnlyReason = readOnlyReason
    self.settings = settings
    self.time = time
  }

  /// What is to be asked next; nil while nothing is, or as much is under way as may be.
  var nextWish: CompareWish? {
    if let wish = target.wishes.first, there == nil { return wish }
    if let place = listWishes.first { return .keys(place) }
    guard pending.values.count(where: \.isValue) < BackgroundFill.requestLimit else { return nil }
    return comparing.next.map { .value($0.place, $0.key) }
  }

  /// Notes that `id` asks for `wish`.
  mutating func asked(_ wish: CompareWish, by id: RequestID) {
    pending[id] = wish
    switch wish {
    case .profiles, .scopes: target.sent()
    case .keys(let place):
      listWishes.removeAll { $0 == place }
      withSide(place) { $0.keys.ask(id) }
    case .value(let place, let key): comparing.asked(place, key)
    }
  }

  /// The side whose keys or values are asked for.
  func side(_ place: ComparedPlace) -> ComparedSide? { place == .here ? here : there }

  private mutating func withSide(_ place: ComparedPlace, _ change: (inout ComparedSide) -> Void) {
    if place == .here {
      change(&here)
    } else if var side = there {
      change(&side)
      there = side
    }
  }

  /// Compares with that scope of a profile's workspace.
  mutating func begin(with scope: SecretScope, profile: String?) {
    there = ComparedSide(scope, profile: profile)
    reread()
  }

  /// Asks for both lists again.
  mutating func reread() {
    listWishes = [.here, .there]
    here.problem = nil
    there?.problem = nil
  }

  /// Takes the answer to `id`.
  mutating func answered(_ id: RequestID, _ answer: Answer) {
    guard let wish = pending.removeValue(forKey: id) else { return }
    switch (wish, answer) {
    case (.profiles, .profiles(let result)):
      if let rows = try? result.get().rows {
        hosts = Dictionary(rows.map { ($0.name, Self.shownHost($0.host)) }) { $1 }
      }
      target.took(result)
    case (.scopes(let profile), .scopes(let result)): target.took(result, of: profile)
    case (.scopes, .profileUnusable(_, let error)): target.failed(error)
    case (.keys(let place), .keys(_, let result)): listed(place, id, result)
    case (.keys(let place), .profileUnusable(_, let error)):
      withSide(place) {
        $0.keys.cancel()
        $0.problem = ErrorText(error).oneLine
      }
    case (.value(let place, let key), .value(_, let result)): read(place, key, result)
    case (.value(_, let key), .profileUnusable(_, let error)):
      comparing.ended(key)
      stopComparing(StatusLine(.failure, "stopped: \(ErrorText(error).oneLine)"))
    default: break
    }
  }

  /// An address as the browser shows it; one that is none stays as it is written.
  private static func shownHost(_ text: String) -> String {
    (try? WorkspaceURL(parsing: text))?.shown ?? text
  }

  private mutating func listed(
    _ place: ComparedPlace, _ id: RequestID, _ result: Result<KeyList, DatabricksError>
  ) {
    withSide(place) { _ = $0.keys.answer(id, result) }
    if case .failure(let error) = result, side(place)?.keys.value != nil {
      let name = side(place)?.name ?? ""
      notice = StatusLine(.failure, "\(name) not read again: \(ErrorText(error).oneLine)")
      return
    }
    guard let mine = here.keys.value, let theirs = there?.keys.value else { return }
    merge(mine, theirs)
    if here.keys.pending == nil, there?.keys.pending == nil, listWishes.isEmpty { copied = [] }
    arrange()
  }

  private mutating func merge(_ mine: KeyList, _ theirs: KeyList) {
    var put: [KeyName: (here: Timestamp??, there: Timestamp??)] = [:]
    for row in 0..<mine.count {
      put[mine[row].name, default: (nil, nil)].here = mine[row].lastUpdated
    }
    for row in 0..<theirs.count {
      put[theirs[row].name, default: (nil, nil)].there = theirs[row].lastUpdated
    }
    keys = put.map { name, found in
      ComparedKey(
        name: name, isHere: found.here != nil, isThere: found.there != nil,
        put: ComparedKey.Put(here: found.here ?? nil, there: found.there ?? nil))
    }.sorted { $0.name < $1.name }
    let names = Set(keys.map(\.name))
    marked.formIntersection(names)
    for key in keys {
      if copied.contains(key.name), key.isHere, key.isThere {
        // The copy was read back, so that nothing has to be compared.
        note(.same, of: key)
      } else if comparedPut[key.name] != key.put {
        values[key.name] = nil
      }
    }
    values = values.filter { names.contains($0.key) }
  }

  private mutating func note(_ value: ComparedValue, of key: ComparedKey) {
    values[key.name] = value
    comparedPut[key.name] = key.put
  }

  private mutating func read(
    _ place: ComparedPlace, _ key: KeyName, _ result: Result<Secret, DatabricksError>
  ) {
    switch result {
    case .success(let value):
      guard let isSame = comparing.took(place, key, value) else { return }
      settle(key, isSame ? .same : .different)
    case .failure(.noSuchSecret):
      comparing.ended(key)
      settle(key, .gone)
    case .failure(let error):
      comparing.ended(key)
      settle(key, .failed(error))
      guard error.endsComparison else { return }
      stopComparing(
        StatusLine(.failure, "stopped at \(key.rawValue): \(ErrorText(error).oneLine)"))
    }
  }

  private mutating func settle(_ key: KeyName, _ value: ComparedValue) {
    if let found = keys.first(where: { $0.name == key }) { note(value, of: found) }
    arrange()
    guard comparing.isRunning, comparing.isOver else { return }
    notice = StatusLine(
      .plain, "compared \(CountText.counted(comparing.total, "key")); no value is kept")
    comparing = ValueComparison()
  }

  /// Compares the values of the marked keys, else of all that were not compared yet, else of all.
  mutating func compareValues() {
    let both = keys.filter { $0.isHere && $0.isThere }.map(\.name)
    guard !both.isEmpty else {
      notice = StatusLine(.plain, "no key is in both: there is nothing to compare")
      return
    }
    let picked = both.filter(marked.contains)
    let open = both.filter { values[$0] != .same && values[$0] != .different }
    comparing = ValueComparison(!picked.isEmpty ? picked : open.isEmpty ? both : open)
  }

  /// Reads no further value; those read are let go of.
  mutating func stopComparing(_ why: StatusLine? = nil) {
    let done = comparing.doneCount
    notice =
      why
      ?? StatusLine(
        .plain,
        "stopped: \(CountText.grouped(done)) of "
          + "\(CountText.counted(comparing.total, "key")) compared; v goes on")
    comparing = ValueComparison()
    pending = pending.filter { !$0.value.isValue }
  }

  /// Notes what was copied across, and reads both lists again.
  mutating func changesEnded(_ run: ChangeRunViewModel) {
    guard let there else { return }
    for (row, planned) in run.plan.rows.enumerated() where run.states[row] == .done {
      for step in planned.steps {
        guard case .transfer(let transfer) = step.change,
          transfer.source.key == transfer.target.key,
          [transfer.source.scope, transfer.target.scope].allSatisfy({
            $0 == here.scope.name || $0 == there.scope.name
          })
        else { continue }
        copied.insert(transfer.target.key)
        marked.remove(transfer.target.key)
      }
    }
    reread()
  }
}

extension DatabricksError {
  /// Whether the values of all other keys would be answered like this one.
  fileprivate var endsComparison: Bool {
    if ChangeFailure.workspace(self).isForAll { return true }
    return switch self {
    case .unreachable, .rateLimited, .cancelled: true
    default: false
    }
  }
}
