internal import DatabricksClient
internal import ViewModels

extension CommandRunner {
  /// Carries out a verb that asks nothing of a workspace; nil for one that does.
  package static func runWithoutWorkspace(
    _ verb: Verb, options: GlobalOptions, streams: StandardStreams = StandardStreams()
  ) -> ExitStatus? {
    guard case .reference(let path, let style) = verb else { return nil }
    do throws(CommandFailure) {
      let text = style.text(for: path)
      if options.output == .json {
        try streams.write(JSONRows.reference(text))
      } else {
        try streams.write(streams.isOutputTerminal ? StandardStreams.line(text) : text + "\n")
      }
      return .done
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
  }
}

extension JSONRows {
  fileprivate static func reference(_ text: String) -> [UInt8] {
    object { $0.member("reference", text) } + [newline]
  }
}
