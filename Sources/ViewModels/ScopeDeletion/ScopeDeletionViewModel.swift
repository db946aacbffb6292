package import DatabricksClient

/// The question before a scope is deleted: what is in it is read first, so that it can come back.
///
/// It is read anew when the name is typed, and deleted only if it is still what was read.
package struct ScopeDeletionViewModel: Equatable, Sendable {
  /// How far it has come.
  package enum Stage: Equatable, Sendable {
    /// The keys and the access list are asked for.
    case listing
    /// The values are read.
    case reading
    /// The name is to be typed.
    case asking
    /// The name was typed, and it is looked whether anything has changed.
    case comparing
  }

  /// Why a value will not come back.
  package enum Loss: Equatable, Sendable {
    case unread(DatabricksError)
    /// With it the values would be more than may be kept.
    case tooMuch
    /// The user did not wait for it.
    case skipped
  }

  /// What an answer led to.
  enum Outcome: Equatable {
    case goOn([Effect])
    /// It is as it was read, and the name was typed.
    case delete
  }

  private enum Item: Equatable {
    case keys
    case acls
    case value(SecretKey)
  }

  private struct Kept: Equatable {
    let value: Secret
    let time: Timestamp?
  }

  package let scope: SecretScope
  /// The most bytes of values that are kept.
  package let byteLimit: Int
  /// Who is signed in, who manages what they make.
  private let user: String?
  package private(set) var stage = Stage.listing
  package private(set) var field = LineField()
  /// Which of its sentences are in view in a low window.
  package private(set) var textScroll = TextScroll()
  /// Why Enter did nothing.
  package private(set) var hint: String?
  /// The keys that were listed; nil while they are.
  package private(set) var keys: Result<KeyList, DatabricksError>?
  package private(set) var acls: Result<[ScopeACL], DatabricksError>?
  /// The keys whose values will not come back.
  package private(set) var losses: [KeyName: Loss] = [:]
  private var kept: [KeyName: Kept] = [:]
  private var pack = SecretPack()
  private var pending: [RequestID: Item] = [:]
  private var queue: [SecretKey] = []
  private var newKeys: Result<KeyList, DatabricksError>?
  private var newACLs: Result<[ScopeACL], DatabricksError>?

  package init(
    _ scope: SecretScope, user: String? = nil, byteLimit: Int = UndoLog.usualByteLimit
  ) {
    self.scope = scope
    self.user = user
    self.byteLimit = byteLimit
  }

  /// The requests whose answers it waits for.
  var requests: Set<RequestID> { Set(pending.keys) }

  /// How many values are kept.
  package var keptCount: Int { kept.count }

  /// The bytes of the values that are kept.
  package var keptByteCount: Int { kept.values.reduce(0) { $0 + $1.value.count } }

  /// How many keys it holds; nil where they are not listed.
  package var keyCount: Int? { try? keys?.get().count }

  /// How many of its values were read, or will not be.
  package var settledCount: Int { (keyCount ?? 0) - queue.count - pending.count }

  var isVault: Bool { scope.backendType == .azureKeyVault }

  /// Asks for the keys and the access list.
  mutating func list(_ requests: inout RequestCounter) -> [Effect] {
    let (keyID, aclID) = (requests.next(), requests.next())
    (newKeys, newACLs) = (nil, nil)
    pending = [keyID: .keys, aclID: .acls]
    return [
      .send(keyID, .listKeys(scope.name), .user), .send(aclID, .listACLs(scope.name), .user),
    ]
  }

  /// Takes the answer to one of its requests.
  mutating func answered(
    _ id: RequestID, _ answer: Answer, _ requests: inout RequestCounter
  ) -> Outcome {
    switch (pending.removeValue(forKey: id), answer) {
    case (.keys, .keys(_, let result)): newKeys = result
    case (.acls, .acls(_, let result)): newACLs = result
    case (.value(let key), .value(_, let result)):
      take(result, of: key)
      return .goOn(read(&requests))
    default: return .goOn([])
    }
    guard let newKeys, let newACLs else { return .goOn([]) }
    return listed(newKeys, newACLs, &requests)
  }

  private mutating func listed(
    _ newKeys: Result<KeyList, DatabricksError>, _ newACLs: Result<[ScopeACL], DatabricksError>,
    _ requests: inout RequestCounter
  ) -> Outcome {
    if stage == .comparing {
      if newKeys == keys, newACLs == acls { return .delete }
      field = LineField()
      hint = "it was changed meanwhile and read again; look, then type the name"
    }
    keys = newKeys
    acls = newACLs
    losses = [:]
    stage = .reading
    let list = isVault ? KeyList() : (try? newKeys.get()) ?? KeyList()
    let all = (0..<list.count).map { list[$0] }
    let names = Set(all.map(\.name))
    kept = kept.filter { names.contains($0.key) }
    queue = all.filter { key in
      guard let held = kept[key.name], let time = held.time else { return true }
      return time != key.lastUpdated
    }
    return .goOn(read(&requests))
  }

  /// Reads as many values as there is room for; the name is asked for when all are read.
  private mutating func read(_ requests: inout RequestCounter) -> [Effect] {
    var effects: [Effect] = []
    while stage == .reading, pending.count < ChangeRunViewModel.rowLimit, !queue.isEmpty {
      let key = queue.removeFirst()
      let id = requests.next()
      pending[id] = .value(key)
      let path = SecretPath(scope: scope.name, key: key.name)
      effects.append(.send(id, .readValue(path), .user))
    }
    if stage == .reading, pending.isEmpty { stage = .asking }
    return effects
  }

  private mutating func take(_ result: Result<Secret, DatabricksError>, of key: SecretKey) {
    kept[key.name] = nil
    switch result {
    case .success(let value) where keptByteCount + value.count <= byteLimit:
      kept[key.name] = Kept(value: pack.copy(value), time: key.lastUpdated)
    case .success:
      losses[key.name] = .tooMuch
      leaveRest(.tooMuch)
    // It is gone already, which shows when it is looked once more.
    case .failure(.noSuchSecret): break
    case .failure(let error):
      losses[key.name] = .unread(error)
      if ChangeFailure.workspace(error).isForAll || error.isOfConnection {
        leaveRest(.unread(error))
      }
    }
  }

  private mutating func leaveRest(_ loss: Loss) {
    for key in queue where kept[key.name] == nil { losses[key.name] = loss }
    queue = []
  }

  /// What makes the scope again: the scope first, then its keys and its access list.
  ///
  /// Whoever makes a scope gets MANAGE by that, `user` or, where all users may manage it, they all;
  /// an entry that was not there before goes last, where it is not needed.
  func restoring(user: CurrentUser?, nesting: GroupNesting) -> [ChangePlan.Row] {
    var isForAll = isManagedByAll
    // Where there are no access lists, a scope can only be made for all.
    if case .failure(.premiumOnly)? = acls { isForAll = true }
    let scope = NewScope(
      name: scope.name, isManagedByAllUsers: isForAll, keyVault: scope.keyVault)
    let puts = kept.sorted { $0.key < $1.key }.map { key, held in
      let path = SecretPath(scope: scope.name, key: key)
      return ChangePlan.Row(
        path.text, [PlacedChange(.put(path, held.value, over: .nothing))])
    }
    let access = restoredAccess(for: user?.userName).map { principal, permission in
      ChangePlan.Row(
        "\(scope.name.rawValue): \(principal)",
        [PlacedChange(.putACL(scope.name, principal: principal, permission, over: .nothing))])
    }
    let removal = makersEntry(of: user, nesting: nesting).removal(from: scope.name).map {
      ChangePlan.Row("\(scope.name.rawValue): your own entry", [PlacedChange($0)])
    }
    return [
      ChangePlan.Row(scope.name.rawValue, [PlacedChange(.createScope(scope))])
    ] + puts + access + [removal].compactMap(\.self)
  }

  private var list: [ScopeACL] { (try? acls?.get()) ?? [] }

  private var isManagedByAll: Bool {
    list.contains(ScopeACL(principal: "users", permission: Permission.manage.rawValue))
  }

  /// The entries of its list that are there again once `user` has made it again, each counted
  /// wherever they are: the MANAGE that its maker gets by that is one of them.
  ///
  /// Less than that is not given to the maker, who would give the others nothing any more.
  func restoredAccess(for user: String?) -> [(principal: String, permission: Permission)] {
    let maker = isManagedByAll ? nil : user?.lowercased()
    return list.compactMap { acl in
      guard let permission = Permission(rawValue: acl.permission),
        acl.principal.lowercased() != maker || permission == .manage
      else { return nil }
      return (acl.principal, permission)
    }
  }

  /// How many permissions come back.
  var restoredAccessCount: Int? {
    guard case .success? = acls else { return nil }
    return restoredAccess(for: user).count
  }

  /// What becomes of the entry that `user` gets by making the scope again.
  func makersEntry(of user: CurrentUser?, nesting: GroupNesting) -> MakersEntry {
    // Where all manage it they all get it, and the maker none of his own.
    isManagedByAll ? .wanted : MakersEntry(of: user, nesting: nesting, in: list)
  }
}

