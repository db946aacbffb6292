/// The list of all actions, narrowed by typing: each with its key, and why it cannot run now.
package struct PaletteViewModel: Equatable, Sendable {
  /// One action.
  struct Entry: Equatable, Sendable {
    let binding: KeyBinding
    /// What it does now, a sentence.
    let help: String
    /// Why it cannot run now; nil where it can.
    let obstacle: String?
  }

  package private(set) var field = LineField(text: "")
  package private(set) var table: TableViewModel
  private let entries: [Entry]

  /// Offers `entries`, those that can run now first.
  init(_ entries: [Entry]) {
    self.entries = entries.filter { $0.obstacle == nil } + entries.filter { $0.obstacle != nil }
    table = TableViewModel(Self.columns)
    fill()
  }

  private static let columns = [
    TableColumn("Action", .flexible(share: 1)),
    TableColumn("Where", .fitting(most: 10), leftOutBelow: 50),
    TableColumn("Key", .fitting(most: 14)),
  ]

  /// There only while an action is found by another word, since it takes room from what they do.
  private static let reasonColumn = TableColumn(
    "Also called", .fitting(most: 14), leftOutBelow: reasonCells)

  /// The cells of a list from which on it has a column for the other words.
  package static let reasonCells = 90

  /// Why the selected action cannot run now.
  package var obstacle: String? { selected?.obstacle }

  /// What the selected action does; nil where none is shown.
  package var help: String? { selected?.help }

  private var selected: Entry? {
    table.selected.flatMap { row in Int(row.id).map { entries[$0] } }
  }

  /// By which other word each shown action was found, by the place of its entry.
  private var reasons: [Int: String] = [:]

  /// The other word by which the selected action was found; nil where its own words hold what is typed.
  package var reason: String? {
    table.selected.flatMap { row in Int(row.id).flatMap { reasons[$0] } }
  }

  /// An action is shown when each word that is typed stands somewhere in its line, behind all those when
  /// it stands in the words that others use for it, and before them when it is such a word.
  private mutating func fill() {
    let words = field.text.split(separator: " ").map { NameFilter(String($0)) }
    reasons = [:]
    var named: [Int] = []
    var called: [Int] = []
    for (index, entry) in entries.enumerated() {
      let text = Array(entry.text.utf8)
      let missing = words.filter { $0.match(in: text) == nil }
      if missing.isEmpty {
        named.append(index)
      } else if let reason = Self.reason(for: missing, entry.binding.command) {
        reasons[index] = reason
        called.append(index)
      }
    }
    let columns = Self.columns + (reasons.isEmpty ? [] : [Self.reasonColumn])
    if table.columns.count != columns.count {
      let visible = table.visibleRowCount
      table = TableViewModel(columns)
      table.resize(visibleRowCount: visible)
    }
    let typed = field.text.lowercased()
    // A word that is the one typed stands before those that only hold it.
    let exact = called.filter { reasons[$0] == typed }
    table.show((exact + named + called.filter { reasons[$0] != typed }).map(row))
    table.move(by: -entries.count)
  }

  /// The other word of `command` that holds all of `missing`, or the words that do together.
  private static func reason(for missing: [NameFilter], _ command: Command) -> String? {
    let others = OtherWords.words(for: command)
    var found: [String] = []
    for filter in missing {
      // One that begins like what was typed is what was meant.
      let matches = others.filter { filter.match(in: Array($0.utf8)) != nil }
      let best = matches.first { filter.match(in: Array($0.utf8))?.lowerBound == 0 }
      guard let word = best ?? matches.first else { return nil }
      if !found.contains(word) { found.append(word) }
    }
    return found.joined(separator: ", ")
  }

  private func row(_ index: Int) -> TableRow {
    let entry = entries[index]
    let isOpen = entry.obstacle == nil
    return TableRow(
      id: String(index),
      [
        TableCell(entry.help, isOpen ? .text : .dim), TableCell(entry.place, .dim),
        TableCell(entry.keys, isOpen ? .accent : .dim),
      ] + (reasons.isEmpty ? [] : [TableCell(reasons[index] ?? "", .dim)]))
  }
}

extension PaletteViewModel.Entry {
  fileprivate var place: String { binding.context == .everywhere ? "" : binding.context.place }
  fileprivate var keys: String { KeyTable.keysText(of: binding) }

  /// All that is shown of it, and its word in the footer.
  fileprivate var text: String { "\(binding.label) \(help) \(place) \(keys)" }
}

extension PaletteViewModel: OverlayContent {
  /// Whether a row has no room for most of what is said of an action.
  package static func isNarrow(columns: Int) -> Bool { columns < 60 }

  /// The rows kept below the list for the field and what is said of the selected action.
  package static func noteRows(columns: Int) -> Int { isNarrow(columns: columns) ? 3 : 2 }

  package var overlay: Overlay { .palette(self) }
  package var keyContext: KeyContext? { .palette }
  package var takesText: Bool { true }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    switch KeyTable.command(for: key, in: .palette) {
    case .palette(.run):
      guard let selected, selected.obstacle == nil else { return .stay }
      return .confirmed(.run(selected.binding.command, in: selected.binding.context))
    case .palette(.close): return .close
    case .palette(.up): table.move(by: -1)
    case .palette(.down): table.move(by: 1)
    case .palette(.pageUp): table.move(by: -table.visibleRowCount)
    case .palette(.pageDown): table.move(by: table.visibleRowCount)
    default:
      if field.press(key) { fill() }
    }
    return .stay
  }

  package mutating func paste(_ text: String) {
    field.insert(text)
    fill()
  }

  package mutating func scroll(by rows: Int) { table.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    let noteRows = Self.noteRows(columns: size.columns)
    table.resize(visibleRowCount: TableLayout.rowCount(in: size, noteRows: noteRows))
  }
}

/// What the keys of the palette do.
package enum PaletteCommand: Hashable, Sendable {
  case run
  case up
  case down
  case pageUp
  case pageDown
  case close
}

/// The keys of the palette; every other one is typed.
enum PaletteKeys {
  static let bindings: [KeyBinding] = [
    row([Key(.enter)], .run, "run", "run the action", isInFooter: true),
    row([Key(.up), .control("k")], .up, "up", "one row up"),
    row([Key(.down), .control("j"), .control("n")], .down, "down", "one row down"),
    row([Key(.pageUp)], .pageUp, "page up", "one page up"),
    row([Key(.pageDown)], .pageDown, "page down", "one page down"),
    row([Key(.escape)], .close, "close", "close the palette", isInFooter: true),
  ]

  private static func row(
    _ keys: [Key], _ command: PaletteCommand, _ label: String, _ help: String,
    isInFooter: Bool = false
  ) -> KeyBinding {
    KeyBinding(
      keys, .palette(command), in: .palette, label: label, help: help, isInFooter: isInFooter)
  }
}

extension KeyContext {
  /// The word for where an action belongs.
  var place: String {
    switch self {
    case .scopes: "scopes"
    case .keys: "keys"
    case .value: "value"
    default: ""
    }
  }
}
