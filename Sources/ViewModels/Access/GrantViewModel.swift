package import DatabricksClient

/// The form for one entry of an access list: who, and what they may do.
///
/// It stays open until the workspace has taken it, so that a refusal loses nothing.
package struct GrantViewModel: Equatable, Sendable {
  /// One part of the form.
  package enum Row: Equatable, Sendable {
    case principal
    case permission
  }

  package let scope: SecretScope
  /// The entry that is changed; nil where a new one is made.
  package let entry: ScopeACL?
  package private(set) var row: Row
  package private(set) var field = LineField()
  /// The principal whose name stands in the field, once one was taken from the list.
  package private(set) var chosen: Principal?
  /// The principals that match what is typed.
  package private(set) var candidates: [Principal] = []
  /// The candidate that Enter takes; nil while none is selected.
  package private(set) var selected: Int?
  package private(set) var permission: Permission
  /// Why it was not done; nil while nothing was tried.
  package private(set) var problem: String?
  /// The principal that the workspace is giving it to; nil while nothing is under way.
  package private(set) var sending: String?
  /// How many candidates there is room for.
  package private(set) var visibleRowCount = 6
  /// What was typed, where the one principal who fits was taken for it; nil where it was told whole.
  private(set) var completed: String?
  /// When the principal was taken: a double tap of Enter does not give it anything.
  private var takenAt: Moment?
  var lookUp = PrincipalLookUp()
  /// What the list says already, by principal.
  private let held: [String: String]
  private(set) var directory: PrincipalDirectory

  /// A new entry of the list `entries`.
  package init(_ scope: SecretScope, entries: [ScopeACL], directory: PrincipalDirectory) {
    self.init(scope, nil, .read, entries, directory)
  }

  /// Another permission for `entry`, from `permission` on, or from the one it has.
  package init(
    _ scope: SecretScope, changing entry: ScopeACL, to permission: Permission?,
    directory: PrincipalDirectory
  ) {
    let start = permission ?? Permission(rawValue: entry.permission) ?? .read
    self.init(scope, entry, start, [entry], directory)
    chosen = directory.principal(named: entry.principal)
    row = .permission
  }

  private init(
    _ scope: SecretScope, _ entry: ScopeACL?, _ permission: Permission, _ entries: [ScopeACL],
    _ directory: PrincipalDirectory
  ) {
    self.scope = scope
    self.entry = entry
    self.permission = permission
    self.directory = directory
    row = .principal
    held = Dictionary(entries.map { ($0.principal, $0.permission) }) { first, _ in first }
    match()
  }

  /// The principal as access lists store it.
  package var principal: String { chosen?.name ?? field.text }

  /// How people call it.
  package var shownName: String { directory.shownName(of: principal) }

  /// The permission that it has by the list; nil where it has none.
  package var former: String? { held[principal] }

  /// The candidate that Enter takes: the one selected, else the only one there is.
  package var taken: Int? { selected ?? (hasOnlyOne ? 0 : nil) }

  /// Whether the workspace has told that of all who fit what is typed there is one, and that nobody is
  /// called just so.
  ///
  /// An address or an application id that is whole may be somebody's of whom it does not tell.
  private var hasOnlyOne: Bool {
    candidates.count == 1 && chosen == nil && !field.isEmpty && lookUp.answered == field.text
      && lookUp.refusal == nil && directory.named(field.text) == nil && !Self.isWhole(field.text)
  }

  private static func isWhole(_ text: String) -> Bool {
    if Principal.Kind.isApplicationID(text) { return true }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let host = parts.last, !parts[0].isEmpty else { return false }
    return host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
  }

  /// Whether the workspace is being asked who there is.
  package var isLookingUp: Bool { lookUp.isUnderWay }

  /// When to ask the workspace.
  var deadline: Moment? { lookUp.asksAt }

  /// Takes what the workspace told meanwhile.
  mutating func update(_ directory: PrincipalDirectory) {
    self.directory = directory
    match()
  }

  /// How close together two presses of Enter count as one, in milliseconds.
  package static let doubleTapMilliseconds: Int64 = 300

  /// Notes that the workspace is asked to do it.
  mutating func begin() {
    sending = principal
    problem = nil
  }

  /// Says why it was not done.
  package mutating func refused(_ reason: String) {
    sending = nil
    problem = reason
  }

  private mutating func edited() {
    problem = nil
    chosen = nil
    completed = nil
    lookUp.typed(field.text)
    match()
    selected = nil
  }

  /// Lists who matches what is typed; the selection stays on its principal.
  private mutating func match() {
    guard entry == nil else { return }
    let kept = selected.map { candidates[$0] }
    candidates = Array(directory.matching(field.text).prefix(50))
    selected = kept.flatMap { kept in candidates.firstIndex { $0.name == kept.name } }
  }
}

