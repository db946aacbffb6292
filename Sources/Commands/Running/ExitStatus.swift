/// What the program tells the shell when it ends.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The workspace refused, read-only did, or the answer could not be used.
  case refused = 1
  case usage = 2
  /// Not configured or not signed in.
  case notSignedIn = 3
  case notFound = 4
  case noPermission = 5
  case network = 6
  /// The editor was left and nothing was saved; `Errand.unchangedStatus`.
  case unchanged = 7
  /// What `run` was to start cannot be started.
  case programNotStarted = 126
  /// What `run` was to start is not there.
  case programNotFound = 127
  /// Stopped by the user: Ctrl-C, or no to a question.
  case interrupted = 130
}
