internal import ViewModels

/// The audit: what should be looked at, kind by kind, and how far it has come.
enum AuditBox {
  /// Draws it in the middle of `rect`.
  static func draw(_ audit: AuditViewModel, in rect: Rect, on grid: inout CellGrid) {
    let text = TableBox.Text(
      title: "Audit · \(audit.workspace)", notes: notes(of: audit),
      noteRows: AuditViewModel.noteRowCount,
      field: audit.daysField.map { ("stale from days: ", $0) })
    TableBox.draw(audit.window, text, in: rect, on: &grid)
  }

  private static func notes(of audit: AuditViewModel) -> [(text: String, role: Role)] {
    if let notice = audit.notice { return [(notice.text, Role(notice.kind))] }
    if audit.daysField != nil {
      return [("enter takes the number, esc leaves it as it is", .dim)]
    }
    if let reading = audit.readingProgress { return [(reading, .text)] }
    return [(audit.progressSentence, .text), (audit.accessSentence, .dim)]
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
