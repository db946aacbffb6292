internal import ViewModels

/// The audit: what should be looked at, kind by kind, and how far it has come.
enum AuditBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ audit: AuditViewModel, in rect: Rect, on grid: inout CellGrid) {
    let text = TableBox.Text(
      title: "Audit · \(audit.workspace)", notes: notes(of: audit, in: rect),
      noteRows: AuditViewModel.noteRowCount,
      field: audit.daysField.map { ("stale from days: ", $0) })
    TableBox.draw(audit.window, text, in: rect, on: &grid)
  }

  private static func notes(
    of audit: AuditViewModel, in rect: Rect
  ) -> [(text: String, role: Role)] {
    if let notice = audit.notice { return [(notice.text, Role(notice.kind))] }
    if audit.daysField != nil {
      return [("enter takes the number, esc leaves it as it is", .dim)]
    }
    if let reading = audit.readingProgress { return [(reading, .text)] }
    let cells = TableLayout(
      window: Size(columns: rect.columns, rows: rect.rows),
      noteRows: AuditViewModel.noteRowCount
    ).content.columns
    // Where there is no room for the last column, it is said of the selected row.
    let detail = cells - 2 < AuditViewModel.detailedColumns ? audit.selectedDetail : ""
    let notes: [(text: String, role: Role)] = [
      (detail, .text), (audit.progressSentence, detail.isEmpty ? .text : .dim),
      (audit.accessSentence, .dim),
    ]
    return Paragraph.fitting(
      notes.filter { !$0.text.isEmpty }, cells: cells, rows: AuditViewModel.noteRowCount)
  }
}

extension Role {
  /// The role of a sentence about the last action.
  init(_ kind: StatusLine.Kind) {
    self =
      switch kind {
      case .plain: .text
      case .good: .good
      case .warning: .warning
      case .failure: .danger
      }
  }
}
