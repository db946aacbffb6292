package import DatabricksClient

/// Something that is read for a copy or a move, of the open workspace or of another one.
package struct PlacedReading: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    /// The profiles there are.
    case profiles
    /// Its scopes, and what tells it apart from another one.
    case workspace
    case keys(ScopeName)
    case acls(ScopeName)
    /// Whether source and target hold the same bytes; the source is in the place.
    case sameness(SecretTransfer)
  }

  package let subject: Subject
  /// The profile of the workspace; nil is the one that is open.
  package let profile: String?

  package init(_ subject: Subject, profile: String? = nil) {
    self.subject = subject
    self.profile = profile
  }

  /// The profile of the workspace that is read besides.
  var targetProfile: String? {
    if case .sameness(let transfer) = subject { transfer.profile ?? profile } else { profile }
  }

  /// Whether only the open workspace is asked.
  var isOfOpenWorkspace: Bool {
    subject != .profiles && profile == nil && targetProfile == nil
  }
}

/// What was read, subject for subject.
package enum PlacedFinding: Equatable, Sendable {
  case profiles(ProfileList)
  case workspace(PlacedWorkspace)
  case keys(KeyList)
  case acls([ScopeACL])
  case sameness(Bool)
}

package typealias PlacedResult = Result<PlacedFinding, ChangeFailure>

/// A workspace as a place to copy to.
package struct PlacedWorkspace: Equatable, Sendable {
  /// Its address without the scheme.
  package let host: String
  /// The workspace's id, where it tells it.
  package let workspaceID: String?
  /// Who is signed in there, where that is known.
  package let userName: String?
  package let scopes: [SecretScope]

  package init(host: String, workspaceID: String?, userName: String?, scopes: [SecretScope]) {
    self.host = host
    self.workspaceID = workspaceID
    self.userName = userName
    self.scopes = scopes
  }

  /// Whether a key of one can be told apart from the key of that name in the other.
  ///
  /// Two profiles, even of two hosts, may lead to one workspace, where a secret moved onto itself would
  /// be deleted.
  package func isSurelyAnother(than other: PlacedWorkspace) -> Bool {
    guard host != other.host, let workspaceID, let id = other.workspaceID else { return false }
    return workspaceID != id
  }

  /// Whether nothing says that both are one workspace.
  package func mayBeAnother(than other: PlacedWorkspace) -> Bool {
    guard host != other.host else { return false }
    return workspaceID == nil || workspaceID != other.workspaceID
  }
}

/// What an overlay reads: wanted, asked for, and answered once.
package struct PlacedReadings: Equatable, Sendable {
  private struct Entry: Equatable, Sendable {
    let reading: PlacedReading
    var id: RequestID?
  }

  /// How many are asked for at once; one of the client's four places stays free.
  private static let limit = 3
  private var entries: [Entry] = []

  package init() {}

  /// Whether any answer is awaited.
  package var isWaiting: Bool { !entries.isEmpty }

  /// Whether the answer to `subject` is awaited.
  func waits(for subject: PlacedReading.Subject) -> Bool {
    entries.contains { $0.reading.subject == subject }
  }

  mutating func want(_ reading: PlacedReading) {
    guard !entries.contains(where: { $0.reading == reading }) else { return }
    entries.append(Entry(reading: reading))
  }

  /// Forgets everything; what is answered later counts no more.
  mutating func drop() {
    entries = []
  }

  /// The next one to ask for, noted as asked for by `id`; nil where none is due.
  mutating func next(_ requests: inout RequestCounter) -> Effect? {
    guard entries.count(where: { $0.id != nil }) < Self.limit,
      let index = entries.firstIndex(where: { $0.id == nil })
    else { return nil }
    let id = requests.next()
    entries[index].id = id
    return .send(id, .readPlace(entries[index].reading), .user)
  }

  /// What `id` asked for, which is no longer awaited; nil where it is not among these.
  mutating func take(_ id: RequestID) -> PlacedReading? {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return nil }
    return entries.remove(at: index).reading
  }
}
