package import DatabricksClient

/// The browser: scopes, the keys of the selected scope, and the value of the selected key.
///
/// A dumb part: `AppViewModel` sees the events and calls the methods; what they want done outside
/// they return as effects.
package struct BrowserViewModel: Equatable {
  /// The profile's name, where there is one.
  package internal(set) var profile: String?
  /// The workspace's address without the scheme.
  package private(set) var host = ""
  package internal(set) var user = Fetched<CurrentUser>()
  package var scopes = ScopeListViewModel()
  package var keys = KeyListViewModel()
  package var value = ValueViewModel()
  package var fill = BackgroundFill()
  /// What the workspace has told of its users, groups and service principals.
  package internal(set) var principals = PrincipalDirectory()
  /// The open editor; it takes the place of the value.
  package var editor: EditorViewModel?
  /// The save under way whose answer the open editor waits for.
  var editorSave: RequestID?
  /// The value being read so that the editor can open on it.
  package var opening: Opening?
  package private(set) var focus = Pane.scopes
  package var status: StatusLine?
  /// The deletes and creates under way.
  package var changes: Set<RequestID> = []
  /// How many keys a scope held when its deletion was sent.
  var deletedKeyCounts: [ScopeName: Int] = [:]
  /// When the keys and the value follow the selected scope; nil while they show it.
  package private(set) var followsAt: Moment?
  /// Whether everything is being read again because the user asked for it.
  var isRefreshing = false
  /// Where to go as soon as the lists are there.
  package var destination: Destination?
  /// What is marked in the workspaces that are not open now.
  private var marksElsewhere = WorkspaceMarks()

  /// A value that is read for the editor.
  package struct Opening: Equatable, Sendable {
    let id: RequestID
    let path: SecretPath
    let seen: SeenSecret
  }

  /// A scope, or a key in it, to be selected once it is listed.
  package struct Destination: Equatable, Sendable {
    package var scope: ScopeName
    package var key: KeyName?
    /// Whether the editor opens on the key, there or not.
    package var isToBeEdited: Bool
    /// Whether it is only where the user was the last time, so that nothing is said of it.
    package var isRemembered: Bool
    /// Whether the scope itself is what was asked for, and not its keys.
    package var staysInScopes: Bool

    package init(
      scope: ScopeName, key: KeyName? = nil, isToBeEdited: Bool = false,
      isRemembered: Bool = false, staysInScopes: Bool = false
    ) {
      self.isRemembered = isRemembered
      self.staysInScopes = staysInScopes
      self.scope = scope
      self.key = key
      self.isToBeEdited = isToBeEdited
    }
  }

  package init() {}

  /// What is known of the selected scope.
  package var selectedDetails: ScopeDetails? {
    scopes.selected.flatMap { scopes.details[$0.name] }
  }

  /// What is known of the scope whose keys are shown.
  package var shownDetails: ScopeDetails? {
    keys.scope.flatMap { scopes.details[$0] }
  }

  /// Whether any answer is awaited.
  package var isWaiting: Bool {
    user.pending != nil || scopes.scopes.pending != nil || fill.isRunning || opening != nil
      || !changes.isEmpty || editor?.saveState.isUnderWay == true || isLoadingValue
  }

  private var isLoadingValue: Bool {
    if case .loading = value.content { true } else { false }
  }

  /// When the view must change by itself.
  package var deadline: Moment? {
    [value.deadline, editor?.deadline, followsAt].compactMap(\.self).min()
  }

  /// Shows another workspace from the beginning, with the marks it had before in this run.
  package mutating func open(
    profile: String?, host: String, requests: inout RequestCounter
  ) -> [Effect] {
    let visible = (scopes.visibleRowCount, keys.visibleRowCount)
    let orders = (scopes.order, keys.order)
    let destination = destination
    var marks = marksElsewhere
    marks.keep(keys.marks, ofProfile: self.profile, host: self.host)
    self = BrowserViewModel()
    keys.marks = marks.take(ofProfile: profile, host: host)
    marksElsewhere = marks
    scopes.sort(by: orders.0)
    keys.sort(by: orders.1)
    self.profile = profile
    self.host = host
    self.destination = destination
    (scopes.visibleRowCount, keys.visibleRowCount) = visible
    let userID = requests.next()
    user.ask(userID)
    return [.send(userID, .readUser, .user)] + listScopes(&requests)
  }

  /// Asks for everything again; what is known stays in view meanwhile.
  package mutating func refresh(_ requests: inout RequestCounter) -> [Effect] {
    var effects = stopFilling()
    for name in scopes.details.keys {
      scopes.details[name]?.keys.outdate()
      scopes.details[name]?.acls.outdate()
    }
    scopes.hasNoAccessLists = false
    principals.askAgain()
    fill.restart()
    if user.value == nil, user.pending == nil {
      let id = requests.next()
      user.ask(id)
      effects.append(.send(id, .readUser, .user))
    }
    isRefreshing = true
    status = .refreshing
    return effects + listScopes(&requests)
  }

  /// Asks for the list of scopes.
  package mutating func listScopes(_ requests: inout RequestCounter) -> [Effect] {
    let id = requests.next()
    scopes.ask(id)
    return [.send(id, .listScopes, .user)]
  }

  /// Asks for the keys of `scope` again.
  package mutating func listKeys(
    of scope: ScopeName, _ requests: inout RequestCounter
  ) -> [Effect] {
    let id = requests.next()
    scopes.details[scope, default: ScopeDetails()].keys.ask(id)
    return [.send(id, .listKeys(scope), .user)]
  }

  /// How long the selection rests on a scope before the other panes show it, in milliseconds.
  ///
  /// Running down a long list then neither asks for each scope's keys nor redraws what nobody reads.
  package static let restMilliseconds: Int64 = 30

  /// Lets the keys and the value follow once the selection rests.
  package mutating func followLater(at now: Now) {
    followsAt = now.moment + Self.restMilliseconds
  }

  /// Lets the keys and the value follow now, if they are behind.
  package mutating func follow(_ requests: inout RequestCounter) -> [Effect] {
    followsAt == nil ? [] : selectionChanged(&requests)
  }

  /// Brings the keys and the value in line with the selected scope and key.
  package mutating func selectionChanged(_ requests: inout RequestCounter) -> [Effect] {
    followsAt = nil
    let scope = scopes.selected?.name
    keys.show(scope.flatMap { scopes.details[$0]?.keys.value }, of: scope)
    var effects: [Effect] = []
    if editor == nil, opening == nil, let unwanted = value.show(keys.selectedPath) {
      effects.append(.cancel(unwanted))
    }
    return effects + fill.next(in: &scopes, requests: &requests)
  }

  /// Gives the focus to `pane`.
  package mutating func focus(_ pane: Pane) {
    focus = pane
  }

  /// Notes who is signed in.
  package mutating func answerUser(
    _ id: RequestID, _ result: Result<CurrentUser, DatabricksError>
  ) {
    _ = user.answer(id, result)
  }

  /// Fits the lists and the editor into `layout`.
  package mutating func resize(to layout: BrowserLayout) {
    scopes.visibleRowCount = layout.contentRowCount(of: .scopes)
    keys.visibleRowCount = layout.contentRowCount(of: .keys)
    guard let pane = layout.panes[.value] else { return }
    editor?.resize(columns: pane.columns, rows: pane.rows)
    let inside = pane.inset(columns: 2, rows: 1)
    value.resize(to: Size(columns: inside.columns, rows: inside.rows))
  }
}
