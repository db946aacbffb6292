internal import DatabricksClient
internal import SecretFiles
internal import ViewModels

extension CommandRunner {
  func importSecrets(_ request: ImportRequest) throws(CommandFailure) {
    if request.prunes, !request.isDryRun, !request.isConfirmed, !canAsk {
      throw .usage("--prune deletes keys of \(request.scope.rawValue); in a script it needs --yes")
    }
    let entries = try entries(of: request)
    let keys = try carryOut(ListSecrets(request.scope).operation)
    let named = Set(entries.map(\.key))
    let extra =
      request.prunes
      ? (0..<keys.count).map { keys[$0].name }.filter { !named.contains($0) }.sorted() : []
    if !extra.isEmpty, !request.isDryRun, !request.isConfirmed {
      try confirmPruning(extra, of: request.scope)
    }
    try watchingInterrupt.importEntries(entries, request, present: KeySpellings(keys), extra: extra)
  }

  private func importEntries(
    _ entries: [SecretEntry], _ request: ImportRequest, present: KeySpellings, extra: [KeyName]
  ) throws(CommandFailure) {
    var names = present
    var report = KeyReport(isPlan: request.isDryRun)
    let run: (fates: [Fate<ChangeResult>], isInterrupted: Bool) = fates(
      of: entries, showing: request.isDryRun ? "comparing" : "importing",
      stopping: \.stopsTheRest
    ) { entry, completion in
      if !present.hasAlike, let rival = names.rival(of: entry.key) {
        return completion(.failure(.alike(rival)))
      }
      names.insert(entry.key)
      let job = PutJob(
        entry.value, at: SecretPath(scope: request.scope, key: entry.key),
        over: present.contains(entry.key) ? .anything : .unlisted, client, on: workspace,
        isDryRun: request.isDryRun
      ) { completion($0.map(\.withoutValues)) }
      job.begin()
    }
    report.append(entries.map(\.key.rawValue), run)
    report.append(extra.map(\.rawValue), prune(extra, request, isSafe: report.isComplete))
    try write(report, about: request.scope)
  }

  private func entries(of request: ImportRequest) throws(CommandFailure) -> [SecretEntry] {
    let name = request.path ?? "standard input"
    if request.path == nil, streams.isInputTerminal {
      throw .usage("import reads standard input from a file or a pipe, not from a terminal")
    }
    let content = try ValueReader.readFile(request.path, streams.input) {
      () throws(CommandFailure) in try waitForInput(streams.input)
    }
    let format =
      request.format ?? request.path.flatMap(SecretFileFormat.init(fileName:))
      ?? SecretFileFormat(content: content)
    do throws(SecretFileError) {
      let entries = try SecretFile.read(content, as: format) { key, count in
        streams.complain(
          "\(key.rawValue) stands \(count) times in \(name); the last one is taken")
      }
      guard !entries.isEmpty else { throw SecretFileError("it holds no keys") }
      return entries
    } catch {
      throw .input("\(name), read as \(format.rawValue): \(error.text); nothing was changed")
    }
  }

  private func confirmPruning(
    _ keys: [KeyName], of scope: ScopeName
  ) throws(CommandFailure) {
    let shown = keys.prefix(10).map(\.rawValue).joined(separator: ", ")
    let more = keys.count > 10 ? " and \(keys.count - 10) more" : ""
    let answer = try ask(
      "delete \(CountText.counted(keys.count, "key")) of \(scope.rawValue), for ever:"
        + " \(shown)\(more)? [y/N] "
    ).lowercased()
    guard answer == "y" || answer == "yes" else {
      throw .declined("nothing was deleted, and nothing was imported")
    }
  }

  /// Deletes what the file does not have, where everything that it has is in place.
  private func prune(
    _ keys: [KeyName], _ request: ImportRequest, isSafe: Bool
  ) -> (fates: [Fate<ChangeResult>], isInterrupted: Bool) {
    guard isSafe, !keys.isEmpty else { return (keys.map { _ in .notBegun }, false) }
    guard !request.isDryRun else {
      return (keys.map { _ in .ended(.success(ChangeOutcome(.deleted))) }, false)
    }
    return fates(of: keys, showing: "deleting", stopping: \.stopsTheRest) { key, completion in
      let path = SecretPath(scope: request.scope, key: key)
      _ = client.begin(DeleteSecretOnce(path), on: workspace) { result in
        completion(result.map { _ in ChangeOutcome(.deleted) }.mapError { .workspace($0) })
      }
    }
  }
}
