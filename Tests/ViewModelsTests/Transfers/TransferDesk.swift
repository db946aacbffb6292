import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// The program on a workspace with the scopes `s` and `z`, and another workspace with `z` and a
/// profile `staging`.
struct TransferDesk {
  var program: DemoApp
  let workspace: Workspace
  let elsewhere: Workspace
  let others: OtherUser

  /// `s` holds these keys, each with its name and a NUL as its value.
  init(
    _ keys: [String] = ["a", "b", "c"], isReadOnly: Bool = false,
    options: WorkspaceOptions = WorkspaceOptions(), elsewhereID: String = "77",
    isElsewhereHere: Bool = false
  ) throws {
    workspace = Workspace(seed: .empty, options: options)
    var seed = Seed.empty
    seed.workspaceID = elsewhereID
    elsewhere = isElsewhereHere ? workspace : Workspace(seed: seed, options: options)
    others = OtherUser(workspace: workspace)
    try others.createScope("s")
    try others.createScope("z")
    for key in keys { try others.put(Self.value(key), key: key) }
    if !isElsewhereHere { try OtherUser(workspace: elsewhere).createScope("z") }
    program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s")), isReadOnly: isReadOnly,
      elsewhere: [try OtherWorkspace("staging", elsewhere)])
  }

  static func value(_ key: String) -> [UInt8] { Array(key.utf8) + [0] }

  var status: StatusLine? { program.app.browser.status }

  var transfer: TransferViewModel? {
    if case .transfer(let transfer)? = program.app.overlays.last { transfer } else { nil }
  }

  var states: [TransferPreview.RowState]? { transfer?.preview?.rows?.map(\.state) }

  func held(_ scope: String, _ key: String) -> [UInt8]? {
    workspace.value(scope: scope, key: key)
  }

  /// How many requests that write have reached either workspace.
  var writeCount: Int {
    (workspace.log + elsewhere.log).count { $0.method == "POST" }
  }

  /// Opens the box and selects the scope `z`, here or in the other workspace.
  mutating func openTargets(elsewhere: Bool = false) {
    program.press(.typed("m"))
    if elsewhere { program.press(.typed("w"), Key(.end), Key(.enter)) }
    program.press(Key(.end))
  }
}
