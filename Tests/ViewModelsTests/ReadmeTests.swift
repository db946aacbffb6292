import Foundation
import Testing
import ViewModels

@Suite struct ReadmeTests {
  /// `RECORD_SCREENS=1` writes the table anew and fails, as with the recorded screens.
  @Test func `the README shows the key table of the program`() throws {
    let begin = "<!-- begin keys -->\n"
    let end = "<!-- end keys -->"
    let readme = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../README.md").standardizedFileURL
    let text = try String(contentsOf: readme, encoding: .utf8)
    let start = try #require(text.range(of: begin)?.upperBound)
    let stop = try #require(text.range(of: end)?.lowerBound)
    guard ProcessInfo.processInfo.environment["RECORD_SCREENS"] == nil else {
      let recorded = text.replacingCharacters(in: start..<stop, with: Self.keyTable)
      try recorded.write(to: readme, atomically: true, encoding: .utf8)
      Issue.record("recorded the key table in README.md")
      return
    }
    #expect(
      String(text[start..<stop]) == Self.keyTable,
      "make it anew with: RECORD_SCREENS=1 swift test --filter ReadmeTests")
  }

  /// The key table in Markdown; rows that differ only in the place are one, and those that
  /// everybody expects are left out.
  private static var keyTable: String {
    var lines = ["| Keys | Where | What they do |", "|---|---|---|"]
    var written: [String] = []
    for row in KeyContext.allCases.flatMap(KeyTable.rows(in:)) where !isExpected(row.command) {
      let keys = row.keys.map { "`\($0.text)`" }.joined(separator: " ")
      guard !written.contains(keys + row.help) else { continue }
      written.append(keys + row.help)
      let places = KeyTable.rows.filter { $0.keys == row.keys && $0.help == row.help }
        .map(\.context)
      let names = KeyContext.allCases.filter(places.contains).map(name(of:))
      lines.append("| \(keys) | \(names.joined(separator: ", ")) | \(row.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether everybody knows what the key does, a sentence above the table says it, or the last
  /// line of the screen names all that there are.
  private static func isExpected(_ command: Command) -> Bool {
    switch command {
    case .editor(let command): isExpected(command)
    case .editorBar, .finding: true
    case .tokenEntry(let command):
      [.nextField, .lineDown, .advance, .previousField, .lineUp, .pageUp, .pageDown]
        .contains(command)
    case .moveUp, .moveDown, .pageUp, .pageDown, .moveToFirst, .moveToLast, .nextPane,
      .previousPane, .focusScopes, .focusKeys, .focusValue, .goBack, .enter, .redraw:
      true
    default: false
    }
  }

  private static func isExpected(_ command: EditorCommand) -> Bool {
    switch command {
    case .newline, .tab, .cut, .copy, .paste, .undo, .redo, .fullScreen: true
    default: ["move", "page", "select", "delete"].contains { command.rawValue.hasPrefix($0) }
    }
  }

  private static func name(of context: KeyContext) -> String {
    switch context {
    case .everywhere: "browser"
    case .scopes: "scopes"
    case .keys: "keys"
    case .value: "value"
    case .editor: "editor"
    case .find: "find"
    case .replace: "replace"
    case .goTo: "go to"
    case .tokenEntry: "token entry"
    case .findEverywhere: "find everywhere"
    }
  }
}