extension GrantViewModel: OverlayContent {
  package var overlay: Overlay { .grant(self) }
  package var keyContext: KeyContext? { .grant }
  package var takesText: Bool { row == .principal }

  package mutating func paste(_ text: String) {
    guard sending == nil, row == .principal else { return }
    field.insert(text)
    edited()
  }

  package mutating func refusePaste(_ reason: String) -> Bool {
    problem = reason
    return true
  }

  package mutating func scroll(by rows: Int) {
    if sending == nil, row == .principal { move(by: rows.signum()) }
  }

  package mutating func resize(to size: Size) {
    visibleRowCount = max(1, min(size.rows - 10, 8))
  }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    let command = KeyTable.command(for: key, in: .grant)
    if sending != nil { return command == .grant(.leave) ? .close : .stay }
    // In the field, left and right move its cursor.
    if row == .principal, key.code == .left || key.code == .right {
      _ = field.press(key)
      return .stay
    }
    guard case .grant(let command) = command else {
      type(key)
      return .stay
    }
    switch command {
    case .leave: return .close
    case .accept: return accept(at: now)
    case .otherRow: changeRow(at: now)
    case .up, .left: row == .principal ? move(by: -1) : step(by: -1)
    case .down, .right: row == .principal ? move(by: 1) : step(by: 1)
    }
    return .stay
  }

  private mutating func type(_ key: Key) {
    if row == .principal {
      if field.press(key) { edited() }
      return
    }
    problem = nil
    switch key {
    case .typed("r"): permission = .read
    case .typed("w"): permission = .write
    case .typed("m"): permission = .manage
    case .typed(" "): permission = permission == .manage ? .read : permission.stronger
    default: break
    }
  }

  private mutating func accept(at now: Now) -> OverlayOutcome {
    guard row == .permission else {
      take(at: now)
      if problem == nil {
        row = .permission
        takenAt = now.moment
      }
      return .stay
    }
    if let takenAt, now.moment - takenAt < Self.doubleTapMilliseconds { return .stay }
    if let entry, entry.permission == permission.rawValue {
      problem = "\(shownName) has \(entry.permission) already"
      return .stay
    }
    problem = nil
    return .perform(.access(.give(principal, permission, over: former)))
  }

  private mutating func changeRow(at now: Now) {
    problem = nil
    if row == .permission {
      if entry == nil {
        row = .principal
      } else {
        problem = "the principal stays; left and right change the permission"
      }
      return
    }
    take(at: now)
    if problem == nil { row = .permission }
  }

  /// Takes the candidate that is selected, or the one whose whole name is typed, or the only one.
  private mutating func take(at now: Now) {
    if selected == nil, let taken {
      chosen = candidates[taken]
      completed = field.text
      // Whom it took must be seen first, whatever key did it.
      takenAt = now.moment
    } else if let selected {
      chosen = candidates[selected]
      completed = nil
    } else if chosen == nil {
      chosen = directory.named(field.text)
    }
    selected = nil
    if let chosen {
      field = LineField(text: directory.shownName(of: chosen.name))
      if let held = held[chosen.name].flatMap(Permission.init(rawValue:)) { permission = held }
      match()
    }
    problem =
      principal.isEmpty
      ? "type an e-mail address, a group's name or an application id" : nil
  }

  private mutating func move(by step: Int) {
    guard !candidates.isEmpty else { return }
    guard let selected else {
      self.selected = step > 0 ? 0 : nil
      return
    }
    let next = selected + step
    self.selected = next < 0 ? nil : min(next, candidates.count - 1)
  }

  private mutating func step(by step: Int) {
    problem = nil
    permission = step < 0 ? permission.weaker : permission.stronger
  }
}

extension Permission {
  /// The next stronger one, or the strongest.
  fileprivate var stronger: Permission { self == .read ? .write : .manage }
  /// The next weaker one, or the weakest.
  fileprivate var weaker: Permission { self == .manage ? .write : .read }
}
