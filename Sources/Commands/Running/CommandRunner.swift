package import DatabricksClient

/// Runs one verb against a workspace, from the request to the exit status.
package struct CommandRunner {
  private let client: DatabricksClient
  private let workspace: OpenWorkspace
  private let options: GlobalOptions
  private let streams: StandardStreams
  private let interrupt: Int32?

  /// Prepares to run verbs; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - client: sends the requests; nobody else uses it meanwhile.
  ///   - workspace: where they go.
  ///   - options: output format and read-only mode.
  ///   - streams: where input comes from and output goes to.
  ///   - interrupt: a descriptor that becomes readable when the user wants to stop; nil where
  ///     SIGINT ends the process by itself.
  package init(
    client: DatabricksClient, workspace: OpenWorkspace, options: GlobalOptions,
    streams: StandardStreams = StandardStreams(), interrupt: Int32? = nil
  ) {
    self.client = client
    self.workspace = workspace
    self.options = options
    self.streams = streams
    self.interrupt = interrupt
  }

  /// Carries `verb` out, writes its answer or its error, and says how it ended.
  package func run(_ verb: Verb) -> ExitStatus {
    .done
  }
}
