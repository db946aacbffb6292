/// A program to be run, and how long it may take.
package struct ProgramCall: Equatable, Sendable {
  /// The file to start; nothing is searched for, and no shell is asked.
  package let path: String
  package let arguments: [String]
  /// What it finds in its environment besides this process's own.
  package let variables: [String: String]
  /// What it is given to read; nil gives it nothing.
  package var input: Secret?
  /// The most bytes that are taken of standard output, and as many of standard error.
  package var outputLimit = ProgramRunner.outputLimit
  /// In milliseconds; then it is killed with all that it started.
  package let timeLimit: Int64

  package init(
    _ path: String, _ arguments: [String], variables: [String: String] = [:],
    timeLimit: Int64 = 30_000
  ) {
    self.path = path
    self.arguments = arguments
    self.variables = variables
    self.timeLimit = timeLimit
  }
}

/// How a program ended.
package enum ProgramEnd: Equatable, Sendable {
  /// It ran: its exit status, or 128 and the signal that ended it; what it wrote to standard output
  /// and error; and when it ended.
  case ended(status: Int32, output: Secret, complaint: Secret, at: Timestamp)
  /// It could not be started; the system's words.
  case notStarted(String)
  case timedOut
  /// It wrote more than the call's `outputLimit`.
  case tooMuchOutput
}
