import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// The program on a workspace with two scopes, something done in it, and what is true of it.
struct UndoDesk {
  /// Something a user does that can be taken back.
  enum Action: CaseIterable {
    case deleteKey
    case overwrite
    case createKey
    case createScope
    case deleteScope
    case rename
    case moveOver
    case copyMany
    case changeAccess
    case giveAccess
    case takeAccess
  }

  /// All that a workspace holds, but for times.
  struct Contents: Equatable {
    var values: [String: [UInt8]] = [:]
    var access: [String: String] = [:]
  }

  var program: DemoApp
  let others: OtherUser
  /// What the workspace held at first.
  let before: Contents

  static let scopes = ["s", "other", "new"]
  private static let keys = ["k", "k2", "k3", "n"]

  /// The groups of `memberGroups` are members of those that name them; users are told so or not.
  init(
    isPremium: Bool = true, memberGroups: [(member: String, group: String)] = [],
    tellsIndirectGroups: Bool = true, foldsKeyNames: Bool = false
  ) throws {
    var options = WorkspaceOptions()
    options.isPremium = isPremium
    options.tellsIndirectGroups = tellsIndirectGroups
    options.foldsKeyNames = foldsKeyNames
    var seed = Seed.empty
    for (member, group) in memberGroups { seed.directory.put(member, in: group) }
    let workspace = Workspace(seed: seed, options: options)
    others = OtherUser(workspace: workspace)
    for scope in ["s", "other"] {
      let managers = isPremium ? "" : #","initial_manage_principal":"users""#
      try others.post("scopes/create", #"{"scope":"\#(scope)"\#(managers)}"#)
    }
    try others.put(Array("old".utf8))
    try others.put([0, 255, 10], key: "k2")
    try others.put(Array("third".utf8), key: "k3")
    try others.put(Array("held".utf8), scope: "other", key: "k2")
    if isPremium {
      for (principal, permission) in [("grace@example.com", "READ"), ("ml-engineers", "WRITE")] {
        try others.putACL(principal, permission)
      }
    }
    before = Self.contents(of: workspace)
    program = DemoApp(
      workspace: workspace,
      destination: BrowserViewModel.Destination(scope: ScopeName("s"), key: KeyName("k")))
  }

  var now: Contents { Self.contents(of: program.workspace) }

  var status: StatusLine? { program.app.browser.status }

  /// Does `action` with the keys where there are keys for it.
  mutating func perform(_ action: Action) {
    switch action {
    case .deleteKey: program.press(.typed("d"), .typed("y"))
    case .overwrite:
      program.press(Key(.enter))
      program.type("new ")
      program.save()
      program.press(Key(.escape))
    case .createKey:
      program.press(.typed("n"))
      program.type("n")
      program.press(Key(.enter))
      program.type("fresh")
      program.save()
      program.press(Key(.escape))
    case .createScope:
      program.press(.typed("N"))
      program.type("new")
      program.press(Key(.enter))
    case .deleteScope:
      program.press(.typed("1"), .typed("d"))
      // Whoever reads that something would be lost goes back.
      guard case .scopeDeletion(let box)? = program.app.overlays.last, box.lossSentences.isEmpty
      else { return }
      program.type("s")
      program.press(Key(.enter))
    case .rename, .moveOver, .copyMany, .changeAccess, .giveAccess, .takeAccess:
      program.change(Self.plan(action))
    }
  }

  /// Takes the last thing back.
  mutating func takeBack() {
    program.press(.typed("u"), .typed("y"))
    // A report with failures waits to be read.
    for _ in program.app.overlays { program.press(Key(.escape)) }
  }

  /// The bytes of every value that the workspace held at first are in it or in the undo log.
  func expectNothingLost(
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let kept = program.app.undoLog.entries.flatMap(\.rows).flatMap(\.steps).compactMap {
      step -> Secret? in
      if case .put(_, let value, _) = step.change { value } else { nil }
    }
    let there = Array(now.values.values)
    for (name, value) in before.values {
      #expect(
        there.contains(value) || kept.contains { $0.bytesEqual(Secret(copying: value)) },
        "\(name) \(String(describing: comment))",
        sourceLocation: sourceLocation)
    }
  }

  private static func plan(_ action: Action) -> ChangePlan {
    let (scope, grace) = (ScopeName("s"), "grace@example.com")
    func transfer(_ from: SecretPath, _ to: SecretPath, isMove: Bool) -> ChangePlan.Row {
      let transfer = SecretTransfer(from, to: to, isMove: isMove, replaces: true)
      return ChangePlan.Row(from.text, [PlacedChange(.transfer(transfer))])
    }
    var rows: [ChangePlan.Row]
    switch action {
    case .rename: rows = [transfer(path("s", "k"), path("s", "n"), isMove: true)]
    case .moveOver:
      rows = ["k", "k2"].map { transfer(path("s", $0), path("other", $0), isMove: true) }
    case .copyMany:
      rows = ["k", "k2", "k3"].map { transfer(path("s", $0), path("other", $0), isMove: false) }
    case .changeAccess:
      rows = [
        row(.putACL(scope, principal: grace, .manage, over: .anything)),
        row(.deleteACL(scope, principal: "ml-engineers", over: .anything)),
      ]
    case .giveAccess:
      rows = [row(.putACL(scope, principal: "katherine@example.com", .read, over: .nothing))]
    default: rows = [row(.deleteACL(scope, principal: grace, over: .anything))]
    }
    return ChangePlan("doing it", done: "did it", undoTitle: "what was done", rows: rows)
  }

  private static func row(_ change: WorkspaceChange) -> ChangePlan.Row {
    ChangePlan.Row(change.gerund, [PlacedChange(change)])
  }

  private static func contents(of workspace: Workspace) -> Contents {
    var found = Contents()
    let admin = OtherUser(workspace: workspace)
    for scope in scopes {
      guard let access = admin.access(to: scope) else { continue }
      found.access[scope] = access
      for key in keys {
        if let value = workspace.value(scope: scope, key: key) {
          found.values["\(scope)/\(key)"] = value
        }
      }
    }
    return found
  }
}
