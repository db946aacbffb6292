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
    let first = firstRows
    for index in rows.indices { rows[index].state = state(of: index, first) }
    showRows()
  }

  /// For each name the row that has it, of several the one that the user prefers.
  private var firstRows: [String: Int] {
    var first: [String: Int] = [:]
    for index in rows.indices where rows[index].problem == nil {
      let name = rows[index].name
      if first[name] == nil || preferred.contains(index) { first[name] = index }
    }
    return first
  }

  private mutating func state(of index: Int, _ first: [String: Int]) -> ImportRow.State {
    let row = rows[index]
    if let problem = row.problem { return .invalid(problem) }
    guard first[row.name] == index else { return .twice }
    let name = KeyName(row.name)
    guard comparison.keys != nil else { return comparison.hasHalted ? .unknown : .comparing }
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

  private func age(of row: ImportRow) -> String {
    guard let time, let put = comparison.lastUpdated(KeyName(row.name)) else { return "" }
    return AgeText.short(since: put, now: time)
  }

  private func valueCell(_ row: ImportRow) -> TableCell {
    switch row.state {
    case .invalid(let reason): TableCell(reason, .danger)
    case .twice: TableCell("this name stands in it twice", .danger)
    case .add, .change, .same, .comparing, .unknown:
      if row.valueText == "empty" {
        TableCell("empty", .warning)
      } else {
        TableCell("•••• \(row.valueText)", row.isPicked ? .text : .dim)
      }
    }
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
    case .twice: TableCell("twice", .danger)
    case .invalid: TableCell("invalid", .danger)
    }
  }
}
