package import DatabricksClient

/// The requests of this run and what was told, the last one first.
package struct RequestLogViewModel: Equatable, Sendable {
  package private(set) var table: TableViewModel
  /// What was done with a line; nil when nothing was.
  package private(set) var notice: String?
  private var records: [RequestRecord]
  private var told: [ToldSentence]
  /// Whether the line that was selected at first stays so whatever comes, until a key is pressed.
  private var keepsFirst: Bool
  /// The rows kept below the list for the selected line in full.
  package private(set) var noteRows = Self.leastNoteRows
  private var window = Size(columns: 80, rows: 24)

  /// Shows `records` and what was told; `isAboutLast` selects what was told last, and keeps it so.
  package init(_ records: [RequestRecord], told: [ToldSentence], isAboutLast: Bool = false) {
    self.records = records
    self.told = told
    keepsFirst = isAboutLast
    table = TableViewModel([
      TableColumn("Time", .fitting(most: 8), leftOutBelow: 50),
      TableColumn("", .fitting(most: 5)),
      TableColumn("Request", .flexible(share: 1)),
      TableColumn("Status", .fitting(most: 11)),
      TableColumn("ms", .fitting(most: 7), isTrailing: true, leftOutBelow: 50),
      TableColumn("Bytes", .fitting(most: 9), isTrailing: true, leftOutBelow: 70),
      TableColumn("Tries", .fitting(most: 5), isTrailing: true, leftOutBelow: 70),
      TableColumn("Request id", .fitting(most: 20), leftOutBelow: 100),
    ])
    fill()
  }

  /// The selected line in full, as it is copied.
  package var line: String? { table.selected.map(Self.line) }

  /// Takes what has ended since.
  package mutating func update(_ records: [RequestRecord], told: [ToldSentence]) {
    self.records = records
    self.told = told
    fill()
    resize(to: window)
  }

  private mutating func fill() {
    let isAtTop = table.selection.selected == 0 && !keepsFirst
    let rows =
      records.map { ($0.time, Self.row($0)) } + told.map { ($0.time, Self.row($0)) }
    // Sorting keeps what is of one moment as it was.
    let sorted = rows.enumerated().sorted { one, other in
      one.element.0.milliseconds == other.element.0.milliseconds
        ? one.offset > other.offset
        : one.element.0.milliseconds > other.element.0.milliseconds
    }
    table.show(Self.toldApart(sorted.map(\.element.1)))
    // At the top it follows what comes; further down the line that is read stays.
    if isAtTop { table.move(by: -rows.count) }
  }

  /// Rows of one moment get a number; the oldest rows go, so that their place in the list is no name.
  private static func toldApart(_ rows: [TableRow]) -> [TableRow] {
    var counts: [String: Int] = [:]
    return rows.reversed().map { row in
      let count = counts[row.id, default: 0]
      counts[row.id] = count + 1
      return count == 0 ? row : TableRow(id: "\(row.id) \(count)", row.cells)
    }.reversed()
  }

  private static func row(_ record: RequestRecord) -> TableRow {
    var status = TableCell("cancelled", .dim)
    var bytes = ""
    var id = ""
    switch record.end {
    case .answered(let code, let count, let requestID):
      status = TableCell(String(code), (200..<300).contains(code) ? .good : .danger)
      bytes = CountText.grouped(count)
      id = requestID ?? ""
    case .unanswered(let reason): status = TableCell(words(for: reason), .danger)
    case .cancelled: break
    }
    return TableRow(
      id: "request \(record.time.milliseconds) \(record.path)",
      [
        TableCell(AgeText.clock(record.time), .dim), TableCell(record.method, .label),
        TableCell(record.path), status, TableCell(CountText.grouped(Int(record.milliseconds))),
        TableCell(bytes), TableCell(String(record.tries), record.tries > 1 ? .warning : .dim),
        TableCell(SafeText.line(id), .dim),
      ])
  }

  private static func row(_ told: ToldSentence) -> TableRow {
    let tone: TableCell.Tone =
      switch told.status.kind {
      case .plain: .text
      case .good: .good
      case .warning: .warning
      case .failure: .danger
      }
    return TableRow(
      id: "\(toldPrefix)\(told.time.milliseconds)",
      [
        TableCell(AgeText.clock(told.time), .dim), TableCell("said", tone),
        TableCell(told.status.text, tone), TableCell(""), TableCell(""), TableCell(""),
        TableCell(""), TableCell(""),
      ])
  }

  private static let toldPrefix = "said "

  /// The selected line as it is shown in full below the list: of what was told the sentence alone.
  package var shownLine: TableCell? {
    guard let row = table.selected else { return nil }
    return row.id.hasPrefix(Self.toldPrefix) ? row.cells[2] : TableCell(Self.line(row), .dim)
  }

  private static func line(_ row: TableRow) -> String {
    let labels = ["", "", "", "status ", "", "", "", "request "]
    let tries = row.cells[6].text == "1" ? " try" : " tries"
    let units = ["", "", "", "", " ms", " bytes", tries, ""]
    let parts = row.cells.enumerated().compactMap { index, cell in
      cell.text.isEmpty ? nil : labels[index] + cell.text + units[index]
    }
    return SafeText.line(parts.joined(separator: "  "))
  }

  private static func words(for reason: TransportError.Reason) -> String {
    switch reason {
    case .nameNotFound: "no such host"
    case .connectionRefused: "refused"
    case .timedOut: "timed out"
    case .tls: "TLS"
    case .proxy: "proxy"
    case .tooLarge: "too large"
    case .connectionLost: "lost"
    case .refusedLocally: "not sent"
    }
  }
}

