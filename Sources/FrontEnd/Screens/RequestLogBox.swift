internal import ViewModels

/// The requests of this run.
enum RequestLogBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ log: RequestLogViewModel, in rect: Rect, on grid: inout CellGrid) {
    let notes = log.notice.map { [(text: $0, role: Role.good)] } ?? []
    let line = log.shownLine.map { [(text: $0.text, role: Role($0.tone))] } ?? []
    let text = TableBox.Text(
      title: "Requests and what was said", empty: [("nothing was asked yet", .text)],
      notes: notes.isEmpty ? line : notes, noteRows: log.noteRows)
    TableBox.draw(log.table, text, in: rect, on: &grid)
  }
}
