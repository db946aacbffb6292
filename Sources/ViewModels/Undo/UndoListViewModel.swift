internal import DatabricksClient

/// What was done in this run and can be taken back, as a table.
package struct UndoListViewModel: Equatable, Sendable {
  package private(set) var table = TableViewModel([
    TableColumn("Change", .flexible(share: 1)),
    TableColumn("When", .fitting(most: 8), isTrailing: true),
    TableColumn("Kept", .fitting(most: 15), isTrailing: true, leftOutBelow: 48),
    TableColumn("Workspace", .fitting(most: 24), leftOutBelow: 64),
  ])
  private var log = UndoLog()

  package init() {}

  /// The sentences below the table: what is kept of values, where, and how long.
  package var notes: [String] {
    let size = CountText.counted(log.byteCount, "byte")
    let limit = "at most \(CountText.kibibytes(log.byteLimit)), the oldest go first"
    guard log.byteCount > 0 else {
      return ["values would be kept in locked memory until the program ends, \(limit)"]
    }
    let pages = CountText.kibibytes(log.pageByteCount)
    return [
      log.isLocked
        ? "\(size) of values are kept in \(pages) of locked memory, \(limit)"
        : "\(size) of values are kept in \(pages) of memory that this system did not lock: it may "
          + "write it to its swap space; \(limit)",
      (log.droppedCount == 0
        ? "they are"
        : "\(CountText.counted(log.droppedCount, "older change")) can no longer be taken back, "
          + "for want of room; values are") + " wiped when the program ends",
    ]
  }

  /// The entry that is selected.
  package var selected: UndoEntry? {
    guard let id = table.selected?.id else { return nil }
    return log.entries.first { Self.rowID($0.id) == id }
  }

  /// Shows `log` as it is at `now`.
  mutating func show(_ log: UndoLog, in place: UndoEntry.Place, at now: Timestamp) {
    self.log = log
    table.show(
      log.entries.map { entry in
        let isHere = entry.place.host == place.host
        return TableRow(
          id: Self.rowID(entry.id),
          [
            TableCell(entry.title),
            TableCell(AgeText.short(since: entry.time, now: now), .dim),
            TableCell(
              entry.byteCount == 0 ? "" : CountText.counted(entry.byteCount, "byte"), .dim),
            TableCell(entry.place.name, isHere ? .dim : .warning),
          ])
      })
  }

  private static func rowID(_ id: UndoEntry.ID) -> String { String(id.rawValue) }
}

extension UndoListViewModel: OverlayContent {
  package var overlay: Overlay { .undoList(self) }
  package var keyContext: KeyContext? { .undo }
  package var takesText: Bool { isFilterTyped }
  package var isFilterTyped: Bool { table.filter.isTyping }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    if table.press(key) { return .stay }
    guard case .undo(let command)? = KeyTable.command(for: key, in: .undo) else { return .stay }
    switch command {
    case .close: return .close
    case .takeBack: return selected.map { .perform(.askToTakeBack($0.id, key)) } ?? .stay
    case .forget: return selected.map { .perform(.askToForget($0.id, key)) } ?? .stay
    case .takeBackLast, .showList: return .stay
    }
  }

  package mutating func paste(_ text: String) { table.paste(text) }
  package mutating func scroll(by rows: Int) { table.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    table.resize(visibleRowCount: TableLayout.rowCount(in: size, noteRows: Self.noteRows))
  }

  /// How many rows are kept for the notes.
  package static let noteRows = 3
}
