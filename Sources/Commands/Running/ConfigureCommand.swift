package import DatabricksClient
package import ViewModels

/// `lakelock configure` without a terminal: a token on standard input becomes a written profile, as
/// do the client id and the secret of a service principal.
///
/// The paste recogniser of the token-entry screen reads the input, so a whole profile section, JSON
/// or a line that exports a variable will do; the check and the writer are the screen's as well.
package struct ConfigureCommand {
  private let client: DatabricksClient
  private let profiles: any ProfileStore
  private let wanted: ConfigureOptions
  private let options: GlobalOptions
  private let streams: StandardStreams
  private let interrupt: Int32?
  private let environment: ConfigureEnvironment

  /// Prepares to connect with the parameters of `CommandRunner`; nothing is read or sent yet.
  package init(
    client: DatabricksClient, profiles: any ProfileStore, wanted: ConfigureOptions,
    options: GlobalOptions, streams: StandardStreams = StandardStreams(),
    interrupt: Int32? = nil, environment: ConfigureEnvironment = ConfigureEnvironment()
  ) {
    self.environment = environment
    self.client = client
    self.profiles = profiles
    self.wanted = wanted
    self.options = options
    self.streams = streams
    self.interrupt = interrupt
  }

  /// Reads, checks and writes; one line on standard output says what was written, and standard
  /// error what else was done or stands in the way of its use.
  package func run() -> ExitStatus {
    do throws(CommandFailure) {
      let draft = try draft()
      let found = wanted.isChecked ? try check(draft) : nil
      let change = try written(draft)
      let who = found.map { ", \($0.user.userName)" } ?? ", not checked"
      try streams.write(
        StandardStreams.line(
          "wrote profile \(draft.name) to \(change.path): \(draft.host.text)\(who)"))
      for note in change.notes { streams.complain(note) }
      if !environment.overriding.isEmpty {
        let names = environment.overriding.joined(separator: " and ")
        let words = environment.overriding.count == 1 ? "is set and wins" : "are set and win"
        streams.complain("\(names) \(words) over every profile of the file")
      }
      return .done
    } catch {
      if let text = error.text { streams.complain(text) }
      return error.status
    }
  }

  private func draft() throws(CommandFailure) -> ProfileDraft {
    let pasted = try chosen(read())
    let host = try host(pasted)
    let name = options.profile ?? pasted.profile?.value ?? "DEFAULT"
    return ProfileDraft(
      name: name, host: host.url, credential: try credential(pasted),
      workspaceID: pasted.workspaceID ?? host.workspaceID)
  }

  private func credential(_ pasted: PastedCredentials) throws(CommandFailure) -> Credential {
    let refusal =
      pasted.token?.refusal ?? pasted.clientID?.refusal ?? pasted.clientSecret?.refusal
      ?? pasted.authType?.refusal
    if let refusal { throw .usage("standard input: \(refusal)") }
    if let token = pasted.token?.value { return .token(token) }
    let settings = pasted.settings
    switch pasted.authType?.value {
    case .databricksCLI?:
      return .databricksCLI(DatabricksCLILogin(profile: nil, programPath: settings.programPath))
    case .azureCLI?: return .azureCLI(settings.azureLogin)
    default: break
    }
    switch (pasted.clientID?.value, pasted.clientSecret?.value) {
    case (let id?, let secret?):
      return .servicePrincipal(settings.servicePrincipal(clientID: id, secret: secret))
    case (_?, nil): throw .usage("standard input holds a client id without its secret")
    case (nil, _?): throw .usage("standard input holds a client secret without its client id")
    case (nil, nil):
      throw .usage("standard input: \(pasted.refusal ?? "there is no token in it")")
    }
  }

  private func read() throws(CommandFailure) -> PastedCredentials {
    let input = try ValueReader.read(streams.input, name: "standard input") {
      () throws(CommandFailure) in try waitForInput()
    }
    guard input.count > 0 else {
      throw .usage(
        "standard input is empty: it is where the token comes from; "
          + "on a terminal lakelock configure asks for it")
    }
    let whole = PastedCredentials(input, into: .token)
    guard whole.token?.value == nil, whole.clientID == nil, whole.clientSecret == nil,
      whole.alternatives.isEmpty, whole.authType == nil
    else { return whole }
    // The other tools take the first word.
    let word = PastedCredentials(input.firstWord, into: .token)
    return word.token?.value == nil || whole.host != nil ? whole : word
  }

  /// The profile that is meant where the input holds several.
  private func chosen(_ pasted: PastedCredentials) throws(CommandFailure) -> PastedCredentials {
    guard !pasted.alternatives.isEmpty else { return pasted }
    let names = pasted.alternatives.map { $0.profile?.value ?? "DEFAULT" }
    if let name = options.profile, let index = names.firstIndex(of: name) {
      return pasted.alternatives[index]
    }
    throw .usage(
      "standard input holds several profiles; choose one with --profile: "
        + names.joined(separator: ", "))
  }

  private func host(_ pasted: PastedCredentials) throws(CommandFailure) -> PastedHost {
    if wanted.host == nil, let host = pasted.host?.value { return host }
    guard let text = wanted.host ?? environment.host else {
      let reason = pasted.host?.refusal.map { "; \($0)" } ?? ""
      throw .usage(
        "no workspace is named: give its address with --host or in DATABRICKS_HOST\(reason)")
    }
    do throws(ConfigurationError) {
      return try PastedHost(text)
    } catch {
      throw .usage(ErrorText(error).oneLine)
    }
  }

  private func check(_ draft: ProfileDraft) throws(CommandFailure) -> CheckedConnection {
    try CommandRunner(
      client: client, workspace: draft.workspace, options: options, streams: streams,
      interrupt: interrupt
    ).carryOut(CheckConnection())
  }

  private func written(_ draft: ProfileDraft) throws(CommandFailure) -> ProfileChange {
    do throws(ConfigurationError) {
      return try profiles.write(draft).get()
    } catch {
      throw .configuration(error)
    }
  }

  private func waitForInput() throws(CommandFailure) {
    while true {
      let readable = client.wait(for: [streams.input, interrupt].compactMap(\.self), until: nil)
      if let interrupt, readable.contains(interrupt) { throw .interrupted }
      if readable.contains(streams.input) { return }
    }
  }
}

extension Secret {
  /// The bytes up to the first white space, without white space before them.
  fileprivate var firstWord: Secret {
    withBytes { bytes in
      var start = 0
      while start < bytes.byteCount, bytes.byte(at: start).isSpace { start += 1 }
      var end = start
      while end < bytes.byteCount, !bytes.byte(at: end).isSpace { end += 1 }
      return Secret(copying: bytes.extracting(start..<end))
    }
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { [0x20, 0x09, 0x0A, 0x0D].contains(self) }
}