extension ScopeDeletionViewModel: OverlayContent {
  package var overlay: Overlay { .scopeDeletion(self) }
  package var takesText: Bool { stage == .asking }

  package mutating func press(_ key: Key, at now: Now) -> OverlayOutcome {
    if key.code == .escape { return .close }
    if textScroll.press(key) { return .stay }
    switch stage {
    case .reading where key.code == .tab:
      for case .value(let key) in pending.values { losses[key.name] = .skipped }
      leaveRest(.skipped)
      pending = [:]
      stage = .asking
    case .listing, .reading, .comparing: break
    case .asking where key.code == .enter:
      guard field.text == scope.name.rawValue else {
        hint = "type the name first: \(scope.name.rawValue)"
        return .stay
      }
      hint = nil
      stage = .comparing
      return .perform(.deleteScope)
    case .asking:
      hint = nil
      _ = field.press(key)
    }
    return .stay
  }

  package mutating func paste(_ text: String) {
    if stage == .asking { field.insert(text) }
  }

  package mutating func refusePaste(_ problem: String) -> Bool {
    hint = problem
    return true
  }

  package mutating func scroll(by rows: Int) { textScroll.scroll(by: rows) }

  package mutating func resize(to window: Size) {
    textScroll.fit(
      sentences.map(\.text), columns: Self.columns(in: window), rows: Self.lineRoom(in: window))
  }
}

extension DatabricksError {
  /// Whether nothing else would be read either for now.
  fileprivate var isOfConnection: Bool {
    switch self {
    case .unreachable, .rateLimited: true
    default: false
    }
  }
}
