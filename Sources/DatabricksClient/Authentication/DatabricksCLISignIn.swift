/// Gets a token from the login that the Databricks CLI keeps, by `databricks auth token`.
///
/// <https://docs.databricks.com/aws/en/dev-tools/cli/reference/auth-commands>
package struct DatabricksCLISignIn: Operation {
  private let login: DatabricksCLILogin
  private let host: WorkspaceURL
  private let program: ProgramSearch.Outcome
  /// Whether a token the CLI remembers will not do.
  private var forcesRefresh: Bool
  private var asksByHost: Bool

  package init(
    _ login: DatabricksCLILogin, host: WorkspaceURL, program: ProgramSearch.Outcome,
    isAfterRejection: Bool = false
  ) {
    self.login = login
    self.host = host
    self.program = program
    forcesRefresh = isAfterRejection
    asksByHost = login.profile == nil
  }

  package mutating func begin() -> OperationStep<AccessToken> {
    switch program {
    case .found(let path): .run(call(path))
    case .legacy(let path): fail(.legacyProgram(path: path))
    case .missing: fail(.programMissing(.databricksCLI))
    }
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<AccessToken> {
    .finished(.failure(.cancelled))
  }

  package mutating func ended(_ end: ProgramEnd) -> OperationStep<AccessToken> {
    guard case .ended(let status, let output, let complaint, let time) = end, status != 0 else {
      return .finished(
        end.token(.databricksCLI, login: loginCommand).mapError { .signInFailed($0) })
    }
    let text = complaint.withBytes { String(decoding: $0.bytes(limit: 4096), as: UTF8.self) }
    // Flags came with 0.207.1 and 0.296.0; asking which version it is would take a second program.
    if forcesRefresh, text.holds("unknown flag: --force-refresh") {
      forcesRefresh = false
      return begin()
    }
    if !asksByHost, text.holds("unknown flag: --profile") {
      asksByHost = true
      return begin()
    }
    if text.holds("No such command"), case .found(let path) = program {
      return fail(.legacyProgram(path: path))
    }
    let known = ProgramEnd.ended(status: status, output: output, complaint: complaint, at: time)
    return .finished(
      known.token(.databricksCLI, login: loginCommand).mapError { .signInFailed($0) })
  }

  private func call(_ path: String) -> ProgramCall {
    var arguments = ["auth", "token"]
    if let profile = login.profile, !asksByHost {
      arguments += ["--profile", profile]
    } else {
      arguments += ["--host", host.text]
    }
    if forcesRefresh { arguments.append("--force-refresh") }
    return ProgramCall(
      path, arguments,
      variables: login.configFile.map { ["DATABRICKS_CONFIG_FILE": $0] } ?? [:])
  }

  /// What the user runs to be signed in.
  private var loginCommand: String {
    login.profile.map { "databricks auth login --profile \(Self.word($0))" }
      ?? "databricks auth login --host \(host.text)"
  }

  /// The text as one word of a shell.
  private static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20)
        || "-._@".utf8.contains(byte)
    }
    return isPlain ? text : "'" + text.split(separator: "'").joined(separator: #"'\''"#) + "'"
  }

  private func fail(_ failure: SignInFailure) -> OperationStep<AccessToken> {
    .finished(.failure(.signInFailed(failure)))
  }
}

extension ProgramEnd {
  /// The token that the CLI of `type` printed, or why there is none; `login` is the command that
  /// signs in with it.
  func token(_ type: AuthType, login: String) -> Result<AccessToken, SignInFailure> {
    switch self {
    case .notStarted(let reason): return .failure(.programNotStarted(type, reason))
    case .timedOut: return .failure(.programTimedOut(type))
    case .tooMuchOutput: return .failure(.programUnreadable(type, "it wrote too much"))
    case .ended(0, let output, _, let time):
      do throws(JSONError) {
        return .success(try ProgramToken.read(output, at: time))
      } catch {
        return .failure(.programUnreadable(type, "its output \(error)"))
      }
    case .ended(_, _, let complaint, _):
      return .failure(
        .loginMissing(type, command: login, ProgramComplaint.summary(of: complaint)))
    }
  }
}
