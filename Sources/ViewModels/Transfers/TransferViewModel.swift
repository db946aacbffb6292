internal import DatabricksClient
internal import Desktop

/// Copying or moving keys or a scope: where to, what that would do, and the go-ahead.
///
/// Copy and move are chosen by their letters and started as `PreviewStart` says, so that no key pressed
/// twice does anything.
package struct TransferViewModel: Equatable, Sendable {
  /// What the box shows.
  package enum Stage: Equatable, Sendable {
    case target
    case workspace
    case preview
  }

  package let source: TransferSource
  package private(set) var stage = Stage.target
  package private(set) var targets = TransferTargets(profile: nil)
  package private(set) var workspaces: TransferWorkspaces
  package private(set) var preview: TransferPreview?
  private var previewStart = PreviewStart(openedBy: nil)
  /// The open workspace.
  package let home: PlacedWorkspace
  /// The profile of the open workspace.
  package let current: String?
  /// Why the keys cannot be taken away from where they are; nil where a move is possible.
  private let moveRefusal: String?
  /// Why nothing may go to a scope of the open workspace; nil where it may.
  private let homeRefusal: String?
  var readings = PlacedReadings()
  /// The keys of the scope that is copied; nil until they are read.
  private var sourceKeys: KeyList?
  /// The keys that the target has; nil until they are read.
  private var presentKeys: KeyList?

  /// `lastTarget` is the scope of the open workspace that something went to before in this run.
  init(
    _ source: TransferSource, home: PlacedWorkspace, current: String?, moveRefusal: String?,
    homeRefusal: String?, settings: ProfileSettings, lastTarget: ScopeName? = nil
  ) {
    self.source = source
    self.home = home
    self.current = current
    self.moveRefusal = moveRefusal
    self.homeRefusal = homeRefusal
    workspaces = TransferWorkspaces(current: current, settings: settings)
    targets.show(home)
    suggestName()
    if case .keys(let paths) = source, let first = paths.first?.scope {
      targets.begin(outOf: first, last: lastTarget)
    }
  }

  /// Whether an answer is awaited and nothing is typed.
  package var isWaiting: Bool { readings.isWaiting && targets.field == nil }

  /// What the workspace of the targets is called.
  package var targetName: String { targets.profile ?? current ?? home.host }

  mutating func answered(_ reading: PlacedReading, _ result: PlacedResult) {
    switch result {
    case .success(let finding): found(finding, by: reading)
    case .failure(let failure): failed(failure, reading)
    }
    showPreviewIfRead()
  }

  private mutating func found(_ finding: PlacedFinding, by reading: PlacedReading) {
    switch finding {
    case .profiles(let list): workspaces.show(list)
    case .workspace(let found):
      targets.show(found)
      suggestName()
    case .keys(let list):
      if case .keys(sourceScope) = reading.subject, reading.profile == nil { sourceKeys = list }
      if case .keys(preview?.target.scope) = reading.subject,
        reading.profile == preview?.target.profile
      {
        presentKeys = list
      }
    case .acls(let acls): preview?.acls = acls
    case .sameness(let isSame):
      if case .sameness(let transfer) = reading.subject {
        preview?.compared(transfer, isSame: isSame)
      }
    }
  }

  private mutating func failed(_ failure: ChangeFailure, _ reading: PlacedReading) {
    switch reading.subject {
    case .profiles: workspaces.error = ErrorText(failure)
    case .workspace: targets.failed(failure)
    case .keys: preview?.error = ErrorText(failure)
    case .acls:
      if case .workspace(.premiumOnly) = failure {
        preview?.isWithoutAccessLists = true
      } else {
        preview?.accessProblem =
          "its access list is not copied: \(ErrorText(failure).summary)"
      }
    case .sameness(let transfer):
      preview?.problem = "\(transfer.source.text) not compared: \(ErrorText(failure).oneLine)"
    }
  }

  private var sourceScope: ScopeName? {
    if case .scope(let name) = source { name } else { nil }
  }

  /// Fills the preview once every list is there.
  private mutating func showPreviewIfRead() {
    guard var shown = preview, shown.rows == nil, shown.error == nil,
      let workspace = targets.workspace, let present = presentKeys
    else { return }
    var sources: [SecretPath] = []
    switch source {
    case .keys(let paths): sources = paths
    case .scope(let scope):
      guard let keys = sourceKeys, readings.count(where: { $0.subject == .acls(scope) }) == 0 else {
        return
      }
      sources = (0..<keys.count).map { SecretPath(scope: scope, key: keys[$0].name) }.sorted {
        $0.key < $1.key
      }
    }
    let isAnother =
      shown.target.profile != nil
      && (shown.isMove
        ? workspace.isSurelyAnother(than: home) : workspace.mayBeAnother(than: home))
    shown.show(sources, present: present, isAnother: isAnother)
    preview = shown
  }

  private mutating func perform(_ command: TransferCommand, _ key: Key) -> OverlayOutcome {
    switch stage {
    case .target: return performInTargets(command, key)
    case .workspace: return performInWorkspaces(command)
    case .preview: return performInPreview(command)
    }
  }

  private mutating func performInTargets(
    _ command: TransferCommand, _ key: Key
  ) -> OverlayOutcome {
    switch command {
    case .back: return .close
    case .choose:
      if targets.choose() != nil { targets.problem = goOn }
    case .copyThere: openPreview(isMove: false, key)
    case .moveThere: openPreview(isMove: true, key)
    case .newScope: if !isRefusedAtHome() { targets.beginName() }
    case .workspaces:
      stage = .workspace
      workspaces.error = nil
      readings.want([PlacedReading(.profiles)])
    case .readAgain:
      targets.readsAgain()
      readings.want([PlacedReading(.workspace, profile: targets.profile)])
    case .open, .rename, .start, .overwrite, .compare, .access, .name: break
    }
    return .stay
  }

  private var goOn: String {
    if case .scope = source { return "c shows what a copy would do" }
    return "c shows what a copy would do, m what a move would do"
  }

  private mutating func performInWorkspaces(_ command: TransferCommand) -> OverlayOutcome {
    switch command {
    case .choose:
      guard let name = workspaces.choose() else { return .stay }
      readings.drop()
      stage = .target
      if name == current {
        targets = TransferTargets(profile: nil)
        targets.show(home)
        suggestName()
      } else {
        targets = TransferTargets(profile: name)
        readings.want([PlacedReading(.workspace, profile: name)])
      }
    case .back: stage = .target
    default: break
    }
    return .stay
  }

  /// A scope needs a new name here; elsewhere it keeps its own where that is free.
  private mutating func suggestName() {
    guard let scope = sourceScope, targets.workspace != nil else { return }
    if targets.profile == nil, homeRefusal != nil { return }
    targets.beginName(targets.profile == nil ? "\(scope.rawValue)-copy" : scope.rawValue)
  }

  private mutating func openPreview(isMove: Bool, _ key: Key) {
    if isMove, let refusal = refusalToMove {
      targets.problem = refusal
      return
    }
    guard !isRefusedAtHome(), let target = targets.choose() else { return }
    guard target.profile != nil || target.scope != sourceScope else {
      targets.problem = "\(target.scope.rawValue) is the scope itself; n names a new one"
      return
    }
    preview = TransferPreview(
      source, to: target, isMove: isMove, user: targets.workspace?.userName)
    previewStart = PreviewStart(openedBy: key)
    stage = .preview
    read()
  }

  /// Whether nothing may go to the scopes that are shown, which is then said.
  private mutating func isRefusedAtHome() -> Bool {
    guard targets.profile == nil, let homeRefusal else { return false }
    targets.problem = "\(homeRefusal); w goes to another workspace"
    return true
  }

  private var refusalToMove: String? {
    if case .scope = source { return "a scope is copied; r in the list of scopes renames it" }
    return moveRefusal
  }

  /// Reads the lists that the preview is made of.
  private mutating func read() {
    guard let target = preview?.target else { return }
    readings.drop()
    preview?.error = nil
    presentKeys = nil
    sourceKeys = nil
    if target.isNew {
      presentKeys = KeyList()
    } else {
      readings.want([PlacedReading(.keys(target.scope), profile: target.profile)])
    }
    if let scope = sourceScope {
      readings.want([PlacedReading(.keys(scope))])
      if target.isNew { readings.want([PlacedReading(.acls(scope))]) }
    }
    showPreviewIfRead()
  }

  private mutating func performInPreview(_ command: TransferCommand) -> OverlayOutcome {
    switch command {
    case .back:
      readings.drop()
      preview = nil
      stage = .target
    case .start:
      let plan = preview?.plan(current: current)
      return plan.map { .confirmed(.change($0)) } ?? .stay
    case .overwrite: preview?.switchReplacing()
    case .access: preview?.switchAccess()
    case .name: preview?.beginName()
    case .compare:
      guard let preview, !preview.uncompared.isEmpty else {
        self.preview?.problem = "no key is left to compare"
        return .stay
      }
      readings.want(preview.uncompared.map { preview.sameness($0) })
    case .readAgain:
      preview?.rows = nil
      read()
    default: break
    }
    return .stay
  }
}

