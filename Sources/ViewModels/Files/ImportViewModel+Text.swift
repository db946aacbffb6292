internal import DatabricksClient
internal import SecretFiles

/// What is said below the rows of an import.
extension ImportViewModel {
  /// How many rows are in each state, in the order in which they are told.
  package struct Counts: Equatable, Sendable {
    package internal(set) var picked = 0
    package internal(set) var added = 0
    package internal(set) var changed = 0
    package internal(set) var same = 0
    package internal(set) var invalid = 0
    package internal(set) var twice = 0
    package internal(set) var unknown = 0
  }

  /// The counts; added and changed are of the picked rows alone.
  package var counts: Counts {
    var counts = Counts()
    for row in rows {
      if row.isPicked { counts.picked += 1 }
      switch row.state {
      case .add: counts.added += row.isPicked ? 1 : 0
      case .change: counts.changed += row.isPicked ? 1 : 0
      case .same: counts.same += 1
      case .invalid: counts.invalid += 1
      case .twice: counts.twice += 1
      case .comparing, .unknown: counts.unknown += 1
      }
    }
    return counts
  }

  /// How the text is read and how names are changed, such as `dotenv, recognised; names: lower case`.
  package var readingText: String {
    guard let text else { return "" }
    let how =
      text.isRecognised ? "read as \(text.format.label)" : "read as \(text.format.label) now"
    var parts = ["\(text.origin), \(how)"]
    if rewriting.letterCase != .asWritten {
      parts.append("names in \(rewriting.letterCase.rawValue)")
    }
    if !rewriting.prefix.isEmpty { parts.append("prefix \(rewriting.prefix)") }
    return parts.joined(separator: " · ")
  }

  /// How many rows are picked and what the others are, such as `12 of 14 picked: 8 add, 4 change`.
  package var countText: String {
    let counts = counts
    let kinds = [(counts.added, "add"), (counts.changed, "change")].filter { $0.0 > 0 }
      .map { "\(CountText.grouped($0.0)) \($0.1)" }
    let others = [
      (counts.same, "same"), (counts.twice, "twice"), (counts.invalid, "invalid"),
      (comparison.hasHalted ? counts.unknown : 0, "not compared"),
    ].filter { $0.0 > 0 }.map { "\(CountText.grouped($0.0)) \($0.1)" }
    let picked =
      "\(CountText.grouped(counts.picked)) of \(CountText.grouped(rows.count)) picked"
      + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
    return ([picked] + others).joined(separator: " · ")
  }

  /// How far comparing has come; nil where it does not run.
  package var progressText: String? {
    guard isComparing else { return nil }
    guard comparison.keys != nil else { return "listing the keys of \(scope.rawValue)…" }
    let left = rows.count { $0.state == .comparing }
    return "comparing with \(scope.rawValue): \(CountText.counted(left, "value")) left; esc stops"
  }

  /// What there is to say of the selected row; nil where nothing is.
  package var rowText: String? {
    guard let index = selectedRow else { return nil }
    let row = rows[index]
    switch row.state {
    case .invalid(let reason):
      return row.found.value == nil ? reason : "\(reason); r gives it another name"
    case .twice: return "this name comes again: \(takenText(row)); space takes this one instead"
    case .unknown: return "what \(scope.rawValue) holds there is not known; R compares again"
    case .same: return "\(scope.rawValue) holds just this already"
    case .add, .change, .comparing:
      if row.sameNameCount > 1 {
        return "this is the one of \(row.sameNameCount) rows with this name that is taken"
      }
      guard let name = row.found.name?.rawValue, name != row.name else { return nil }
      return "\(name) in the file"
    }
  }

  /// The row that is selected, as an index.
  var selectedRow: Int? {
    table.selected.flatMap { Int($0.id) }
  }
}
