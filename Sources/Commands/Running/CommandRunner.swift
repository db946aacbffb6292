package import DatabricksClient

/// Runs one verb against a workspace, from the request to the exit status.
package struct CommandRunner {
  let client: DatabricksClient
  let workspace: OpenWorkspace
  let options: GlobalOptions
  let streams: StandardStreams
  let interrupt: Int32?
  private let readOnlyReason: String?

  /// Prepares to run verbs; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - client: sends the requests; nobody else uses it meanwhile.
  ///   - workspace: where they go.
  ///   - options: output format and read-only mode.
  ///   - readOnlyReason: why nothing is changed in the workspace; nil leaves it to the options.
  ///   - streams: where input comes from and output goes to.
  ///   - interrupt: a descriptor that becomes readable when the user wants to stop; nil where
  ///     SIGINT ends the process by itself.
  package init(
    client: DatabricksClient, workspace: OpenWorkspace, options: GlobalOptions,
    readOnlyReason: String? = nil, streams: StandardStreams = StandardStreams(),
    interrupt: Int32? = nil
  ) {
    self.client = client
    self.workspace = workspace
    self.readOnlyReason =
      options.isReadOnly ? "the program was started with --read-only" : readOnlyReason
    self.options = options
    self.streams = streams
    self.interrupt = interrupt
  }

  /// Carries `verb` out, writes its answer or its error, and says how it ended.
  ///
  /// Standard output gets the whole answer or nothing.
  package func run(_ verb: Verb) -> ExitStatus {
    do throws(CommandFailure) {
      if let readOnlyReason, verb.isChange { throw .readOnly(readOnlyReason) }
      try perform(verb)
      return .done
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
  }

  private func perform(_ verb: Verb) throws(CommandFailure) {
    switch verb {
    case .listScopes: try listScopes()
    case .createScope(let scope): try createScope(scope)
    case .deleteScope(let scope, let isConfirmed): try deleteScope(scope, isConfirmed: isConfirmed)
    case .listSecrets(let scope): try listSecrets(scope)
    case .getSecret(let path): try getSecret(path)
    case .putSecret(let path, let source): try putSecret(path, source)
    case .deleteSecret(let path, let isConfirmed):
      try deleteSecret(path, isConfirmed: isConfirmed)
    case .listACLs(let scope): try listACLs(scope)
    case .getACL(let scope, let principal): try getACL(scope, principal)
    case .putACL(let scope, let principal, let permission):
      try putACL(scope, principal, permission)
    case .deleteACL(let scope, let principal): try deleteACL(scope, principal)
    }
  }

  /// Carries one operation out and waits for its end.
  func carryOut<O: Operation>(_ operation: O) throws(CommandFailure) -> O.Outcome {
    var result: Result<O.Outcome, DatabricksError>?
    let id = client.begin(operation, on: workspace) { result = $0 }
    while true {
      if let result {
        do throws(DatabricksError) {
          return try result.get()
        } catch {
          throw .workspace(error.naming(host: workspace.host.host))
        }
      }
      do throws(CommandFailure) {
        try wait()
      } catch {
        client.cancel(id)
        throw error
      }
    }
  }

  /// Waits until `descriptor` can be read.
  func waitForInput(_ descriptor: Int32) throws(CommandFailure) {
    while try !wait(alsoFor: descriptor) {}
  }

  /// Waits once; true when `descriptor` can be read.
  @discardableResult
  private func wait(alsoFor descriptor: Int32? = nil) throws(CommandFailure) -> Bool {
    let readable = client.wait(for: [descriptor, interrupt].compactMap(\.self), until: nil)
    if let interrupt, readable.contains(interrupt) { throw .interrupted }
    return descriptor.map(readable.contains) ?? false
  }

  /// Says on a terminal what was done; scripts see the exit status.
  func tell(_ text: String) throws(CommandFailure) {
    guard streams.isOutputTerminal, options.output == .text else { return }
    try streams.write(StandardStreams.line(text))
  }
}
