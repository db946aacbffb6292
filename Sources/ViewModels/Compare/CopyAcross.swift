internal import DatabricksClient
internal import Desktop

/// What would be copied from one of the compared scopes to the other, to be looked at first.
package struct CopyAcross: Equatable, Sendable {
  package let from: ComparedSide
  package let to: ComparedSide
  /// Where it is copied to.
  let place: ComparedPlace
  /// The keys to be copied, those first that are put over.
  let keys: [ComparedKey]
  package internal(set) var table = TableViewModel([
    TableColumn("Key", .flexible(share: 2)), TableColumn("", .fitting(most: 14)),
    TableColumn("There now", .fitting(most: 10), isTrailing: true, leftOutBelow: 50),
  ])
  /// How many keys are put over.
  package let overwrittenCount: Int
  /// How many of them were not compared, so that they may hold the same.
  package let unknownCount: Int
  let plan: ChangePlan
  var start = PreviewStart(openedBy: nil)
  /// The keys that are left, each with the one that it may be there.
  var left: [KeyName: KeyName] = [:]

  /// Why the selected key is left; nil where it is copied.
  package var selectedReason: String? {
    let name = table.selected.map { KeyName($0.id) }
    return name.flatMap { name in left[name].map { Self.reason(name, $0) } }
  }

  /// How many keys are left.
  package var leftCount: Int { left.count }

  static func reason(_ name: KeyName, _ rival: KeyName) -> String {
    "\(name.rawValue) is left: \(NameRule.alike(to: rival)); rename one of them first"
  }

  /// The keys to be copied.
  package var count: Int { plan.rows.count }
}

extension CompareViewModel {
  /// Shows what copying to that side would change, or says why there is nothing to copy.
  mutating func previewCopy(to place: ComparedPlace) {
    guard let target = side(place), let source = side(place.other) else { return }
    if let refusal = refusal(of: place) {
      notice = StatusLine(.warning, refusal)
      return
    }
    let isAtSource: (ComparedKey) -> Bool = { place == .there ? $0.isHere : $0.isThere }
    let picked = picked
    let wanted = picked.filter { isAtSource($0) && values[$0.name] != .same }
    guard !wanted.isEmpty else {
      notice = StatusLine(.plain, emptyReason(picked, source, isAtSource))
      return
    }
    let left = left(of: wanted, from: source, to: target)
    let copied = wanted.filter { left[$0.name] == nil }
    if copied.isEmpty, let name = wanted.first?.name, let rival = left[name] {
      notice = StatusLine(.warning, CopyAcross.reason(name, rival))
      return
    }
    var shown = preview(of: copied, from: source, to: target, place)
    shown.left = left
    shown.table.show(rows(of: shown))
    preview = shown
  }

  /// The keys of which the target, or the copy itself, has one whose name differs by case alone; none
  /// where the lists show that its workspace tells such names apart.
  private func left(
    of wanted: [ComparedKey], from source: ComparedSide, to target: ComparedSide
  ) -> [KeyName: KeyName] {
    var names = KeySpellings(target.keys ?? KeyList())
    let isOneWorkspace = source.profile == target.profile
    guard !names.hasAlike,
      !isOneWorkspace || !KeySpellings(source.keys ?? KeyList()).hasAlike
    else { return [:] }
    var left: [KeyName: KeyName] = [:]
    for name in wanted.map(\.name) {
      left[name] = names.rival(of: name)
      if left[name] == nil { names.insert(name) }
    }
    return left
  }

  /// Copies the selected key to the side that lacks it.
  mutating func copyAcross() {
    guard let key = picked.first else { return }
    if key.isHere != key.isThere {
      previewCopy(to: key.isHere ? .there : .here)
    } else {
      notice = StatusLine(.plain, "it is on both sides: > copies it there, < copies it here")
    }
  }

  /// The marked keys, or the selected one.
  private var picked: [ComparedKey] {
    if !marked.isEmpty { return keys.filter { marked.contains($0.name) } }
    guard let id = table.selected?.id else { return [] }
    return keys.filter { $0.name.rawValue == id }
  }

  private func emptyReason(
    _ picked: [ComparedKey], _ source: ComparedSide, _ isAtSource: (ComparedKey) -> Bool
  ) -> String {
    guard let first = picked.first else { return "no key is selected" }
    guard picked.contains(where: isAtSource) else {
      return picked.count == 1
        ? "\(first.name.rawValue) is not in \(source.name)"
        : "none of the marked keys is in \(source.name)"
    }
    return "nothing to copy: it is the same on both sides"
  }

  /// Why nothing is put on that side; nil where it may be.
  private func refusal(of place: ComparedPlace) -> String? {
    if let readOnlyReason { return "read-only: \(readOnlyReason)" }
    guard let target = side(place), let other = side(place.other) else { return nil }
    if let reason = settings.readOnlyReason(of: target.profile ?? profile) {
      return "read-only: \(reason)"
    }
    if target.scope.backendType == .azureKeyVault {
      return "\(target.name) is an Azure Key Vault scope: change its keys in the vault"
    }
    if other.profile != nil, target.profile == nil, profile == nil {
      return "the open workspace has no profile that could be named; w opens one that has"
    }
    return nil
  }

  private func preview(
    of keys: [ComparedKey], from source: ComparedSide, to target: ComparedSide,
    _ place: ComparedPlace
  ) -> CopyAcross {
    let overwrites: (ComparedKey) -> Bool = { place == .there ? $0.isThere : $0.isHere }
    let sorted = keys.filter(overwrites) + keys.filter { !overwrites($0) }
    let rows = sorted.map { key -> ChangePlan.Row in
      let transfer = SecretTransfer(
        source.path(key.name), to: target.path(key.name),
        profile: source.profile == target.profile ? nil : target.profile ?? profile,
        replaces: overwrites(key))
      return ChangePlan.Row(
        target.path(key.name).text,
        [PlacedChange(.transfer(transfer), profile: source.profile ?? profile)])
    }
    let what =
      rows.count == 1
      ? source.path(sorted[0].name).text : CountText.counted(rows.count, "key")
    let plan = ChangePlan(
      "copying \(what) to \(target.name)", done: "copied \(what) to \(target.name)",
      undoTitle: "the copy of \(what) to \(target.name)", rows: rows)
    var shown = CopyAcross(
      from: source, to: target, place: place, keys: sorted,
      overwrittenCount: keys.count(where: overwrites),
      unknownCount: keys.count { overwrites($0) && values[$0.name] != .different }, plan: plan)
    shown.table.resize(visibleRowCount: table.visibleRowCount)
    return shown
  }

  /// The rows of the preview, with ages told from now.
  func rows(of preview: CopyAcross) -> [TableRow] {
    preview.left.keys.sorted().map { name in
      TableRow(
        id: name.rawValue,
        [TableCell(name.rawValue, .dim), TableCell("cannot", .danger), TableCell("")])
    }
      + preview.keys.map {
        tableRow($0, overwrites: preview.place == .there ? $0.isThere : $0.isHere, preview.place)
      }
  }

  private func tableRow(
    _ key: ComparedKey, overwrites: Bool, _ place: ComparedPlace
  ) -> TableRow {
    let put = place == .there ? key.put.there : key.put.here
    let word =
      !overwrites
      ? "new" : values[key.name] == .different ? "overwrites" : "may overwrite"
    return TableRow(
      id: key.name.rawValue,
      [
        TableCell(key.name.rawValue), TableCell(word, overwrites ? .warning : .good),
        TableCell(
          overwrites ? put.map { AgeText.short(since: $0, now: time) } ?? "-" : "", .dim),
      ])
  }
}
