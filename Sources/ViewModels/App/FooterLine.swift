/// The keys that work now with their words, placed in one line from its left.
///
/// Where there is not room for all, the words become shorter, Enter goes first, and help, leaving and
/// quitting go last.
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
    /// Where it begins, in cells from the left of the line.
    package fileprivate(set) var column = 0

    /// The cells it takes.
    package var columns: Int {
      SafeText.width(of: text) + (label.isEmpty ? 0 : 1 + SafeText.width(of: label))
    }

    fileprivate var isEnter: Bool { command == .enter || key.code == .enter && command == .edit }

    fileprivate var isKept: Bool {
      switch command {
      case _ where key.code == .escape: true
      case .showHelp, .quit, .leave, .editor(.leave), .editorBar(.close): true
      default: false
      }
    }
  }

  package private(set) var entries: [Entry]

  /// The keys of the present context of `app` in `columns` cells; `spelled` gives a word as the
  /// terminal can show it.
  package init(
    _ app: AppViewModel, columns: Int, spelled: (String) -> String = { $0 }
  ) {
    let all = Self.shown(app).map { $0.spelled(spelled) }
    let short = all.map { $0.with(label: $0.short) }
    let withoutEnter = short.filter { !$0.isEnter }
    let tiny = withoutEnter.map {
      $0.command == .showHelp || $0.command == .quit ? $0.with(label: "") : $0
    }
    entries =
      [all, short, withoutEnter, tiny].first { Self.width(of: $0) <= columns }
      ?? Self.cut(tiny, to: columns)
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

  private static func cut(_ entries: [Entry], to columns: Int) -> [Entry] {
    var kept = entries
    while width(of: kept) > columns, kept.count > 1 {
      kept.remove(at: kept.lastIndex { !$0.isKept } ?? kept.count - 1)
    }
    return kept
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
      guard row.isInFooter, app.unavailability(of: row.command) == nil, let key = row.keys.first
      else { return nil }
      let label = app.footerLabel(of: row)
      return Entry(
        key: key, text: key.text, label, short: label == row.label ? row.shortLabel : label,
        row.command)
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
    Self(key: key, text: text, spelled(label), short: spelled(short), command)
  }

  fileprivate func with(label: String) -> Self {
    var entry = self
    entry.label = label
    return entry
  }
}
