/// A line at the foot of the editor that takes the keys: what to find, or where to go.
package enum EditorBar: Equatable, Sendable {
  case find(FindBar)
  case goTo(GoToBar)

  /// The rows of the key table that hold while it is open.
  package var context: KeyContext {
    switch self {
    case .find(let bar): bar.replacing == nil ? .find : .replace
    case .goTo: .goTo
    }
  }

  /// The rows it takes.
  package var rowCount: Int {
    if case .find(let bar) = self, bar.replacement != nil, bar.replacing == nil { return 2 }
    return 1
  }
}

/// Where to go: the number of a line, or an offset in hexadecimal digits among bytes.
package struct GoToBar: Equatable, Sendable {
  package internal(set) var field = LineField()
  /// Why what was typed is no place; nil until Enter was pressed on it.
  package internal(set) var problem: String?

  init() {}
}

/// What a key does while a bar is open.
package enum EditorBarCommand: String, Hashable, Sendable, CaseIterable {
  case accept
  case next
  case previous
  case switchCase
  case switchField
  case replaceThis
  case skipThis
  case replaceAll
  case close
}