extension RequestLogViewModel: OverlayContent {
  private static let leastNoteRows = 3

  package var overlay: Overlay { .log(self) }
  package var keyContext: KeyContext? { .log }
  package var takesText: Bool { isFilterTyped }
  package var isFilterTyped: Bool { table.filter.isTyping }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    notice = nil
    keepsFirst = false
    if table.press(key) { return .stay }
    switch KeyTable.command(for: key, in: .log) {
    case .log(.read):
      guard let line = shownLine else { return .stay }
      return .question(.reading(line.text))
    case .log(.copy):
      guard let line else { return .stay }
      notice = "copied the line"
      return .perform(.copyText(line))
    case .log(.close): return .close
    default: return .stay
    }
  }

  package mutating func paste(_ text: String) { table.paste(text) }
  package mutating func scroll(by rows: Int) { table.scroll(by: rows) }

  /// Nothing moves from row to row: the longest sentence has its room whichever is selected.
  package mutating func resize(to size: Size) {
    window = size
    let columns = TableLayout(window: size, noteRows: Self.leastNoteRows).content.columns
    let longest = told.map { WordWrap.lines($0.status.text, cells: columns).count }.max() ?? 0
    noteRows = max(Self.leastNoteRows, longest)
    table.resize(visibleRowCount: TableLayout.rowCount(in: size, noteRows: noteRows))
  }
}

extension ConfirmationViewModel {
  /// Shows a line of the log in full, scrolled where it is longer than the window.
  static func reading(_ line: String) -> ConfirmationViewModel {
    ConfirmationViewModel(
      title: "In full", lines: [line], buttons: [.keep("close")], requiredText: nil,
      openingKey: nil)
  }
}

/// What the keys of the request log do.
package enum RequestLogCommand: Hashable, Sendable {
  case read
  case copy
  case close
}

/// The keys of the request log, besides those that move and filter.
enum RequestLogKeys {
  static let bindings: [KeyBinding] = [
    KeyBinding(
      [Key(.enter)], .log(.read), in: .log, label: "in full",
      help: "show the line in full", isInFooter: true),
    KeyBinding(
      [.typed("y")], .log(.copy), in: .log, label: "copy line",
      help: "copy the line, for a message to support", isInFooter: true),
    KeyBinding(
      [Key(.escape), .typed("q"), .typed("L"), ViewKeys.log], .log(.close), in: .log,
      label: "close",
      help: "close the log", isInFooter: true),
  ]
}
