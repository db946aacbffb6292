internal import DatabricksClient
internal import Desktop

/// Two scopes side by side: which keys only one has, and which values differ where that was asked.
///
/// Values are read only for `v`, a few at a time, and compared where they are read: none comes here.
package struct CompareViewModel: Equatable, Sendable {
  package internal(set) var here: ComparedSide
  /// nil while it is picked.
  package internal(set) var there: ComparedSide?
  package internal(set) var target: CompareTarget
  package internal(set) var table = TableViewModel(Self.columns)
  /// What would be copied, while it is looked at.
  package internal(set) var preview: CopyAcross?
  package internal(set) var notice: StatusLine?
  /// The time at which ages are told, as the lists behind it tell them.
  private(set) var time: Timestamp
  /// The open workspace's profile.
  let profile: String?
  /// Why nothing is changed in the open workspace; nil where it may be.
  let readOnlyReason: String?
  let settings: ProfileSettings
  /// Whether the keys of both are read.
  package private(set) var isListed = false
  private(set) var keys: [ComparedKey] = []
  var values: [KeyName: ComparedValue] = [:]
  /// For when a comparison was made.
  private var comparedPut: [KeyName: ComparedKey.Put] = [:]
  var marked: Set<KeyName> = []
  /// The keys that were copied across and not listed since.
  private var copied: Set<KeyName> = []
  var readings = PlacedReadings()
  private(set) var comparing = ValueComparison()

  init(
    _ scope: SecretScope, at home: PlacedWorkspace, profile: String?, readOnlyReason: String?,
    settings: ProfileSettings, time: Timestamp
  ) {
    here = ComparedSide(scope)
    target = CompareTarget(scope.name, at: home, current: profile)
    self.profile = profile
    self.readOnlyReason = readOnlyReason
    self.settings = settings
    self.time = time
  }

  /// Whether an answer is awaited and nothing is typed.
  package var isWaiting: Bool { readings.isWaiting && !isFilterTyped }

  /// Whether values are being compared.
  var isComparing: Bool { comparing.total > 0 }

  /// How many keys are still to be compared.
  var awaitedCount: Int { readings.count(where: \.isOfSameness) }

  /// The side on that place.
  func side(_ place: ComparedPlace) -> ComparedSide? { place == .here ? here : there }

  private mutating func withSide(_ place: ComparedPlace, _ change: (inout ComparedSide) -> Void) {
    if place == .here {
      change(&here)
    } else if var side = there {
      change(&side)
      there = side
    }
  }

  /// Tells ages as the lists behind it do at that time.
  mutating func tell(_ time: Timestamp) {
    let ages = ages
    self.time = time
    guard self.ages != ages else { return }
    arrange()
    preview = preview.map { shown in
      var shown = shown
      shown.table.show(rows(of: shown))
      return shown
    }
  }

  private var ages: [String] {
    keys.flatMap { [$0.put.here, $0.put.there] }.compactMap(\.self).map {
      AgeText.short(since: $0, now: time)
    }
  }

  /// Compares with that scope of a profile's workspace.
  mutating func begin(with scope: SecretScope, profile: String?) {
    there = ComparedSide(scope, profile: profile)
    reread()
  }

  /// Asks for both lists again; what is on its way may be older than what made that necessary.
  mutating func reread() {
    let both = [here, there].compactMap { $0?.reading }
    readings.drop { both.contains($0) }
    readings.want(both, first: true)
    here.failure = nil
    there?.failure = nil
  }

  /// Takes what was read.
  mutating func answered(_ reading: PlacedReading, _ result: PlacedResult) {
    switch reading.subject {
    case .profiles, .workspace: target.answered(result)
    case .keys: listed(reading == here.reading ? .here : .there, result)
    case .sameness(let transfer): compared(transfer.source.key, result)
    case .acls: break
    }
  }

  private mutating func listed(_ place: ComparedPlace, _ result: PlacedResult) {
    withSide(place) { side in
      switch result {
      case .success(.keys(let list)): (side.keys, side.failure) = (list, nil)
      case .success: break
      case .failure(let failure): side.failure = ErrorText(failure)
      }
    }
    if let listFailure { notice = StatusLine(.failure, listFailure) }
    // Beside an older list, a new one would make a key that was copied look as if only one had it.
    guard let there, here.failure == nil, there.failure == nil, let mine = here.keys,
      let theirs = there.keys, readings.count(where: { $0.subject.isOfKeys }) == 0
    else { return }
    isListed = true
    merge(mine, theirs)
    copied = []
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

  private mutating func compared(_ name: KeyName, _ result: PlacedResult) {
    switch result {
    case .success(.sameness(let isSame)): settle(name, isSame ? .same : .different)
    case .success: break
    case .failure(.workspace(.noSuchSecret)): settle(name, .gone)
    case .failure(let failure):
      settle(name, .failed(failure))
      guard failure.endsComparison else { return }
      stopComparing(
        StatusLine(.failure, "stopped at \(name.rawValue): \(ErrorText(failure).oneLine)"))
    }
  }

  private mutating func settle(_ name: KeyName, _ value: ComparedValue) {
    // What was put again meanwhile may not be what was read.
    let key = keys.first { $0.name == name }
    let isOutdated = key.map { $0.put != comparedPut[name] } ?? true
    if !isOutdated { values[name] = value }
    if isOutdated || (value != .same && value != .different) { comparing.missed += 1 }
    arrange()
    endComparingIfDone()
  }

  private mutating func endComparingIfDone() {
    guard isComparing, awaitedCount == 0 else { return }
    notice = comparing.ended
    comparing = ValueComparison()
  }

  /// Compares the values of the marked keys, else of all that were not compared yet, else of all.
  mutating func compareValues() {
    guard let there else { return }
    let both = keys.filter { $0.isHere && $0.isThere }
    guard !both.isEmpty else {
      notice = StatusLine(.plain, "no key is in both: there is nothing to compare")
      return
    }
    let picked = both.filter { marked.contains($0.name) }
    let open = both.filter { values[$0.name] != .same && values[$0.name] != .different }
    let wanted = !picked.isEmpty ? picked : open.isEmpty ? both : open
    comparing = ValueComparison(total: wanted.count)
    for key in wanted { comparedPut[key.name] = key.put }
    readings.want(
      wanted.map {
        PlacedReading(
          .sameness(
            SecretTransfer(here.path($0.name), to: there.path($0.name), profile: there.profile)))
      })
  }

  /// Reads no further value; those read are let go of.
  mutating func stopComparing(_ why: StatusLine? = nil) {
    let done = comparing.total - awaitedCount - comparing.missed
    notice =
      why
      ?? StatusLine(
        .plain,
        "stopped: \(CountText.grouped(done)) of "
          + "\(CountText.counted(comparing.total, "key")) compared; v goes on")
    comparing = ValueComparison()
    readings.drop(where: \.isOfSameness)
  }

  /// Notes what was copied across, and reads both lists again.
  mutating func changesEnded(_ run: ChangeRunViewModel) {
    guard let there else { return }
    let sides = [here, there].map { Place(profile: $0.profile ?? profile, scope: $0.scope.name) }
    for (row, planned) in run.plan.rows.enumerated() where run.states[row] == .done {
      for step in planned.steps {
        guard case .transfer(let transfer) = step.change,
          transfer.source.key == transfer.target.key
        else { continue }
        let origin = step.profile ?? profile
        let source = Place(profile: origin, scope: transfer.source.scope)
        let target = Place(profile: transfer.profile ?? origin, scope: transfer.target.scope)
        guard sides == [source, target] || sides == [target, source] else { continue }
        noteCopy(of: transfer.target.key, to: sides[0] == target ? .here : .there)
        // What was read before the copy tells nothing about what is there now.
        readings.drop { $0.subject.compares(transfer.target.key) }
      }
    }
    arrange()
    endComparingIfDone()
    reread()
  }

  /// The copy was read back; when it was put is told by the next list.
  private mutating func noteCopy(of name: KeyName, to place: ComparedPlace) {
    copied.insert(name)
    marked.remove(name)
    guard let index = keys.firstIndex(where: { $0.name == name }) else { return }
    let put = keys[index].put
    keys[index] = ComparedKey(
      name: name, isHere: true, isThere: true,
      put: ComparedKey.Put(
        here: place == .here ? nil : put.here, there: place == .there ? nil : put.there))
    note(.same, of: keys[index])
  }

  /// A scope of a workspace.
  private struct Place: Equatable {
    let profile: String?
    let scope: ScopeName
  }
}

extension PlacedReading.Subject {
  fileprivate var isOfKeys: Bool { if case .keys = self { true } else { false } }

  fileprivate func compares(_ key: KeyName) -> Bool {
    if case .sameness(let transfer) = self { transfer.source.key == key } else { false }
  }
}

extension ChangeFailure {
  /// Whether the values of all other keys would be answered like this one.
  fileprivate var endsComparison: Bool {
    switch self {
    case .configuration, .workspace(.unreachable), .workspace(.rateLimited), .workspace(.cancelled):
      true
    default: isForAll
    }
  }
}
