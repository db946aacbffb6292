internal import DatabricksClient

/// What becomes of each row, and how it is shown.
extension ImportViewModel {
  static let columns = [
    TableColumn("Key", .flexible(share: 3)),
    TableColumn("", .fitting(most: 7)),
    TableColumn("Old", .fitting(most: 7), isTrailing: true, leftOutBelow: 56),
    TableColumn("Value", .flexible(share: 3), leftOutBelow: 44),
  ]

  /// Names every row and says what importing it would do.
  mutating func judge() {
    for index in rows.indices { rows[index].rename(by: rewriting) }
    let named = Dictionary(grouping: rows.indices.filter { rows[$0].problem == nil }) {
      rows[$0].name
    }
    let taken = named.compactMapValues { same in same.first(where: preferred.contains) ?? same.last
    }
    // Of names that differ by case alone the first one goes.
    var spellings = comparison.spellings
    for index in rows.indices {
      rows[index].sameNameCount = named[rows[index].name]?.count ?? 1
      rows[index].state = state(of: index, taken, beside: &spellings)
    }
    showRows()
  }

  /// Of several rows with one name the last one counts, as where a shell reads the file, unless the
  /// user chose another: `taken` has the row of each name.
  private mutating func state(
    of index: Int, _ taken: [String: Int], beside spellings: inout KeySpellings
  ) -> ImportRow.State {
    let row = rows[index]
    if let problem = row.problem { return .invalid(problem) }
    guard taken[row.name] == index else { return .twice }
    let name = KeyName(row.name)
    guard comparison.keys != nil else { return comparison.hasHalted ? .unknown : .comparing }
    if !comparison.spellings.hasAlike {
      if let rival = spellings.rival(of: name) { return .invalid(NameRule.alike(to: rival)) }
      spellings.insert(name)
    }
    guard comparison.isListed(name) else { return .add }
    switch comparison.held[name] {
    case .nothing: return .add
    case .value(let held): return rows[index].compare(with: held)
    case nil: return comparison.hasHalted ? .unknown : .comparing
    }
  }

  /// Brings the table in line with the rows.
  mutating func showRows() {
    table.show(rows.indices.map(tableRow))
  }

  private func tableRow(_ index: Int) -> TableRow {
    let row = rows[index]
    let name = row.name.isEmpty ? "(no name)" : row.name
    let isQuiet = !row.isPicked
    return TableRow(
      id: String(index),
      [
        TableCell(name, isQuiet ? .dim : .text), row.state.cell, TableCell(age(of: row), .dim),
        valueCell(row),
      ], isMarked: row.isPicked)
  }

  func age(of row: ImportRow) -> String {
    guard let time, let put = comparison.lastUpdated(KeyName(row.name)) else { return "" }
    return AgeText.short(since: put, now: time)
  }

  private func valueCell(_ row: ImportRow) -> TableCell {
    switch row.state {
    case .invalid(let reason): TableCell(reason, .danger)
    case .twice: TableCell(takenText(row), .warning)
    case .add, .change, .same, .comparing, .unknown:
      if row.valueText == "empty" {
        TableCell("empty", .warning)
      } else {
        TableCell("•••• \(row.valueText)\(rankText(row))", row.isPicked ? .text : .dim)
      }
    }
  }

  /// Whether the user chose among the rows with the name of `row`.
  private func isChosen(_ row: ImportRow) -> Bool {
    preferred.contains { rows[$0].name == row.name }
  }

  /// Which of several rows with one name this one is that is taken.
  private func rankText(_ row: ImportRow) -> String {
    guard row.sameNameCount > 1 else { return "" }
    return ", \(isChosen(row) ? "chosen" : "the last") of \(row.sameNameCount)"
  }

  /// Which of the rows with the name of `row` is taken and not this one.
  func takenText(_ row: ImportRow) -> String {
    isChosen(row)
      ? "you chose another of \(row.sameNameCount)" : "the last of \(row.sameNameCount) is taken"
  }
}

extension ImportRow.State {
  fileprivate var cell: TableCell {
    switch self {
    case .add: TableCell("add", .good)
    case .change: TableCell("change", .warning)
    case .same: TableCell("same", .dim)
    case .comparing: TableCell("…", .dim)
    case .unknown: TableCell("?", .warning)
    case .twice: TableCell("twice", .warning)
    case .invalid: TableCell("invalid", .danger)
    }
  }
}
