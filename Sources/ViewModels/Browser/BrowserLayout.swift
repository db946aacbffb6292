/// Where the parts of the browser are at one size: named rectangles, computed in one place.
///
/// From 110 columns on all three panes stand side by side; a value in focus has more room, since a
/// line of a PEM file is 64 characters long, and below 140 it takes the scopes' room. From 60 on two
/// panes stand side by side: the one in focus with its neighbour. Below that the pane in focus has
/// the width to itself.
package struct BrowserLayout: Equatable, Sendable {
  /// Below this size one sentence is shown and nothing else.
  package static let smallest = Size(columns: 40, rows: 10)

  package let header: Rect
  /// The panes that are visible, from left to right.
  package let panes: [Pane: Rect]
  package let status: Rect
  package let footer: Rect

  package init(size: Size, focus: Pane, isEditorFullScreen: Bool = false) {
    let columns = size.columns
    header = Rect(column: 0, row: 0, columns: columns, rows: 1)
    status = Rect(column: 0, row: size.rows - 2, columns: columns, rows: 1)
    footer = Rect(column: 0, row: size.rows - 1, columns: columns, rows: 1)
    let area = Rect(column: 0, row: 1, columns: columns, rows: size.rows - 3)
    if isEditorFullScreen || columns < 60 {
      panes = [isEditorFullScreen ? .value : focus: area]
    } else if columns < 110 || focus == .value && columns < 140 {
      panes = Self.pair(in: area, focus: focus)
    } else {
      panes = Self.triple(in: area, focus: focus)
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

  private static func pair(in area: Rect, focus: Pane) -> [Pane: Rect] {
    let left = focus == .value ? area.columns * 3 / 8 : area.columns / 2
    let (first, second) = split(area, at: left)
    return focus == .scopes
      ? [.scopes: first, .keys: second] : [.keys: first, .value: second]
  }

  private static func triple(in area: Rect, focus: Pane) -> [Pane: Rect] {
    let lists = focus == .value ? area.columns * 45 / 100 : area.columns * 65 / 100
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
}
