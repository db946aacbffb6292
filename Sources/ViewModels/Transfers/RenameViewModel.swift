package import DatabricksClient

/// The question for another name of a key or of a scope.
package struct RenameViewModel: Equatable, Sendable {
  /// What gets another name.
  package enum Subject: Equatable, Sendable {
    case key(SecretPath, taken: KeyList)
    /// `begun` is the name it was copied to before in this run without the old one being deleted.
    case scope(ScopeName, taken: [ScopeName], begun: ScopeName?)
  }

  package let subject: Subject
  package private(set) var field: LineField
  /// Why the name cannot be used, or what failed.
  package private(set) var problem: String?
  /// The profile of the open workspace.
  private let current: String?
  /// Who is signed in, who manages what they create.
  private let user: String?
  /// What is known of the scope once Enter was pressed.
  private var renaming: ScopeRenaming?
  /// What the copy of a scope would do, once all about it is read.
  package private(set) var preview: TransferPreview?
  /// Which key starts it, where another one was pressed for that.
  package private(set) var startHint: String?
  var readings = PlacedReadings()
  private var previewRowCount = 1

  init(_ subject: Subject, current: String?, user: String?) {
    self.subject = subject
    self.current = current
    self.user = user
    field = LineField(text: subject.name)
  }

  /// Whether the keys and the access list of the scope are being read.
  package var isReading: Bool { renaming != nil && problem == nil && preview == nil }

  /// What is said below the preview: what is copied, then what becomes of the old scope.
  package var previewNotes: [String] {
    guard let preview else { return [] }
    if let refusal { return [preview.summary, refusal] }
    let fate =
      "all is copied and read back first; \(subject.name) goes only when you then type its name"
    return [preview.summary] + [preview.accessProblem, fate].compactMap(\.self)
  }

  /// Why nothing is copied: a key that is left would go with the old scope.
  var refusal: String? {
    guard let preview, let (source, rival) = preview.firstLeft else { return nil }
    return "\(source.text) is left: \(NameRule.alike(to: rival)); "
      + "give one of them another name first"
  }

  mutating func answered(_ reading: PlacedReading, _ result: PlacedResult) {
    switch result {
    case .success(.keys(let keys)):
      if case .keys(renaming?.old) = reading.subject {
        renaming?.keys = keys
      } else {
        renaming?.present = keys
      }
    case .success(.acls(let acls)): renaming?.acls = acls
    case .success: break
    case .failure(.workspace(.premiumOnly)) where reading.isOfAccess:
      renaming?.isWithoutAccessLists = true
    case .failure(let failure) where reading.isOfAccess:
      renaming?.accessProblem = ErrorText(failure).summary
    case .failure(let failure): refused(ErrorText(failure).oneLine)
    }
    guard problem == nil, !readings.isWaiting, let renaming, renaming.keys != nil else { return }
    preview = renaming.preview(user: user)
    preview?.table.resize(visibleRowCount: previewRowCount)
  }

  private mutating func refused(_ reason: String) {
    problem = reason
    renaming = nil
    readings.drop()
  }

  private mutating func submit() -> OverlayOutcome {
    let name = field.text
    switch subject {
    case .key(let path, let taken):
      let isOwn = path.key.mayBe(KeyName(name))
      problem = NameRule.problem(
        withNew: name, beside: taken, isThere: "take another name",
        isAlike: isOwn ? "rename it to another name first" : "take another name")
      if name == path.key.rawValue { problem = "it is called so already" }
      guard problem == nil else { return .stay }
      return .confirmed(.change(.rename(path, to: KeyName(name), profile: current)))
    case .scope(let scope, let taken, let begun):
      problem = NameRule.problem(withScope: name)
      if name == scope.rawValue { problem = "it is called so already" }
      let isBegun = name == begun?.rawValue
      if problem == nil, !isBegun,
        let there = taken.first(where: { $0.rawValue.lowercased() == name.lowercased() })
      {
        problem =
          "\(there.rawValue) is there already"
          + (there.rawValue == name ? "" : "; names do not differ by case")
      }
      guard problem == nil else { return .stay }
      renaming = ScopeRenaming(scope, to: ScopeName(name), isBegun: isBegun)
      read()
      return .stay
    }
  }

  /// Reads what the preview is made of.
  private mutating func read() {
    guard let begun = renaming else { return }
    let again = ScopeRenaming(begun.old, to: begun.new, isBegun: begun.isBegun)
    renaming = again
    preview = nil
    readings.want([
      PlacedReading(.keys(again.old)), PlacedReading(.acls(again.old)),
    ])
    if again.isBegun { readings.want([PlacedReading(.keys(again.new))]) }
  }

  private mutating func perform(_ command: TransferCommand) -> OverlayOutcome {
    switch command {
    case .start:
      guard refusal == nil else { return .stay }
      return renaming.map { .confirmed(.renameScope($0)) } ?? .stay
    case .readAgain: read()
    case .back:
      preview = nil
      renaming = nil
    default: break
    }
    return .stay
  }
}

