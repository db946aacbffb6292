internal import DatabricksClient
internal import Desktop
internal import SecretFiles
internal import ViewModels

extension CommandRunner {
  func exportSecrets(_ request: ExportRequest) throws(CommandFailure) {
    guard request.reveals else { return try listSecrets(request.scope) }
    try requirePlace(for: request)
    let keys = try carryOut(ListSecrets(request.scope).operation)
    let names = (0..<keys.count).map { keys[$0].name }
    let entries = try values(of: names, in: request.scope)
    let format =
      request.format ?? request.path.flatMap(SecretFileFormat.init(fileName:))
      ?? (options.output == .json ? .json : .dotenv)
    let text: Secret
    do throws(SecretFileError) {
      text = try SecretFile.write(entries, as: format)
    } catch {
      throw .usage("\(error.text); nothing was written")
    }
    guard let path = request.path else { return try streams.write(text) }
    try save(text, to: path, replaces: request.replacesFile)
    try tell(
      "wrote \(CountText.counted(entries.count, "value")) of scope \(request.scope.rawValue)"
        + " to \(path), which only you can read")
  }

  /// Values go where only the user sees them; this is looked at before any is read.
  private func requirePlace(for request: ExportRequest) throws(CommandFailure) {
    guard request.path == nil else { return }
    if streams.isOutputTerminal {
      throw .usage("values are not written to a terminal; give --to-file FILE, or a pipe")
    }
    if streams.isOutputShared {
      throw .usage(
        "others may read the file that standard output is; --to-file FILE makes one for you alone")
    }
  }

  /// All values, or none where one cannot be read.
  private func values(
    of keys: [KeyName], in scope: ScopeName
  ) throws(CommandFailure) -> [SecretEntry] {
    let answers = try ask(keys, showing: "reading values") { key in
      GetSecret(SecretPath(scope: scope, key: key))
    }
    var entries: [SecretEntry] = []
    var statuses: [ExitStatus] = []
    for (key, answer) in zip(keys, answers) {
      switch answer {
      case .success(let value): entries.append(SecretEntry(key: key, value: value))
      case .failure(let error):
        let error = error.naming(host: workspace.host.host)
        streams.complain(
          "\(scope.rawValue)/\(key.rawValue): \(CommandFailure.workspace(error).text ?? "not read")"
        )
        statuses.append(ExitStatus(error))
      }
    }
    guard statuses.isEmpty else {
      streams.complain(
        "\(CountText.grouped(statuses.count)) of \(CountText.counted(keys.count, "value"))"
          + " could not be read; nothing was written")
      throw .reported(ExitStatus(of: statuses))
    }
    return entries
  }

  /// Writes a new file that only the user can read; one that is there is replaced only when asked.
  func save(
    _ text: Secret, to path: String, replaces: Bool
  ) throws(CommandFailure) {
    let files = LocalFiles([:], refusal: options.isDemo ? "the demo writes no file" : nil)
    do throws(FileProblem) {
      do throws(FileProblem) {
        try files.save(text, to: path, replacing: nil)
      } catch {
        guard case .exists(let facts) = error, replaces else { throw error }
        try files.save(text, to: path, replacing: facts)
      }
    } catch {
      if case .exists = error {
        throw .input("\(path): a file is there already; --force replaces it")
      }
      throw .input("\(path): \(error.sentence)")
    }
  }
}
