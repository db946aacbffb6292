/// How far many requests have come, in one line of standard error that is gone at the end.
///
/// Only a terminal gets one. The line is of plain characters and never longer than 60 cells.
struct ProgressBar {
  private static let cellCount = 24

  private let streams: StandardStreams
  private let label: String
  private let total: Int
  private var shown = ""

  /// Prepares for `total` things; `label` is at most 20 characters such as `listing keys`.
  init(_ label: String, of total: Int, on streams: StandardStreams) {
    self.streams = streams
    self.label = label
    self.total = total
  }

  /// Draws the line anew where it looks different.
  mutating func show(_ count: Int) {
    guard streams.isErrorTerminal, total > 1 else { return }
    let filled = Self.cellCount * count / total
    let bar =
      String(repeating: "#", count: filled)
      + String(repeating: ".", count: Self.cellCount - filled)
    let text = "\(label) [\(bar)] \(count) of \(total)"
    guard text != shown else { return }
    shown = text
    streams.writeError("\r" + text)
  }

  /// Takes the line away.
  mutating func end() {
    guard !shown.isEmpty else { return }
    // And over the "^C" that the terminal put behind it.
    streams.writeError("\r" + String(repeating: " ", count: shown.count + 2) + "\r")
    shown = ""
  }
}
