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

  /// The key table in Markdown, without the rows that everybody expects.
  ///
  /// Rows that differ only in the place are one. Boxes and the editor show theirs in the last line.
  private static var keyTable: String {
    var lines = ["| Keys | Where | What they do |", "|---|---|---|"]
    var written: [String] = []
    for row in KeyContext.allCases.flatMap(KeyTable.rows(in:)) where isTold(row) {
      let keys = row.keys.map { "`\($0.text)`" }.joined(separator: " ")
      guard !written.contains(keys + row.help) else { continue }
      written.append(keys + row.help)
      let places = KeyTable.rows.filter { $0.keys == row.keys && $0.help == row.help }
        .map(\.context).filter { name(of: $0) != nil }
      let names = KeyContext.allCases.filter(places.contains).compactMap(name(of:))
      lines.append("| \(keys) | \(names.joined(separator: ", ")) | \(row.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func isTold(_ row: KeyBinding) -> Bool {
    guard name(of: row.context) != nil else { return false }
    return switch row.command {
    case .moveUp, .moveDown, .pageUp, .pageDown, .moveToFirst, .moveToLast, .nextPane,
      .previousPane, .focusScopes, .focusKeys, .focusValue, .goBack, .enter, .redraw, .suspend,
      .showHelp, .quit, .leave, .widenLists, .narrowLists:
      false
    default: true
    }
  }

  /// The word for a place whose keys the table tells; nil for all others.
  private static func name(of context: KeyContext) -> String? {
    switch context {
    case .everywhere: "browser"
    case .scopes: "scopes"
    case .keys: "keys"
    case .value: "value"
    default: nil
    }
  }
}
