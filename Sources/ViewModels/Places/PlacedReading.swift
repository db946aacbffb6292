package import DatabricksClient

/// Something that an overlay reads, of the open workspace or of another one.
///
/// A profile that cannot be opened is a failure of the reading. Values are compared where they are
/// read and go no further.
package struct PlacedReading: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
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

  /// Whether two values are compared.
  var isOfSameness: Bool { if case .sameness = subject { true } else { false } }

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
