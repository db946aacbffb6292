package import ViewModels

/// What a command line asks for.
package enum Invocation: Equatable, Sendable {
  /// The full-screen program, at a scope or a key where one is named.
  case browse(BrowserViewModel.Destination?, GlobalOptions)
  /// The token-entry screen.
  case configure(ConfigureOptions, GlobalOptions)
  /// A report on how the workspace is found and whether it answers.
  case doctor(isOffline: Bool, GlobalOptions)
  /// One verb, without the full-screen program.
  case run(Verb, GlobalOptions)
  /// The text to print on standard output, without its last line end.
  case help(String)
  case version
  /// The script that a shell reads once.
  case completion(CompletionShell)
  /// What a shell asks while somebody types.
  case complete(CompletionRequest)
  /// The manual page in roff.
  case manualPage
  /// Nothing was understood; one sentence for standard error.
  case usageError(String)

  /// Reads the arguments without the program's name; no file, environment or terminal is looked at.
  package static func parse(_ arguments: [String]) -> Invocation {
    // Asked by the shells' scripts and by `make install`; no word for people.
    if arguments.first == "__complete" {
      return .complete(CompletionRequest(Array(arguments.dropFirst())))
    }
    if arguments == ["__manual"] { return .manualPage }
    do throws(UsageError) {
      return try InvocationParser(arguments).invocation()
    } catch {
      return .usageError(error.text)
    }
  }
}
