internal import DatabricksClient
internal import ViewModels

extension CommandRunner {
  func listSecrets(_ scope: ScopeName) throws(CommandFailure) {
    let keys = try carryOut(ListSecrets(scope).operation)
    guard options.output == .text else { return try streams.write(JSONRows.keys(keys)) }
    let rows = (0..<keys.count).map { keys[$0] }
    guard streams.isOutputTerminal else {
      let cells = rows.map {
        [$0.name.rawValue, $0.lastUpdated?.universalText ?? ""]
      }
      return try write(TextTable(["Key", "Last updated"], cells), ifEmpty: "")
    }
    let now = Timestamp.now
    let cells = rows.map { key in
      let age = key.lastUpdated.map { AgeText.short(since: $0, now: now) }
      return [key.name.rawValue, age ?? "–", key.lastUpdated.map(AgeText.exact) ?? "–"]
    }
    try write(
      TextTable(["Key", "Age", "Last updated"], cells),
      ifEmpty: "scope \(scope.rawValue) has no keys")
  }

  func getSecret(_ path: SecretPath, toFile file: NewFile?) throws(CommandFailure) {
    let value = try carryOut(GetSecret(path).operation)
    if let file {
      try save(value, to: file.path, replaces: file.replacesOther)
      return try tell(
        "wrote \(CountText.counted(value.count, "byte")) to \(file.path), which only you can read")
    }
    if options.output == .json {
      return try streams.write(JSONRows.secret(path.key, value))
    }
    if streams.isOutputTerminal, !value.withBytes({ $0.isFitForTerminal }) {
      throw .usage(
        "\(path.text) is no plain text, \(CountText.counted(value.count, "byte"));"
          + " send it to a file or a pipe, or use -o json")
    }
    try streams.write(value)
  }

  func putSecret(
    _ path: SecretPath, _ source: ValueSource, seen: SeenSecret
  ) throws(CommandFailure) {
    let value = try value(of: source, for: path)
    let saved: SavedSecret
    do throws(CommandFailure) {
      saved = try carryOut(SaveSecret(path, value: value, seen: seen))
    } catch {
      guard case .workspace(.changedMeanwhile(let time)) = error else { throw error }
      throw .refused(Self.refusal(of: path, seen: seen, found: time))
    }
    try tell("saved \(path.text), \(CountText.counted(saved.byteCount, "byte"))")
  }

  /// Why a put with a condition was not done.
  private static func refusal(
    of path: SecretPath, seen: SeenSecret, found time: Timestamp?
  ) -> String {
    let what =
      switch (seen, time) {
      case (.absent, let time?): "\(path.text) is there already, put \(AgeText.exact(time))"
      case (.absent, nil): "\(path.text) is there already"
      case (_, let time?): "\(path.text) was put \(AgeText.exact(time)), \(time.milliseconds)"
      case (_, nil): "\(path.text) is not there any more"
      }
    return what + "; nothing was stored"
  }

  func deleteSecret(_ path: SecretPath, isConfirmed: Bool) throws(CommandFailure) {
    if !isConfirmed, canAsk {
      let answer = try ask("delete \(path.text), for ever? [y/N] ").lowercased()
      guard answer == "y" || answer == "yes" else { throw .declined("nothing was deleted") }
    }
    _ = try carryOut(DeleteSecretOnce(path))
    try tell("deleted \(path.text)")
  }

  private func value(of source: ValueSource, for path: SecretPath) throws(CommandFailure) -> Secret
  {
    switch source {
    case .argument(let value):
      if streams.isErrorTerminal {
        streams.complain(
          "the value stays in the shell's history; a pipe into put-secret leaves no trace")
      }
      return value
    case .given(let value): return value
    case .file(let path): return try ValueReader.read(path: path)
    case .standardInput:
      guard !streams.isInputTerminal else {
        throw .usage(
          "put-secret takes the value from standard input; to type or paste it: lakelock \(path.text)"
        )
      }
      let value = try ValueReader.read(streams.input, name: "standard input") {
        () throws(CommandFailure) in try waitForInput(streams.input)
      }
      guard value.count > 0 else {
        // A command that failed in front of the pipe must not empty the secret.
        throw .usage("standard input is empty; an empty value is stored with --string-value=")
      }
      return value
    }
  }
}

extension RawSpan {
  /// Whether it is text that does not steer a terminal: of the controls only tab and line ends.
  fileprivate var isFitForTerminal: Bool {
    guard isText else { return false }
    for index in 0..<byteCount {
      switch byte(at: index) {
      case 0x09, 0x0a, 0x0d: continue
      case 0..<0x20, 0x7f: return false
      // C1 controls, U+0080 to U+009F, are C2 80 to C2 9F in UTF-8.
      case 0xc2 where byte(at: index + 1) < 0xa0: return false
      default: continue
      }
    }
    return true
  }
}
