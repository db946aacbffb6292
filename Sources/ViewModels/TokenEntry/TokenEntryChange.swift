internal import DatabricksClient

/// One row of the shown change of the config file.
package enum ChangeRow: Equatable, Sendable {
  case kept(String)
  case added(String)
  case removed(String)
  /// So many lines that stay as they are.
  case unchanged(Int)
  /// What else is done.
  case note(String)
}

/// The change of the config file as it is shown: what is written first of all.
extension TokenEntryViewModel {
  /// The width of the form in cells where there is room.
  package static let formCells = 100
  /// Below this size the form has no air and no guide.
  package static let roomySize = Size(columns: 64, rows: 24)

  /// Whether the window has room for labels, notes and a guide.
  package var isRoomy: Bool {
    windowSize.columns >= Self.roomySize.columns && windowSize.rows >= Self.roomySize.rows
  }

  /// The cells a row of the change has.
  package var changeCells: Int {
    (isRoomy ? min(Self.formCells, windowSize.columns) : windowSize.columns) - 4
  }

  /// How many rows of the change can be in sight: the window without header, frame and buttons.
  package var changeRoom: Int {
    let offer = stage.shownChange?.offersDefault == true ? 1 : 0
    return max(1, windowSize.rows - (isRoomy ? 8 : 4) - offer)
  }

  /// The whole change: each changed line with up to two beside it, then what else is done.
  package var changeRows: [ChangeRow] {
    guard let change = stage.shownChange else { return [] }
    let lines = change.lines
    let near = lines.indices.map { index in
      // The section's header says whose lines these are.
      index == 0
        || lines[max(0, index - 2)...min(lines.count - 1, index + 2)].contains { !$0.isKept }
    }
    var rows: [ChangeRow] = []
    var unchanged = 0
    for (index, line) in lines.enumerated() {
      guard near[index] else {
        unchanged += 1
        continue
      }
      if unchanged > 0 { rows.append(.unchanged(unchanged)) }
      unchanged = 0
      rows += line.rows(cells: changeCells)
    }
    if unchanged > 0 { rows.append(.unchanged(unchanged)) }
    return rows
      + change.notes.flatMap { WordWrap.lines($0, cells: changeCells).map { .note($0) } }
  }

  /// Moves through the change, as far as there is something out of sight.
  mutating func scroll(by step: Int) -> [TokenEntryOutcome] {
    let last = max(0, changeRows.count - changeRoom)
    changeTop = max(0, min(changeTop + step, last))
    return []
  }
}

extension ProfileChange.Line {
  fileprivate var isKept: Bool {
    if case .kept = self { true } else { false }
  }

  /// The line in rows of so many cells, none of it left out.
  fileprivate func rows(cells: Int) -> [ChangeRow] {
    switch self {
    case .kept(let text): Self.cut(text, cells).map { .kept($0) }
    case .added(let text): Self.cut(text, cells).map { .added($0) }
    case .removed(let text): Self.cut(text, cells).map { .removed($0) }
    }
  }

  /// Two cells are for the sign before it.
  private static func cut(_ text: String, _ cells: Int) -> [String] {
    let pieces = WordWrap.cut(text, cells: max(1, cells - 2))
    return pieces.isEmpty ? [""] : pieces
  }
}
