internal import DatabricksClient
internal import ViewModels

/// What the terminal tells about the mouse: the button's code, and the cell counted from 1.
struct MouseReport: Equatable {
  let button: Int
  let column: Int
  let row: Int
}

/// Turns reports of the mouse into events and knows a double click by time and place.
struct ClickTracker {
  /// The longest time between the presses of a double click, in milliseconds.
  private static let doubleClickTime: Int64 = 400

  private var last: (moment: Moment, position: Point)?

  /// The event for a press of the left button or a turn of the wheel; nil for anything else.
  mutating func event(for report: MouseReport, at now: Moment) -> MouseEvent? {
    guard report.column >= 1, report.row >= 1 else { return nil }
    let position = Point(column: report.column - 1, row: report.row - 1)
    // Shift, alt and control add 4, 8 and 16; movement adds 32.
    switch report.button & ~(4 | 8 | 16) {
    case 0: return MouseEvent(press(at: position, now), at: position)
    case 64: return MouseEvent(.wheelUp, at: position)
    case 65: return MouseEvent(.wheelDown, at: position)
    default: return nil
    }
  }

  private mutating func press(at position: Point, _ now: Moment) -> MouseEvent.Action {
    let isSecond =
      last.map { now - $0.moment <= Self.doubleClickTime && $0.position == position } ?? false
    last = isSecond ? nil : (now, position)
    return isSecond ? .doubleClicked : .pressed
  }
}
