import Commands
import DatabricksClient
import DemoWorkspace
import Foundation
import WorkspaceEmulator

/// Runs command lines against one emulated workspace, in this process.
final class Shell {
  /// How a command ended.
  struct Ended {
    let status: ExitStatus
    let bytes: [UInt8]
    let error: String

    var output: String { String(decoding: bytes, as: UTF8.self) }
  }

  let workspace: Workspace
  /// Where `configure` writes.
  let profiles = DemoProfiles()
  var isInputTerminal = false
  var isOutputTerminal = false
  var isErrorTerminal = false
  /// Readable from the beginning, as if Ctrl-C had been pressed.
  var isInterrupted = false
  /// Presses Ctrl-C when so many requests of a command have been sent.
  var interruptsAfter: Int?
  /// Workspaces of other hosts, by the address that a profile has.
  var others: [String: Workspace] = [:]
  private var interruptWriting: Int32 = -1
  /// Whether standard output is a file that others may read.
  var isOutputShared = false
  /// Why nothing is changed in the workspace of each of these profiles.
  var readOnlyReasons: [String: String] = [:]
  /// What `configure` finds in the environment.
  var environment = ConfigureEnvironment()
  /// Signs in instead of the demo's own token.
  var token = Seed.demoToken
  /// Signs in instead of the token, where it is set.
  var credential: Credential?

  /// A workspace whose clock stands at 2026-11-23 00:00 UTC.
  init(_ seed: Seed = .empty, options: WorkspaceOptions = WorkspaceOptions()) {
    workspace = Workspace(seed: seed, options: options) { 1_795_392_000_000 }
  }

  /// Runs the words of `line`.
  func run(_ line: String, input: [UInt8] = []) -> Ended {
    run(line.split(separator: " ").map(String.init), input: input)
  }

  func run(_ arguments: [String], input: [UInt8] = []) -> Ended {
    switch Invocation.parse(arguments) {
    case .run(.reference(let path, let style), let options):
      capturing(input) { streams, _ in
        CommandRunner.runWithoutWorkspace(
          .reference(path, style), options: options, streams: streams) ?? .usage
      }
    case .run(let verb, let options): run(verb, options, input: input)
    case .help(let text): Ended(status: .done, bytes: Array(text.utf8), error: "")
    case .usageError(let text): Ended(status: .usage, bytes: [], error: "lakelock: \(text)\n")
    case .configure(let wanted, let options): configure(wanted, options, input: input)
    case .version, .browse, .doctor, .completion, .complete, .manualPage:
      Ended(status: .done, bytes: [], error: "")
    }
  }

  private func configure(
    _ wanted: ConfigureOptions, _ options: GlobalOptions, input: [UInt8]
  ) -> Ended {
    let files = [Self.file(input), Self.file(), Self.file()]
    defer { for file in files { close(file) } }
    var streams = StandardStreams(input: files[0], output: files[1], error: files[2])
    streams.isErrorTerminal = isErrorTerminal
    let client = DatabricksClient(
      transport: EmulatedTransport(workspace: workspace), rateLimitPerSecond: 1_000_000,
      userAgent: "lakelock-tests")
    let status = ConfigureCommand(
      client: client, profiles: profiles, wanted: wanted, options: options, streams: streams,
      environment: environment
    ).run()
    return Ended(
      status: status, bytes: Self.contents(of: files[1]),
      error: String(decoding: Self.contents(of: files[2]), as: UTF8.self))
  }

  private func run(_ verb: Verb, _ options: GlobalOptions, input: [UInt8]) -> Ended {
    capturing(input) { streams, interrupt in
      runner(options, streams, interrupt: interrupt).run(verb)
    }
  }

  /// What `run` would start, and how it ended where it would not.
  func prepare(_ line: String) -> (program: PreparedProgram?, ended: Ended) {
    var program: PreparedProgram?
    let ended = capturing([]) { streams, interrupt in
      guard
        case .run(.run(let request), let options) = Invocation.parse(
          line.split(separator: " ").map(String.init))
      else { return .usage }
      switch runner(options, streams, interrupt: interrupt).prepare(request) {
      case .success(let prepared):
        program = prepared
        return .done
      case .failure(let failure): return failure.status
      }
    }
    return (program, ended)
  }

  private func runner(
    _ options: GlobalOptions, _ streams: StandardStreams, interrupt: Int32
  ) -> CommandRunner {
    let transport = RoutedTransport(workspace, others)
    if let interruptsAfter { transport.press(interruptWriting, after: interruptsAfter) }
    let client = DatabricksClient(
      transport: options.isDebug ? LoggedTransport(transport, streams: streams) : transport,
      rateLimitPerSecond: 1_000_000, userAgent: "lakelock-tests")
    var workspace = DemoProfiles.workspace
    workspace.credential = credential ?? .token(Secret(copying: token.utf8))
    return CommandRunner(
      client: client, workspace: workspace, options: options,
      readOnlyReason: { [readOnlyReasons] in $0.flatMap { readOnlyReasons[$0] } },
      streams: streams, interrupt: isInterrupted || interruptsAfter != nil ? interrupt : nil,
      profiles: profiles, now: { Timestamp(milliseconds: 1_795_392_000_000) })
  }

  private func capturing(
    _ input: [UInt8], _ body: (StandardStreams, Int32) -> ExitStatus
  ) -> Ended {
    let files = [Self.file(input), Self.file(), Self.file()] + Self.pipe()
    defer { for file in files { close(file) } }
    if isInterrupted { RoutedTransport.writeByte(to: files[4]) }
    var streams = StandardStreams(input: files[0], output: files[1], error: files[2])
    streams.isInputTerminal = isInputTerminal
    streams.isOutputTerminal = isOutputTerminal
    streams.isErrorTerminal = isErrorTerminal
    streams.isOutputShared = isOutputShared
    interruptWriting = files[4]
    let status = body(streams, files[3])
    return Ended(
      status: status, bytes: Self.contents(of: files[1]),
      error: String(decoding: Self.contents(of: files[2]), as: UTF8.self))
  }

  private static func pipe() -> [Int32] {
    var ends: [Int32] = [-1, -1]
    _ = unsafe Glibc.pipe(&ends)
    return ends
  }

  /// An open file without a name that holds `bytes`, read from the beginning.
  private static func file(_ bytes: [UInt8] = []) -> Int32 {
    let path = NSTemporaryDirectory() + "/lakelock-tests-" + UUID().uuidString
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    unsafe unlink(path)
    unsafe bytes.withUnsafeBytes { buffer in
      _ = unsafe write(descriptor, buffer.baseAddress, buffer.count)
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  private static func contents(of descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe pread(descriptor, buffer.baseAddress, buffer.count, 0)
    }
    return Array(bytes.prefix(max(0, count)))
  }
}

/// The program's, not the testing library's.
typealias ExitStatus = Commands.ExitStatus
