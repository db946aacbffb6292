/// Where the parts of the browser are at one size: named rectangles, computed in one place.
///
/// From 100 columns on all three panes stand side by side, wherever the focus is. From 60 on two panes
/// stand side by side: the one in focus with its neighbour. Below that the pane in focus has the width
/// to itself. An open editor takes the scopes' room below 140 columns, since a line of a PEM file is
/// 64 characters long, and the keys' room too below 80.
package struct BrowserLayout: Equatable, Sendable {
  /// Below this size one sentence is shown and nothing else.
  package static let smallest = Size(columns: 40, rows: 10)

  package let header: Rect
  /// The panes that are visible, from left to right.
  package let panes: [Pane: Rect]
  package let status: Rect
  package let footer: Rect

  /// How much room the value pane takes.
  package enum ValueRoom: Sendable {
    case viewing
    case editing
    case fullScreen
  }

  /// `listShift` is by how many cells the lists are wider than usual, as far as that leaves every
  /// pane room for something.
  package init(
    size: Size, focus: Pane, valueRoom: ValueRoom = .viewing, listShift: Int = 0
  ) {
    let columns = size.columns
    header = Rect(column: 0, row: 0, columns: columns, rows: 1)
    status = Rect(column: 0, row: size.rows - 2, columns: columns, rows: 1)
    footer = Rect(column: 0, row: size.rows - 1, columns: columns, rows: 1)
    let area = Rect(column: 0, row: 1, columns: columns, rows: size.rows - 3)
    switch valueRoom {
    case .viewing where columns >= 100:
      let lists = max(44, min(columns * 60 / 100 + listShift, columns - 30))
      panes = Self.triple(in: area, lists: lists)
    case .viewing where columns >= 60 && focus == .scopes:
      let scopes = max(22, min(columns / 2 + listShift, columns - 22))
      let (first, second) = Self.split(area, at: scopes)
      panes = [.scopes: first, .keys: second]
    case .viewing where columns >= 60:
      let keys = max(22, min(columns * 2 / 5 + listShift, columns - 30))
      panes = Self.pair(in: area, keys: keys)
    case .viewing: panes = [focus: area]
    case .editing where columns >= 140: panes = Self.triple(in: area, lists: columns * 45 / 100)
    case .editing where columns >= 80: panes = Self.pair(in: area, keys: columns * 3 / 8)
    case .editing, .fullScreen: panes = [.value: area]
    }
  }

  /// The pane at `point`.
  package func pane(at point: Point) -> Pane? {
    panes.first { $0.value.contains(point) }?.key
  }

  /// How many rows of content fit between the borders of `pane`; at least 1.
  package func contentRowCount(of pane: Pane) -> Int {
    max(1, (panes[pane]?.rows ?? 3) - 2)
  }

  private static func pair(in area: Rect, keys: Int) -> [Pane: Rect] {
    let (first, second) = split(area, at: keys)
    return [.keys: first, .value: second]
  }

  /// `lists` is the room of scopes and keys together, in cells.
  private static func triple(in area: Rect, lists: Int) -> [Pane: Rect] {
    let scopes = min(48, lists * 49 / 100)
    let keys = min(56, lists - scopes)
    let (first, rest) = split(area, at: scopes)
    let (second, third) = split(rest, at: keys)
    return [.scopes: first, .keys: second, .value: third]
  }

  private static func split(_ rect: Rect, at columns: Int) -> (Rect, Rect) {
    (
      Rect(column: rect.column, row: rect.row, columns: columns, rows: rect.rows),
      Rect(
        column: rect.column + columns, row: rect.row, columns: rect.columns - columns,
        rows: rect.rows)
    )
  }
}

/// One of the browser's panes, in the order of the way down.
package enum Pane: Int, CaseIterable, Hashable, Sendable {
  case scopes = 1
  case keys
  case value

  /// The key context of the pane.
  package var context: KeyContext {
    switch self {
    case .scopes: .scopes
    case .keys: .keys
    case .value: .value
    }
  }

  /// What goes to the pane.
  var focusCommand: Command {
    switch self {
    case .scopes: .focusScopes
    case .keys: .focusKeys
    case .value: .focusValue
    }
  }
}
