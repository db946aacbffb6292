package import DatabricksClient

/// One of two scopes that are compared.
package struct ComparedSide: Equatable, Sendable {
  /// The profile of its workspace; nil is the one that is open.
  package let profile: String?
  package let scope: SecretScope
  /// Its keys as they were read last; nil until they are.
  package internal(set) var keys: KeyList?
  /// Why they could not be read the last time, what happened and what to do.
  package internal(set) var failure: ErrorText?

  init(_ scope: SecretScope, profile: String? = nil) {
    self.scope = scope
    self.profile = profile
  }

  /// `payments`, or `staging: payments` in another workspace.
  package var name: String {
    profile.map { "\($0): \(scope.name.rawValue)" } ?? scope.name.rawValue
  }

  /// What lists its keys.
  var reading: PlacedReading { PlacedReading(.keys(scope.name), profile: profile) }

  func path(_ key: KeyName) -> SecretPath { SecretPath(scope: scope.name, key: key) }
}

/// Which of the two sides.
package enum ComparedPlace: Hashable, Sendable {
  /// The scope that was selected in the browser.
  case here
  /// The one that it is compared with.
  case there

  var other: ComparedPlace { self == .here ? .there : .here }
}

/// A key in one of the scopes or in both.
struct ComparedKey: Equatable, Sendable {
  let name: KeyName
  let isHere: Bool
  let isThere: Bool
  let put: Put

  /// When it was put on each side, which tells whether a comparison still holds.
  struct Put: Equatable, Sendable {
    var here: Timestamp?
    var there: Timestamp?
  }
}

/// What is known of a key that is in both scopes.
enum ComparedValue: Equatable, Sendable {
  case same
  case different
  /// It was deleted on one side meanwhile.
  case gone
  case failed(ChangeFailure)
}
