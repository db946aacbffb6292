/// The list of all keys, made from the key table and broken to the width of its box.
package struct HelpViewModel: Equatable, Sendable {
  /// One line of the help.
  package enum Line: Equatable, Sendable {
    case heading(String)
    /// Either part may be empty where the other one goes on.
    case row(keys: String, help: String)
    case blank
  }

  /// One group of the help.
  private struct Section: Equatable {
    let title: String
    let rows: [(keys: String, help: String)]

    static func == (one: Section, other: Section) -> Bool {
      one.title == other.title && one.rows.elementsEqual(other.rows, by: ==)
    }
  }

  private let sections: [Section]
  /// The lines that match the filter.
  package private(set) var lines: [Line] = []
  /// The first line in view, counted from 0.
  package private(set) var top = 0
  package private(set) var filter = ListFilter()
  /// The inside of the box in cells.
  package private(set) var size = Size(columns: 76, rows: 2)

  /// How many lines of help are in view; the last row of the box is for its own keys.
  package var visibleLineCount: Int { max(1, size.rows - 1) }

  /// The width of the column of keys.
  package var keyCells: Int { size.columns >= 90 ? 32 : size.columns >= 60 ? 22 : 16 }

  /// The keys of `contexts`, in that order, one heading each.
  package init(contexts: [KeyContext]) {
    var sections = contexts.map { context in
      Section(
        title: context.title,
        rows: KeyTable.rows(in: context).map { (KeyTable.keysText(of: $0), $0.help) })
    }
    if contexts.contains(.scopes) {
      sections.append(
        Section(title: "Access in the list of scopes", rows: Access.explanations))
      sections.append(Section(title: "Marks", rows: Self.marks))
    }
    self.sections = sections.filter { !$0.rows.isEmpty }
    fill()
  }

  /// What the marks on the screen mean.
  private static let marks: [(keys: String, help: String)] = [
    ("stale", "or ! where it has no room; put \(AgeText.staleAfterDays) days ago or earlier"),
    ("☁ kv", "an Azure Key Vault scope; its keys are changed in the vault"),
    ("?", "the keys may not be listed, or could not be"),
    ("∅", "in the editor: the value ends without a newline"),
  ]

  /// Fits it into a window of that size.
  package mutating func resize(to window: Size) {
    let columns = max(10, min(100, window.columns - 4))
    if columns != size.columns {
      size.columns = columns
      fill()
    }
    // Filtering must not change the height of the box, nor move it.
    let count = filter.isActive ? max(lines.count, size.rows - 1) : lines.count
    size.rows = max(2, min(window.rows - 5, count + 1))
    scroll(by: 0)
  }

  /// Does what `key` means here: it scrolls, filters or closes.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: -visibleLineCount)
    case .pageDown: scroll(by: visibleLineCount)
    case .home: top = 0
    case .end: scroll(by: lines.count)
    case .escape where filter.isActive: edit { $0.clear() }
    case .enter where filter.isTyping: filter.isTyping = false
    case .escape, .enter, .function(1): return .close
    case _ where filter.isTyping: edit { _ = $0.field.press(key) }
    case .character(let letter): return pressLetter(letter)
    default: break
    }
    return .stay
  }

  /// Narrows the help by pasted text.
  package mutating func paste(_ text: String) {
    if filter.isTyping { edit { $0.field.insert(text) } }
  }

  /// Scrolls by `rows` lines, stopping at both ends.
  package mutating func scroll(by rows: Int) {
    top = max(0, min(top + rows, lines.count - visibleLineCount))
  }

  private mutating func pressLetter(_ letter: Unicode.Scalar) -> OverlayOutcome {
    switch letter {
    case "k": scroll(by: -1)
    case "j": scroll(by: 1)
    case " ": scroll(by: visibleLineCount)
    case "g": top = 0
    case "G": scroll(by: lines.count)
    case "/": filter.isTyping = true
    case "?", "q": return .close
    default: break
    }
    return .stay
  }

  private mutating func edit(_ change: (inout ListFilter) -> Void) {
    change(&filter)
    fill()
    top = 0
  }

  private mutating func fill() {
    let wanted = filter.filter
    lines = []
    for section in sections {
      let rows = section.rows.filter { row in
        wanted.isEmpty || wanted.match(in: Array("\(row.keys) \(row.help)".utf8)) != nil
      }
      guard !rows.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(section.title))
      for row in rows { append(row.keys, row.help) }
    }
  }

  private mutating func append(_ keys: String, _ help: String) {
    let keyRows = WordWrap.lines(keys, cells: keyCells)
    let helpRows = WordWrap.lines(help, cells: size.columns - keyCells - 1)
    for index in 0..<max(keyRows.count, helpRows.count) {
      lines.append(
        .row(
          keys: index < keyRows.count ? keyRows[index] : "",
          help: index < helpRows.count ? helpRows[index] : ""))
    }
  }
}

extension KeyContext {
  /// The heading of the context's keys in the help.
  package var title: String {
    switch self {
    case .everywhere: "Everywhere"
    case .scopes: "In the scopes"
    case .keys: "In the keys"
    case .value: "On a value"
    case .editor: "In the editor"
    case .find: "Finding in the editor"
    case .replace: "Replacing in the editor"
    case .goTo: "Going to a line in the editor"
    case .tokenEntry: "Connecting a workspace"
    case .workspaces: "In the list of workspaces"
    case .palette: "In the palette"
    case .log: "In the list of requests"
    case .access: "In the box about access"
    case .grant: "Giving access"
    case .undo: "In the undo list"
    case .importing: "Importing a file"
    case .markedKeys: "In the list of marked keys"
    case .transferTarget: "Copying or moving: where to"
    case .transferWorkspace: "Copying or moving: another workspace"
    case .transferPreview: "Copying or moving: before it starts"
    case .renamePreview: "Renaming a scope: before it starts"
    case .audit: "In the audit"
    case .compareTarget: "Picking what to compare with"
    case .compare: "Comparing two scopes"
    case .copyAcross: "Copying across"
    case .findEverywhere: "Finding everywhere"
    }
  }
}
