package import DatabricksClient
package import SecretFiles

/// A scope whose secrets are all to be in another one too.
package struct ScopeCopy: Equatable, Sendable {
  package var source: ScopeName
  /// Created where it is not there.
  package var target: ScopeName
  /// The profile of the target's workspace; nil is the source's own.
  package var profile: String?
  /// Whether other values that are there are put over.
  package var replaces: Bool

  package init(
    _ source: ScopeName, to target: ScopeName, profile: String? = nil, replaces: Bool = false
  ) {
    self.source = source
    self.target = target
    self.profile = profile
    self.replaces = replaces
  }
}

/// Secrets that are to be put from a file.
package struct ImportRequest: Equatable, Sendable {
  package var scope: ScopeName
  /// nil is standard input.
  package var path: String?
  /// nil leaves it to be recognised.
  package var format: SecretFileFormat?
  /// Whether it is only shown what would be done.
  package var isDryRun = false
  /// Whether keys that the file does not have are deleted.
  package var prunes = false
  /// Whether nobody is asked before that.
  package var isConfirmed = false

  package init(_ scope: ScopeName, path: String?) {
    self.scope = scope
    self.path = path
  }
}

/// The keys of a scope that are to be written down.
package struct ExportRequest: Equatable, Sendable {
  package var scope: ScopeName
  /// Whether the values are written too.
  package var reveals = false
  /// nil takes what the file's name says, or dotenv.
  package var format: SecretFileFormat?
  /// The file to make; nil is standard output.
  package var path: String?
  /// Whether a file that is there may be replaced.
  package var replacesFile = false

  package init(_ scope: ScopeName) {
    self.scope = scope
  }
}

/// Two scopes that are to be compared.
package struct ScopeComparison: Equatable, Sendable {
  package var first: ScopeName
  package var second: ScopeName
  /// The profile of the second one's workspace; nil is the first one's own.
  package var profile: String?

  package init(_ first: ScopeName, _ second: ScopeName, profile: String? = nil) {
    self.first = first
    self.second = second
    self.profile = profile
  }
}

/// A program that is to be run with values in its environment.
package struct ProgramRequest: Equatable, Sendable {
  /// A variable and the secret it is to hold.
  package struct Variable: Equatable, Sendable {
    package var name: String
    package var path: SecretPath

    package init(_ name: String, _ path: SecretPath) {
      self.name = name
      self.path = path
    }
  }

  package var variables: [Variable]
  /// The program and its arguments; not empty.
  package var command: [String]

  package init(_ variables: [Variable], _ command: [String]) {
    self.variables = variables
    self.command = command
  }
}