extension RenameViewModel: OverlayContent {
  package var overlay: Overlay { .rename(self) }
  package var keyContext: KeyContext? { preview == nil ? nil : .renamePreview }
  package var takesText: Bool { preview == nil || isFilterTyped }
  package var isFilterTyped: Bool { preview?.table.filter.isTyping == true }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    startHint = nil
    if let table = preview?.table {
      let isForTable =
        table.filter.isTyping || (key.code == .escape && table.filter.isActive)
      let command = isForTable ? nil : KeyTable.command(for: key, in: .renamePreview)
      if case .transfer(let command)? = command { return perform(command) }
      if preview?.table.press(key) == false, refusal == nil {
        startHint = PreviewStart(openedBy: Key(.enter)).hint(for: key, to: "rename")
      }
      return .stay
    }
    if key.code == .escape { return .close }
    guard !isReading else { return .stay }
    if key.code == .enter { return submit() }
    if field.press(key) { problem = nil }
    return .stay
  }

  package mutating func paste(_ text: String) {
    guard preview == nil else {
      preview?.table.paste(text)
      return
    }
    guard !isReading else { return }
    field.insert(text)
    problem = nil
  }

  package mutating func refusePaste(_ problem: String) -> Bool {
    guard preview == nil else { return false }
    if !isReading { self.problem = problem }
    return true
  }

  package mutating func scroll(by rows: Int) { preview?.table.scroll(by: rows) }

  package mutating func resize(to size: Size) {
    previewRowCount = TableLayout.rowCount(
      in: size, noteRows: TransferViewModel.noteRows(columns: size.columns))
    preview?.table.resize(visibleRowCount: previewRowCount)
  }
}

extension RenameViewModel.Subject {
  /// The present name.
  package var name: String {
    switch self {
    case .key(let path, _): path.key.rawValue
    case .scope(let name, _, _): name.rawValue
    }
  }
}

extension PlacedReading {
  fileprivate var isOfAccess: Bool { if case .acls = subject { true } else { false } }
}

extension ChangePlan {
  /// Gives a key another name in its scope: put under the new one, read back, then deleted.
  package static func rename(_ path: SecretPath, to name: KeyName, profile: String?) -> ChangePlan {
    let target = SecretPath(scope: path.scope, key: name)
    var plan = ChangePlan(
      "renaming \(path.text) to \(name.rawValue)", done: "renamed \(path.text) to \(name.rawValue)",
      undoTitle: "the renaming of \(path.text) to \(name.rawValue)",
      rows: [
        Row(
          path.text,
          [
            PlacedChange(
              .transfer(SecretTransfer(path, to: target, isMove: true)), profile: profile)
          ])
      ])
    plan.next = .select(target)
    return plan
  }
}
