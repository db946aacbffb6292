/// The keys that work now with their words, placed in one line from its left.
///
/// Where there is not room for all, words become shorter, then what is rarely wanted goes and the list
/// of actions comes, which has it all; help, leaving and quitting always stay.
package struct FooterLine: Equatable, Sendable {
  /// One key with its word.
  package struct Entry: Equatable, Sendable {
    /// The key as it is pressed.
    package let key: Key
    /// The key as it is shown.
    package let text: String
    /// What it does; empty where the key says it by itself.
    package fileprivate(set) var label: String
    fileprivate let short: String
    fileprivate let command: Command?
    /// Whether it is about all marked keys, which nobody may overlook.
    fileprivate var isOfMarks = false
    /// Where it begins, in cells from the left of the line.
    package fileprivate(set) var column = 0

    /// The cells it takes.
    package var columns: Int {
      SafeText.width(of: text) + (label.isEmpty ? 0 : 1 + SafeText.width(of: label))
    }

    fileprivate var isHelp: Bool { text == "?" || text == "F1" }

    /// Whether the key alone says it where there is little room.
    fileprivate var isKnown: Bool {
      isHelp || command == .quit || command == .showPalette
    }

    /// How early it gets room, from 0 on; what a box offers follows in its own order.
    fileprivate func rank(isInLists: Bool) -> Int {
      if isHelp || key.code == .escape { return 0 }
      switch command {
      case .quit, .leave, .editor(.leave), .editorBar(.close): return 0
      case _ where isOfMarks: return 1
      case _ where key.code == .enter: return 2
      default:
        let place = isInLists ? command.flatMap(Self.ranking.firstIndex) : nil
        return 3 + (place ?? Self.ranking.count)
      }
    }

    private static let ranking: [Command] = [
      .showPalette, .reveal, .filter, .findEverywhere, .newKey, .copy, .delete, .openAccess,
    ]
  }

  package private(set) var entries: [Entry]

  /// The keys of the present context of `app` in `columns` cells; `spelled` gives a word as the
  /// terminal can show it.
  package init(
    _ app: AppViewModel, columns: Int, spelled: (String) -> String = { $0 }
  ) {
    let all = Self.shown(app).map { $0.spelled(spelled) }
    let short = all.map { $0.with(label: $0.short) }
    entries =
      [all, short].first { Self.width(of: $0) <= columns }
      ?? Self.chosen(
        short + Self.palette(app).map { $0.spelled(spelled) }, columns,
        isInLists: !app.context.standsAlone)
    var column = 0
    for index in entries.indices {
      entries[index].column = column
      column += entries[index].columns + Self.gap
    }
  }

  /// The key whose entry lies at `column`, in cells from the left of the line.
  package func key(at column: Int) -> Key? {
    entries.first { column >= $0.column && column < $0.column + $0.columns }?.key
  }

  private static let gap = 2

  private static func width(of entries: [Entry]) -> Int {
    entries.reduce(-gap) { $0 + $1.columns + gap }
  }

  /// As many of `entries` as there is room for, the most wanted ones, where they stand in any width.
  private static func chosen(_ entries: [Entry], _ columns: Int, isInLists: Bool) -> [Entry] {
    let entries = entries.map { $0.isKnown ? $0.with(label: "") : $0 }
    let ranks = entries.map { $0.rank(isInLists: isInLists) }
    let wanted = entries.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var kept: Set<Int> = []
    for index in wanted {
      let shown = entries.indices.filter { kept.contains($0) || $0 == index }
      if width(of: shown.map { entries[$0] }) <= columns { kept.insert(index) }
    }
    let tail = kept.filter { entries[$0].command == .showPalette }
    let rest = kept.subtracting(tail).sorted()
    // It stands before help and quit, which are last in every line.
    let place = rest.firstIndex { entries[$0].isHelp } ?? rest.count
    return (rest[..<place] + tail + rest[place...]).map { entries[$0] }
  }

  /// The key of the list of actions, where it works.
  private static func palette(_ app: AppViewModel) -> [Entry] {
    guard app.overlays.isEmpty, !app.context.standsAlone, !app.isFilterTyped,
      let row = ViewKeys.bindings.first(where: { $0.command == .showPalette }),
      let key = row.keys.first
    else { return [] }
    return [Entry(key: key, text: key.text, row.label, short: row.shortLabel, row.command)]
  }

  private static let whileFiltering = [
    Entry(key: Key(.enter), text: "enter", "keep the filter", short: "keep"),
    Entry(key: Key(.escape), text: "esc", "show all"),
    Entry(key: Key(.down), text: "up down", "move"),
  ]

  /// A box without rows in the key table tells its keys itself, and those behind it do not work.
  private static func shown(_ app: AppViewModel) -> [Entry] {
    if let overlay = app.overlays.last {
      if overlay.content.isFilterTyped { return whileFiltering }
      return overlay.content.keyContext == nil ? [] : entries(app)
    }
    return app.isFilterTyped ? whileFiltering : entries(app)
  }

  private static func entries(_ app: AppViewModel) -> [Entry] {
    let context = app.context
    var rows = KeyTable.rows(in: context)
    if !context.standsAlone { rows += KeyTable.rows(in: .everywhere) }
    return rows.compactMap { row in
      guard app.isInFooter(row), app.unavailability(of: row.command) == nil,
        let key = row.keys.first
      else { return nil }
      var entry = Entry(
        key: key, text: key.text, app.footerLabel(of: row), short: app.shortFooterLabel(of: row),
        row.command)
      entry.isOfMarks = app.countedByMarks(row) != nil
      return entry
    }
  }
}

extension FooterLine.Entry {
  fileprivate init(
    key: Key, text: String, _ label: String, short: String? = nil, _ command: Command? = nil
  ) {
    self.key = key
    self.text = text
    self.label = label
    self.short = short ?? label
    self.command = command
  }

  fileprivate func spelled(_ spelled: (String) -> String) -> Self {
    var entry = Self(key: key, text: text, spelled(label), short: spelled(short), command)
    entry.isOfMarks = isOfMarks
    return entry
  }

  fileprivate func with(label: String) -> Self {
    var entry = self
    entry.label = label
    return entry
  }
}
