/// Why the configuration cannot be read, used or written, one case for each thing the user can do.
package enum ConfigurationError: Error, Equatable, Sendable {
  /// Neither file, environment nor arguments name a host and a credential.
  case notConfigured
  /// There is no config file where an option or a variable says it is.
  case noSuchFile(path: String, namedBy: String)
  case noSuchProfile(String, path: String)
  /// A profile is named, and there is no config file that could hold it.
  case noFileForProfile(String, path: String)
  /// The profile is there and lacks what signing in needs, such as "host" or "token".
  case incompleteProfile(String, missing: String)
  /// The environment, or an argument, names the one and not the other, so the file is not read.
  case incompleteEnvironment(set: String, missing: String)
  /// The profile, or the environment where it is nil, signs in a way this program does not know.
  case unsupportedSignIn(String?, kind: String)
  /// Credentials of several families stand side by side, such as `oauth` and `pat`.
  case conflictingSignIns([String])
  /// The host is no workspace address; the text says why.
  case invalidHost(String, reason: String)
  /// The token holds a byte no token has; the token itself is not told.
  case invalidToken(reason: String)
  case invalidClientID(reason: String)
  /// A value that cannot stand in the file under that key; the value itself is not told.
  case invalidValue(key: String, reason: String)
  case invalidProfileName(String, reason: String)
  /// The file could not be read or written; the text names the step and the system's reason.
  case fileFailed(path: String, String)
  /// The file could not be read; the text names the step and the system's reason.
  case unreadableFile(path: String, String)
  /// Others may write the file or it belongs to somebody else; the mode in octal.
  case unsafeFile(path: String, String)
  /// A line cannot be understood, counted from 1.
  case malformed(path: String, line: Int, String)
}
