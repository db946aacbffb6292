import Commands
import DatabricksClient
import Testing
import ViewModels

/// One line of a parse table: the command line without the program's name, and what it means.
struct ParseRow: CustomTestStringConvertible, Sendable {
  let line: String
  let invocation: Invocation

  init(_ line: String, _ invocation: Invocation) {
    self.line = line
    self.invocation = invocation
  }

  var testDescription: String { "lakelock \(line)" }

  /// The words of `line`; `''` is the empty word.
  static func words(of line: String) -> [String] {
    line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
  }

  static func browse(
    _ scope: String? = nil, _ key: String? = nil, _ change: (inout GlobalOptions) -> Void = { _ in }
  ) -> Invocation {
    let destination = scope.map {
      BrowserViewModel.Destination(scope: ScopeName($0), key: key.map { KeyName($0) })
    }
    return .browse(destination, options(change))
  }

  static func run(
    _ verb: Verb, _ change: (inout GlobalOptions) -> Void = { _ in }
  ) -> Invocation {
    .run(verb, options(change))
  }

  static func options(_ change: (inout GlobalOptions) -> Void) -> GlobalOptions {
    var options = GlobalOptions()
    change(&options)
    return options
  }
}
