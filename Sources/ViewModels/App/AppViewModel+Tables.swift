internal import DatabricksClient

/// Tables that are written to a file or copied, from whatever box.
extension AppViewModel {
  /// Asks for the file that a table called `name` is written to; `file` is the name it may get.
  ///
  /// Where no file is written, it says so instead.
  mutating func openFileDialog(for table: String, name: String, file: String) {
    if let fileRefusal {
      let reason = "\(fileRefusal); y copies the table"
      tellInTable(StatusLine(.warning, reason))
      withBox { (access: inout AccessViewModel) in access.hint = TableCell(reason, .warning) }
      return
    }
    overlays.append(
      .file(
        FileDialogViewModel(
          table: Secret(copying: Array(table.utf8)), name: name, file: file)))
  }

  /// Says that a table is in its file.
  mutating func tableWritten(_ name: String, to path: String, byteCount: Int) {
    browser.status = StatusLine(
      .good, "wrote \(name) to \(path), \(CountText.counted(byteCount, "byte"))")
    tellInTable(browser.status)
  }

  /// Says something in the box of a table too, which hides the line below the browser.
  mutating func tellInTable(_ status: StatusLine?) {
    withAudit { $0.notice = status }
    withCompare { $0.notice = status }
  }
}
