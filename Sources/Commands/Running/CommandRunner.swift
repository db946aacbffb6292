package import DatabricksClient
package import ViewModels

/// Runs one verb against a workspace, from the request to the exit status.
package struct CommandRunner {
  let client: DatabricksClient
  let workspace: OpenWorkspace
  let options: GlobalOptions
  let streams: StandardStreams
  private(set) var interrupt: Int32?
  private let watchesInterrupt: () -> Int32?
  let profiles: (any ProfileStore)?
  let now: () -> Timestamp
  private let readOnlyReason: (String?) -> String?

  /// Prepares to run verbs; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - client: sends the requests; nobody else uses it meanwhile.
  ///   - workspace: where they go.
  ///   - options: output format and read-only mode.
  ///   - readOnlyReason: why nothing is changed in the workspace of a profile; nil leaves it to the
  ///     options.
  ///   - streams: where input comes from and output goes to.
  ///   - interrupt: a descriptor that becomes readable when the user wants to stop; nil where
  ///     SIGINT ends the process by itself.
  ///   - watchesInterrupt: makes such a descriptor once there is something to tell at the end.
  ///   - profiles: where the workspaces of other profiles are found.
  ///   - now: the present time, for ages.
  package init(
    client: DatabricksClient, workspace: OpenWorkspace, options: GlobalOptions,
    readOnlyReason: @escaping (String?) -> String? = { _ in nil },
    streams: StandardStreams = StandardStreams(),
    interrupt: Int32? = nil, watchesInterrupt: @escaping () -> Int32? = { nil },
    profiles: (any ProfileStore)? = nil, now: @escaping () -> Timestamp = { .now }
  ) {
    self.client = client
    self.workspace = workspace
    self.readOnlyReason =
      options.isReadOnly ? { _ in "the program was started with --read-only" } : readOnlyReason
    self.options = options
    self.streams = streams
    self.interrupt = interrupt
    self.watchesInterrupt = watchesInterrupt
    self.profiles = profiles
    self.now = now
  }

  /// Carries `verb` out, writes its answer or its error, and says how it ended.
  ///
  /// Standard output gets the whole answer or nothing.
  package func run(_ verb: Verb) -> ExitStatus {
    do throws(CommandFailure) {
      for profile in verb.changedProfiles {
        if let reason = readOnlyReason(profile ?? workspace.profile) { throw .readOnly(reason) }
      }
      try perform(try complete(verb))
      return .done
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
  }

  /// The verb that a request body stands for; any other one as it is.
  private func complete(_ verb: Verb) throws(CommandFailure) -> Verb {
    guard case .requested(let request) = verb else { return verb }
    let bytes: Secret
    switch request.body {
    case .inline(let body): bytes = body
    case .file(let path):
      bytes = try ValueReader.readFile(path, streams.input) {
        () throws(CommandFailure) in try waitForInput(streams.input)
      }
    }
    do throws(UsageError) {
      return try request.verb(body: bytes)
    } catch {
      throw .usage(error.text)
    }
  }

  private func perform(_ verb: Verb) throws(CommandFailure) {
    switch verb {
    case .listScopes: try listScopes()
    case .createScope(let scope): try createScope(scope)
    case .deleteScope(let scope, let isConfirmed): try deleteScope(scope, isConfirmed: isConfirmed)
    case .listSecrets(let scope): try listSecrets(scope)
    case .getSecret(let path, let file): try getSecret(path, toFile: file)
    case .putSecret(let path, let source, let seen): try putSecret(path, source, seen: seen)
    case .deleteSecret(let path, let isConfirmed):
      try deleteSecret(path, isConfirmed: isConfirmed)
    case .listACLs(let scope): try listACLs(scope)
    case .getACL(let scope, let principal): try getACL(scope, principal)
    case .putACL(let scope, let principal, let permission):
      try putACL(scope, principal, permission)
    case .deleteACL(let scope, let principal): try deleteACL(scope, principal)
    case .transfer(let transfer): try self.transfer(transfer)
    case .copyScope(let copy): try copyScope(copy)
    case .importSecrets(let request): try importSecrets(request)
    case .exportSecrets(let request): try exportSecrets(request)
    case .diff(let comparison): try diff(comparison)
    case .find(let pattern, let isFuzzy):
      if isFuzzy { try findRanked(pattern) } else { try find(pattern) }
    case .audit(let days): try audit(days: days)
    case .who(let principal): try who(principal)
    case .reference, .run, .requested:
      throw .usage("this is not done by asking a workspace only")
    }
  }

  /// Carries one operation out and waits for its end, in another workspace where one is given.
  func carryOut<O: Operation>(
    _ operation: O, on other: OpenWorkspace? = nil
  ) throws(CommandFailure) -> O.Outcome {
    let workspace = other ?? workspace
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

  /// The same, but Ctrl-C does not end the process any more, so that it can be told what was done.
  var watchingInterrupt: CommandRunner {
    var runner = self
    runner.interrupt = interrupt ?? watchesInterrupt()
    return runner
  }

  /// Waits until `descriptor` can be read.
  func waitForInput(_ descriptor: Int32) throws(CommandFailure) {
    while try !wait(alsoFor: descriptor) {}
  }

  /// Waits once; true when `descriptor` can be read.
  @discardableResult
  func wait(alsoFor descriptor: Int32? = nil) throws(CommandFailure) -> Bool {
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
