import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// The whole program on a workspace with one scope `s`, and what is imported into it.
struct ImportDesk {
  var program: DemoApp
  let others: OtherUser

  init(_ values: [String: String] = [:], isReadOnly: Bool = false, foldsKeyNames: Bool = false)
    throws
  {
    var options = WorkspaceOptions()
    options.foldsKeyNames = foldsKeyNames
    let workspace = Workspace(seed: .empty, options: options)
    others = OtherUser(workspace: workspace)
    try others.createScope()
    for (key, value) in values { try others.put(Array(value.utf8), key: key) }
    program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s")), isReadOnly: isReadOnly,
      writesFiles: true)
  }

  var form: ImportViewModel? {
    for case .importing(let form) in program.app.overlays { return form }
    return nil
  }

  var question: ConfirmationViewModel? {
    if case .confirmation(let question)? = program.app.overlays.last { question } else { nil }
  }

  var report: ChangeRunViewModel? {
    if case .changes(let run)? = program.app.overlays.last { run } else { nil }
  }

  /// Such as `+ A add`, with `+` where the row is picked.
  var rows: [String] {
    form?.table.rows.map { row in
      "\(row.isMarked ? "+" : "-") \(row.cells[0].text) \(row.cells[1].text)"
    } ?? []
  }

  /// What the column about the values says.
  var values: [String] { form?.table.rows.map { $0.cells[3].text } ?? [] }

  func held(_ key: String) -> String? {
    program.workspace.value(scope: "s", key: key).map { String(decoding: $0, as: UTF8.self) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { program.press(key) }
  }

  mutating func paste(_ text: String) {
    program.handle(.pasted(Secret(copying: Array(text.utf8))))
  }

  /// Opens the import and pastes `text` as a terminal does.
  mutating func begin(_ text: String) {
    press(.typed("i"))
    paste(text.replacing("\n", with: "\r"))
  }
}
