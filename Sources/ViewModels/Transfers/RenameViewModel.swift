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
  /// What is known of the scope once Enter was pressed.
  private var renaming: ScopeRenaming?
  var readings = PlacedReadings()

  init(_ subject: Subject, current: String?) {
    self.subject = subject
    self.current = current
    field = LineField(text: subject.name)
  }

  /// Whether the keys and the access list of the scope are being read.
  package var isReading: Bool { renaming != nil && problem == nil }

  /// The renaming of a scope, once all is read.
  var ready: ScopeRenaming? {
    problem == nil && !readings.isWaiting && renaming?.keys != nil ? renaming : nil
  }

  mutating func answered(_ reading: PlacedReading, _ result: PlacedResult) {
    switch result {
    case .success(.keys(let keys)): renaming?.keys = keys
    case .success(.acls(let acls)): renaming?.acls = acls
    case .success: break
    case .failure(.workspace(.premiumOnly)) where reading.isOfAccess:
      renaming?.isWithoutAccessLists = true
    case .failure(let failure) where reading.isOfAccess:
      renaming?.accessProblem = ErrorText(failure).summary
    case .failure(let failure): refused(ErrorText(failure).oneLine)
    }
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
      problem = NameRule.problem(withKey: name)
      if name == path.key.rawValue { problem = "it is called so already" }
      if problem == nil, taken.firstIndex(of: KeyName(name)) != nil {
        problem = "\(name) is there already; take another name"
      }
      guard problem == nil else { return .stay }
      return .confirmed(.change(.rename(path, to: KeyName(name), profile: current)))
    case .scope(let scope, let taken, let begun):
      problem = NameRule.problem(withScope: name)
      if name == scope.rawValue { problem = "it is called so already" }
      let isBegun = name == begun?.rawValue
      if problem == nil, !isBegun,
        let there = taken.first(where: { $0.rawValue.lowercased() == name.lowercased() })
      {
        problem = "\(there.rawValue) is there already; names do not differ by case"
      }
      guard problem == nil else { return .stay }
      renaming = ScopeRenaming(scope, to: ScopeName(name), isBegun: isBegun)
      readings.want([PlacedReading(.keys(scope)), PlacedReading(.acls(scope))])
      return .stay
    }
  }
}

extension RenameViewModel: OverlayContent {
  package var overlay: Overlay { .rename(self) }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    if key.code == .escape { return .close }
    guard !isReading else { return .stay }
    if key.code == .enter { return submit() }
    if field.press(key) { problem = nil }
    return .stay
  }

  package mutating func paste(_ text: String) {
    guard !isReading else { return }
    field.insert(text)
    problem = nil
  }

  package mutating func refusePaste(_ problem: String) -> Bool {
    if !isReading { self.problem = problem }
    return true
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