extension TransferViewModel: OverlayContent {
  package var overlay: Overlay { .transfer(self) }

  package var keyContext: KeyContext? {
    switch stage {
    // The name that is typed has keys of its own.
    case .target: targets.field == nil ? .transferTarget : nil
    case .workspace: .transferWorkspace
    case .preview: preview?.naming == nil ? .transferPreview : nil
    }
  }

  package var helpContext: KeyContext? {
    switch stage {
    case .target: .transferTarget
    case .workspace: .transferWorkspace
    case .preview: .transferPreview
    }
  }

  package var takesText: Bool { keyContext == nil || isFilterTyped }
  package var isFilterTyped: Bool { keyContext != nil && table.filter.isTyping }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    targets.problem = nil
    workspaces.problem = nil
    preview?.problem = nil
    preview?.hint = nil
    if stage == .target, targets.pressInField(key) { return .stay }
    if stage == .preview, preview?.pressInField(key) == true { return .stay }
    let filter = table.filter
    let isForTable = filter.isTyping || (key.code == .escape && filter.isActive)
    if !isForTable, let context = keyContext,
      case .transfer(let command)? = KeyTable.command(for: key, in: context)
    {
      return perform(command, key)
    }
    switch stage {
    case .target: targets.pressInTable(key)
    case .workspace: _ = workspaces.table.press(key)
    case .preview: if preview?.table.press(key) == false { sayWhatStarts(key) }
    }
    return .stay
  }

  /// Says which key starts what is shown, or why none does.
  private mutating func sayWhatStarts(_ key: Key) {
    guard let start = preview?.startWord, let hint = previewStart.hint(for: key, to: start),
      preview?.plan(current: current) != nil
    else { return }
    preview?.hint = hint
  }

  /// Whether `command` would do nothing but say why.
  func isIdle(_ command: TransferCommand) -> Bool {
    switch command {
    case .moveThere: refusalToMove != nil
    case .start: preview?.error != nil || preview?.hasNothingToDo == true
    case .name: preview?.error != nil
    case .overwrite: preview?.canReplace != true
    case .compare: preview?.uncompared.isEmpty != false
    case .access: preview?.canTakeAccess != true
    default: false
    }
  }

  /// The table of the present stage.
  package var table: TableViewModel {
    switch stage {
    case .target: targets.table
    case .workspace: workspaces.table
    case .preview: preview?.table ?? targets.table
    }
  }

  package mutating func paste(_ text: String) {
    switch stage {
    case .target: targets.paste(text)
    case .workspace: workspaces.table.paste(text)
    case .preview: preview?.paste(text)
    }
  }

  package mutating func refusePaste(_ problem: String) -> Bool {
    switch stage {
    case .target: targets.problem = problem
    case .workspace: workspaces.problem = problem
    case .preview: preview?.problem = problem
    }
    return true
  }

  package mutating func scroll(by rows: Int) {
    switch stage {
    case .target: targets.scroll(by: rows)
    case .workspace: workspaces.table.scroll(by: rows)
    case .preview: preview?.table.scroll(by: rows)
    }
  }

  package mutating func resize(to size: Size) {
    let rows = TableLayout.rowCount(in: size, noteRows: Self.noteRows(columns: size.columns))
    targets.resize(visibleRowCount: rows)
    workspaces.table.resize(visibleRowCount: rows)
    preview?.table.resize(visibleRowCount: rows)
  }

  /// The rows kept for what is said below the list, in a window of so many columns.
  package static func noteRows(columns: Int) -> Int { columns < 60 ? 4 : 3 }
}
