import Foundation
import FrontEnd
import Testing

/// Compares the grid's text with `Screens/<name>.txt`.
///
/// With `RECORD_SCREENS=1` in the environment the file is rewritten and the test fails, so that a
/// recording run is never taken for a passing one.
func expectScreen(
  _ grid: CellGrid, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Screens/\(name).txt")
  let shown = grid.text.joined(separator: "\n") + "\n"
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1" {
    do {
      try Data(shown.utf8).write(to: file)
      Issue.record("recorded \(name).txt", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot record \(name).txt: \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let recorded = try? Data(contentsOf: file) else {
    Issue.record("no Screens/\(name).txt; shown:\n\(shown)", sourceLocation: sourceLocation)
    return
  }
  let wanted = String(decoding: recorded, as: UTF8.self)
  guard shown != wanted else { return }
  Issue.record(
    "\(name).txt differs\n--- wanted\n\(wanted)--- shown\n\(shown)\(difference(wanted, shown))",
    sourceLocation: sourceLocation)
}

/// The rows that differ, each with its number from 0.
private func difference(_ wanted: String, _ shown: String) -> String {
  let wantedRows = wanted.split(separator: "\n", omittingEmptySubsequences: false)
  let shownRows = shown.split(separator: "\n", omittingEmptySubsequences: false)
  return (0..<max(wantedRows.count, shownRows.count)).compactMap { row in
    let left = row < wantedRows.count ? wantedRows[row] : "(no row)"
    let right = row < shownRows.count ? shownRows[row] : "(no row)"
    return left == right ? nil : "row \(row)\n  - \(left)\n  + \(right)\n"
  }.joined()
}
