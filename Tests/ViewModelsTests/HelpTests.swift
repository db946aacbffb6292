import Testing
import ViewModels

@Suite struct HelpTests {
  private func help(columns: Int = 80, rows: Int = 24) -> HelpViewModel {
    var help = HelpViewModel(contexts: KeyContext.allCases)
    help.resize(to: Size(columns: columns, rows: rows))
    return help
  }

  @Test(arguments: [40, 60, 80, 100, 120])
  func `nothing is cut, whatever the width`(columns: Int) {
    let help = help(columns: columns)
    var words: [String] = []
    for case .row(let keys, let text) in help.lines {
      #expect(SafeText.width(of: keys) <= help.keyCells, "\(keys)")
      #expect(SafeText.width(of: text) <= help.size.columns - help.keyCells - 1, "\(text)")
      words += text.split(separator: " ").map(String.init)
    }
    let wanted = KeyTable.rows.flatMap { $0.help.split(separator: " ").map(String.init) }
    #expect(Set(wanted).isSubset(of: words))
  }

  @Test func `a filter keeps the rows that hold the text, and their headings`() {
    var help = help()
    #expect(help.press(.typed("/")) == .stay)
    for letter in "WORKSPACE".unicodeScalars { _ = help.press(.typed(letter)) }
    let rows = help.lines.compactMap { if case .row(_, let text) = $0 { text } else { nil } }
    #expect(rows.contains("read the workspace again"))
    #expect(!rows.contains("one row up"))
    #expect(help.lines.first == .heading("Everywhere"))
    #expect(help.press(Key(.escape)) == .stay)
    #expect(!help.filter.isActive)
    #expect(help.press(Key(.escape)) == .close)
  }

  @Test func `the words of the list of scopes are explained`() {
    let rows = help().lines.compactMap { if case .row(let keys, _) = $0 { keys } else { nil } }
    #expect(rows.contains("READ+, R+"))
  }

  @Test func `a shorter word is the beginning of the longer one`() {
    for row in KeyTable.rows {
      let short = row.shortLabel.hasSuffix("…") ? row.shortLabel.dropLast() : row.shortLabel[...]
      #expect(row.label.hasPrefix(short), "\(row.label): \(row.shortLabel)")
    }
  }
}
