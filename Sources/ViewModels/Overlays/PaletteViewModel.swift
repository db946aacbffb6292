/// The list of all actions, narrowed by typing: each with its key, and why it cannot run now.
package struct PaletteViewModel: Equatable, Sendable {
  /// One action.
  struct Entry: Equatable, Sendable {
    let binding: KeyBinding
    /// Why it cannot run now; nil where it can.
    let obstacle: String?
  }

  package private(set) var field = LineField(text: "")
  package private(set) var table: TableViewModel
  private let entries: [Entry]

  /// Offers `entries`, those that can run now first.
  init(_ entries: [Entry]) {
    self.entries = entries.filter { $0.obstacle == nil } + entries.filter { $0.obstacle != nil }
    table = TableViewModel([
      TableColumn("Action", .flexible(share: 1)),
      TableColumn("Where", .fitting(most: 10), leftOutBelow: 50),
      TableColumn("Key", .fitting(most: 14)),
    ])
    fill()
  }

  /// Why the selected action cannot run now.
  package var obstacle: String? { selected?.obstacle }

  private var selected: Entry? {
    table.selected.flatMap { row in Int(row.id).map { entries[$0] } }
  }

  /// An action is shown when each word that is typed stands somewhere in its line.
  private mutating func fill() {
    let words = field.text.split(separator: " ").map { NameFilter(String($0)) }
    let rows = entries.enumerated().compactMap { index, entry -> TableRow? in
      let binding = entry.binding
      let place = binding.context == .everywhere ? "" : binding.context.place
      let keys = KeyTable.keysText(of: binding)
      let text = Array("\(binding.label) \(binding.help) \(place) \(keys)".utf8)
      guard words.allSatisfy({ $0.match(in: text) != nil }) else { return nil }
      let isOpen = entry.obstacle == nil
      return TableRow(
        id: String(index),
        [
          TableCell(binding.help, isOpen ? .text : .dim), TableCell(place, .dim),
          TableCell(keys, isOpen ? .accent : .dim),
        ])
    }
    table.show(rows)
    table.move(by: -rows.count)
  }
}

extension PaletteViewModel: OverlayContent {
  /// The rows kept below the list for the field and the reason.
  package static let noteRows = 2

  package var overlay: Overlay { .palette(self) }
  package var keyContext: KeyContext? { .palette }

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
    table.resize(
      visibleRowCount: TableLayout.rowCount(in: size, noteRows: Self.noteRows))
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
