internal import DatabricksClient

/// The comparison as rows and sentences.
extension CompareViewModel {
  static let columns = [
    TableColumn("Key", .flexible(share: 1)), TableColumn("", .fitting(most: 18)),
    TableColumn("Here", .fitting(most: 8), isTrailing: true, leftOutBelow: 44),
    TableColumn("There", .fitting(most: 8), isTrailing: true, leftOutBelow: 44),
  ]

  /// In which order the rows stand, and their words.
  private enum Kind: Int, CaseIterable {
    case onlyHere
    case onlyThere
    case different
    case failed
    case open
    case same
  }

  private func kind(of key: ComparedKey) -> Kind {
    guard key.isHere else { return .onlyThere }
    guard key.isThere else { return .onlyHere }
    return switch values[key.name] {
    case .same: .same
    case .different: .different
    case .gone, .failed: .failed
    case nil: .open
    }
  }

  /// Brings the rows in line with what is known; the selection stays on its key.
  mutating func arrange() {
    let sorted = keys.map { (key: $0, kind: kind(of: $0)) }
    table.show(
      Kind.allCases.flatMap { kind in
        sorted.filter { $0.kind == kind }.map { tableRow($0.key, kind) }
      })
  }

  private func tableRow(_ key: ComparedKey, _ kind: Kind) -> TableRow {
    TableRow(
      id: key.name.rawValue,
      [
        TableCell(key.name.rawValue), cell(of: kind, key),
        age(key.put.here, isThere: key.isHere), age(key.put.there, isThere: key.isThere),
      ], isMarked: marked.contains(key.name))
  }

  private func cell(of kind: Kind, _ key: ComparedKey) -> TableCell {
    switch kind {
    case .onlyHere: TableCell("only here", .accent)
    case .onlyThere: TableCell("only there", .accent)
    case .different: TableCell("different", .warning)
    case .failed:
      TableCell(values[key.name] == .gone ? "gone meanwhile" : "not read", .danger)
    case .open: TableCell("not compared yet", .dim)
    case .same: TableCell("same", .good)
    }
  }

  private func age(_ put: Timestamp?, isThere: Bool) -> TableCell {
    TableCell(
      isThere ? put.map { AgeText.short(since: $0, now: time) } ?? "-" : "", .dim)
  }

  /// What was found, in one sentence.
  package var summary: String {
    let kinds = keys.map { kind(of: $0) }
    func part(_ kind: Kind, _ word: String) -> String? {
      let count = kinds.count { $0 == kind }
      return count == 0 ? nil : "\(CountText.grouped(count)) \(word)"
    }
    let parts = [
      part(.onlyHere, "only here"), part(.onlyThere, "only there"), part(.different, "different"),
      part(.failed, "not read"), part(.open, "not compared yet"), part(.same, "same"),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// Why the selected key could not be compared; nil where it was, or was not tried.
  package var selectedFailure: String? {
    guard let id = table.selected?.id else { return nil }
    return switch values[KeyName(id)] {
    case .failed(let error): ErrorText(error).oneLine
    case .gone: "it was deleted on one side meanwhile; R reads both lists again"
    case .same, .different, nil: nil
    }
  }

  /// How far comparing values has come; nil while none are.
  package var comparisonProgress: String? {
    guard isComparing else { return nil }
    return "comparing values: \(CountText.grouped(comparing.total - awaitedCount)) of "
      + "\(CountText.counted(comparing.total, "key")); esc stops"
  }

  /// Which list is older than what is known to have happened, and why; nil where both are read.
  package var listFailure: String? {
    guard isListed else { return nil }
    let side = [here, there].compactMap(\.self).first { $0.failure != nil }
    guard let side, let failure = side.failure else { return nil }
    return "\(side.name) not read again: \(failure.oneLine)"
  }

  /// What both scopes are called, such as `payments with staging: payments`.
  package var title: String {
    there.map { "\(here.scope.name.rawValue) with \($0.name)" } ?? here.scope.name.rawValue
  }
}
