internal import DatabricksClient

/// What a key does while a key is looked for in all scopes.
package enum FindCommand: Hashable, Sendable {
  case goThere
  case up
  case down
  case pageUp
  case pageDown
  case close
}

/// The rows of the key table for finding a key in all scopes.
package enum FindKeys {
  /// What opens it from the browser.
  package static let open = KeyBinding(
    [.typed("f"), .control("f")], .findEverywhere, in: .everywhere, label: "find…",
    help: "find a key in all scopes by some of its letters", isInFooter: true)

  /// What works in it.
  package static let box: [KeyBinding] = [
    row([Key(.enter)], .goThere, "go there", "go to the selected key", isInFooter: true),
    row([Key(.up), .control("p")], .up, "up", "the key above"),
    row([Key(.down), .control("n")], .down, "down", "the key below"),
    row([Key(.pageUp)], .pageUp, "page up", "one page up"),
    row([Key(.pageDown)], .pageDown, "page down", "one page down"),
    row(
      [Key(.escape), .control("c")], .close, "close", "go back to where you were",
      isInFooter: true),
  ]

  private static func row(
    _ keys: [Key], _ command: FindCommand, _ label: String, _ help: String,
    isInFooter: Bool = false
  ) -> KeyBinding {
    KeyBinding(
      keys, .finding(command), in: .findEverywhere, label: label, help: help,
      isInFooter: isInFooter)
  }
}

extension FindViewModel: OverlayContent {
  package var overlay: Overlay { .find(self) }
  package var keyContext: KeyContext? { .findEverywhere }
  package var takesText: Bool { true }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    guard case .finding(let command) = KeyTable.command(for: key, in: .findEverywhere) else {
      edit { _ = $0.press(key) }
      return .stay
    }
    switch command {
    case .goThere: return selected.map { .confirmed(.goTo($0.scope, $0.key)) } ?? .stay
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, visibleRowCount - 1))
    case .pageDown: move(by: max(1, visibleRowCount - 1))
    case .close: return .close
    }
    return .stay
  }

  package mutating func paste(_ text: String) { edit { $0.insert(text) } }

  package mutating func refusePaste(_ problem: String) -> Bool {
    refuse(problem)
    return true
  }

  package mutating func scroll(by rows: Int) { scrollRows(by: rows) }

  package mutating func resize(to size: Size) {
    resize(visibleRowCount: FindLayout(window: size).listRows)
  }
}
