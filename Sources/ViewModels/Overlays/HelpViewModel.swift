/// The list of all keys, made from the key table.
package struct HelpViewModel: Equatable, Sendable {
  /// One line of the help.
  package enum Line: Equatable, Sendable {
    case heading(String)
    case row(keys: String, help: String)
    case blank
  }

  package let lines: [Line]
  /// The first line in view, counted from 0.
  package private(set) var top = 0
  /// How many lines the box has room for.
  package var visibleLineCount = 1 {
    didSet { scroll(by: 0) }
  }

  /// The keys of `contexts`, in that order, one heading each.
  package init(contexts: [KeyContext]) {
    var lines: [Line] = []
    for context in contexts {
      let rows = KeyTable.rows(in: context)
      guard !rows.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(context.title))
      lines += rows.map { .row(keys: KeyTable.keysText(of: $0), help: $0.help) }
    }
    self.lines = lines
  }

  /// Does what `key` means here: it scrolls or closes.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    switch key.code {
    case .up, .character("k"): scroll(by: -1)
    case .down, .character("j"): scroll(by: 1)
    case .pageUp: scroll(by: -visibleLineCount)
    case .pageDown, .character(" "): scroll(by: visibleLineCount)
    case .home, .character("g"): top = 0
    case .end, .character("G"): scroll(by: lines.count)
    case .escape, .enter, .character("?"), .character("q"), .function(1): return .close
    default: break
    }
    return .stay
  }

  /// Scrolls by `rows` lines, stopping at both ends.
  package mutating func scroll(by rows: Int) {
    top = max(0, min(top + rows, lines.count - visibleLineCount))
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
    }
  }
}
