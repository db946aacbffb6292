import Commands
import DatabricksClient
import DemoWorkspace
import Foundation
import Testing
import ViewModels
import WorkspaceEmulator

/// What `doctor` prints when it may ask the workspace.
@Suite struct DoctorReportTests {
  private static let host = "https://adb-1234567890123456.7.azuredatabricks.net"
  private static let good = TerminalFacts(
    type: "xterm-256color", entry: .usable, colorCount: 256, size: Size(columns: 120, rows: 36),
    bracketedPaste: .known, focus: .known, mouse: .known, offersClipboard: true)

  private struct Ended {
    let status: Commands.ExitStatus
    let output: String

    /// The line about something, without the space around it, and the one below; in a narrow
    /// terminal, where nothing stands beside the name, two.
    func line(_ name: String) -> String {
      let lines = output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let index = lines.firstIndex(where: { "\($0.dropFirst(2)) ".hasPrefix(name + " ") })
      else {
        return "no line \(name) in: \(output)"
      }
      let count = lines[index].dropFirst(2) == name ? 3 : 2
      return lines[index...].prefix(count).joined(separator: "\n")
    }
  }

  private func findings(
    _ file: String?, _ environment: [String: String] = [:], mode: Int = 0o600
  ) throws -> Doctor.Findings {
    let home = NSTemporaryDirectory() + "lakelock-doctor-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: home) }
    if let file {
      let isMade = FileManager.default.createFile(
        atPath: home + "/.databrickscfg", contents: Data(file.utf8),
        attributes: [.posixPermissions: mode])
      try #require(isMade)
    }
    let configuration = Configuration(
      arguments: ConfigurationArguments(), environment: ["HOME": home].merging(environment) { $1 })
    return Doctor.Findings(
      configuration.signIn(), file: configuration.fileReport(), environment: environment)
  }

  private func run(
    _ findings: Doctor.Findings, _ output: GlobalOptions.Output = .text, isOffline: Bool = false,
    transport: (any Transport)? = nil
  ) throws -> Ended {
    let path = NSTemporaryDirectory() + "lakelock-doctor-" + UUID().uuidString
    try #require(FileManager.default.createFile(atPath: path, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    var options = GlobalOptions()
    options.output = output
    let client = DatabricksClient(
      transport: transport ?? EmulatedTransport(workspace: Workspace(seed: .demo)),
      rateLimitPerSecond: .max, userAgent: "lakelock-tests")
    let doctor = Doctor(
      findings, options: options,
      streams: StandardStreams(input: 0, output: file.fileDescriptor, error: file.fileDescriptor))
    let status = isOffline ? doctor.reportOffline() : doctor.report(asking: client)
    try file.seek(toOffset: 0)
    return Ended(
      status: status, output: String(decoding: file.readDataToEndOfFile(), as: UTF8.self))
  }

  private func profile(_ token: String = Seed.demoToken, more: String = "") -> String {
    "[DEFAULT]\nhost = \(Self.host)\ntoken = \(token)\n\(more)"
  }

  @Test func `where all is well every line says so and the status is 0`() throws {
    var findings = try findings(profile())
    findings.terminal = TerminalLines(
      Self.good, glyphs: .unicode,
      environment: ["LANG": "C.UTF-8", "TERM": "xterm-256color"])
    let ended = try run(findings)
    #expect(ended.status == .done, "\(ended.output)")
    let names = [
      "terminal type", "size", "colours", "UTF-8", "bracketed paste", "focus", "mouse",
      "clipboard", "config file", "host", "token", "sign-in", "proxy", "DNS", "connection", "TLS",
      "workspace", "signed in", "permission",
    ]
    for name in names {
      #expect(ended.line(name).hasPrefix("✓ \(name)"), "\(ended.line(name))")
    }
    #expect(!ended.output.contains("✗"), "\(ended.output)")
    #expect(ended.output.contains("ada@example.com"))
    #expect(!ended.output.contains(Seed.demoToken))
  }

  @Test func `without a terminal only the rest is told`() throws {
    let ended = try run(findings(profile()))
    #expect(ended.status == .done)
    #expect(!ended.output.contains("bracketed paste"))
    #expect(ended.line("config file").contains("~/.databrickscfg, mode 0600, 1 profile"))
  }

  @Test func `a token that is refused stops the way there, and what lies behind is not known`()
    throws
  {
    let ended = try run(findings(profile("dapi00000000000000000000000000000000")))
    #expect(ended.status == .notSignedIn)
    #expect(ended.output.contains("✓ workspace"), "\(ended.output)")
    #expect(ended.output.contains("✗ signed in    the workspace did not accept the token"))
    #expect(ended.output.contains("make a new one in the workspace's user settings"))
    #expect(ended.line("permission") == "? permission   not reached")
  }

  @Test func `a port where nobody listens is a matter of the connection`() throws {
    let ended = try run(
      findings("[DEFAULT]\nhost = http://127.0.0.1:1\ntoken = dapi0\n"),
      transport: CurlTransport())
    #expect(ended.status == .network)
    #expect(ended.line("DNS").hasPrefix("✓ DNS"))
    #expect(ended.line("connection").hasPrefix("✗ connection"), "\(ended.output)")
    #expect(ended.line("TLS").hasPrefix("? TLS"))
  }

  @Test func `a config file that is not well makes the status 1 although all works`() throws {
    let loose = try run(findings(profile(), mode: 0o644))
    #expect(loose.status == .refused)
    #expect(loose.line("config file").hasSuffix("chmod 600 ~/.databrickscfg"), "\(loose.output)")
    let malformed = try run(findings(profile(more: "[q]\nnonsense\n= x\n")))
    #expect(malformed.status == .refused)
    #expect(malformed.line("line 5").hasPrefix("✗ line 5"), "\(malformed.output)")
    #expect(malformed.line("line 6").hasPrefix("✗ line 6"))
    let mark = try run(findings("\u{feff}" + profile()))
    #expect(mark.status == .refused)
    #expect(mark.line("line 1").contains("the Python tools refuse the file"), "\(mark.output)")
  }

  @Test func `a file that is missing or may be written by others is named with the remedy`() throws
  {
    let missing = try run(findings(nil))
    #expect(missing.status == .notSignedIn)
    #expect(missing.line("config file").hasSuffix("run lakelock configure"))
    #expect(!missing.output.contains("workspace\n"))
    let open = try run(findings(profile(), mode: 0o666))
    #expect(open.status == .notSignedIn)
    #expect(open.line("config file").contains("others may write it (mode 0666)"))
    let variables = ["DATABRICKS_HOST": Self.host, "DATABRICKS_TOKEN": Seed.demoToken]
    #expect(try run(findings(nil, variables)).line("config file").hasPrefix("✓ config file"))
  }

  @Test(
    arguments: [
      ([:], "none"),
      (
        ["HTTPS_PROXY": "http://ada:secret@proxy.example.com:3128"],
        "http://proxy.example.com:3128 from HTTPS_PROXY"
      ),
      (["https_proxy": "a:1", "HTTPS_PROXY": "b:2"], "a:1 from https_proxy"),
      (
        ["ALL_PROXY": "a:1", "NO_PROXY": "x, .azuredatabricks.net"],
        "none for this host, by NO_PROXY"
      ),
      (["ALL_PROXY": "a:1", "no_proxy": "databricks.net"], "a:1 from ALL_PROXY"),
      (["NO_PROXY": "*"], "none"),
    ] as [([String: String], String)])
  func `the proxy is told without its password`(
    environment: [String: String], words: String
  ) throws {
    let ended = try run(findings(profile(), environment))
    #expect(ended.line("proxy").hasPrefix("✓ proxy        \(words)\n"), "\(ended.output)")
    #expect(!ended.output.contains("secret"))
  }

  @Test func `as JSON the checks follow what offline prints`() throws {
    let findings = try findings(profile("dapi00000000000000000000000000000000"))
    let offline = try run(findings, .json, isOffline: true).output
    let ended = try run(findings, .json)
    #expect(ended.status == .notSignedIn)
    #expect(ended.output.hasPrefix(offline.dropLast(2)))
    let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
    let checks = try #require((object as? [String: Any])?["checks"] as? [[String: Any]])
    let states = checks.reduce(into: [String: Bool?]()) { states, check in
      states[check["name"] as? String ?? ""] = .some(check["ok"] as? Bool)
    }
    #expect(states["config file"] == .some(true))
    #expect(states["token"] == .some(true))
    #expect(states["signed in"] == .some(false))
    #expect(states["permission"] == .some(nil))
  }

  @Test(arguments: [
    (
      TerminalFacts(type: nil, entry: .missing, size: Size(columns: 80, rows: 24)),
      "terminal type", "✗", "TERM is dumb or not set"
    ),
    (
      TerminalFacts(type: "dumb", entry: .missing, size: Size(columns: 80, rows: 24)),
      "terminal type", "✗", "TERM is dumb or not set"
    ),
    (
      TerminalFacts(type: "none", entry: .missing, size: Size(columns: 80, rows: 24)),
      "terminal type", "✗", "install ncurses-term"
    ),
    (
      TerminalFacts(type: "glass", entry: .notAddressable, size: Size(columns: 80, rows: 24)),
      "terminal type", "✗", "cannot place its cursor"
    ),
    (
      TerminalFacts(type: "xterm", entry: .usable, size: Size(columns: 39, rows: 24)),
      "size", "✗", "at least 40 × 10"
    ),
    (
      TerminalFacts(type: "vt100", entry: .usable, size: Size(columns: 80, rows: 24)),
      "colours", "✗", "TERM=xterm-256color"
    ),
    (
      TerminalFacts(
        type: "xterm", entry: .usable, size: Size(columns: 80, rows: 24), bracketedPaste: .unknown),
      "bracketed paste", "✗", "paste below to see"
    ),
    (
      TerminalFacts(type: "xterm", entry: .usable, size: Size(columns: 80, rows: 24)),
      "bracketed paste", "?", "does not say"
    ),
    (
      TerminalFacts(type: "xterm", entry: .usable, size: Size(columns: 200, rows: 24)),
      "bracketed paste", "?", "paste below to see"
    ),
    (
      TerminalFacts(type: "xterm", entry: .usable, size: Size(columns: 200, rows: 24)),
      "focus", "?", "the value should be hidden"
    ),
    (
      TerminalFacts(type: "xterm", entry: .usable, size: Size(columns: 200, rows: 24)),
      "mouse", "?", "click on a row"
    ),
    (
      TerminalFacts(type: "xterm", entry: .usable, size: Size(columns: 80, rows: 24)),
      "clipboard", "✗", "there is no way"
    ),
  ])
  func `what a terminal lacks is told with the remedy`(
    facts: TerminalFacts, name: String, mark: String, words: String
  ) throws {
    var findings = try findings(profile())
    findings.terminal = TerminalLines(facts, glyphs: .unicode, environment: [:])
    let ended = try run(findings, isOffline: true)
    #expect(ended.line(name).hasPrefix("\(mark) \(name)"), "\(ended.output)")
    #expect(ended.line(name).contains(words), "\(ended.output)")
    #expect(ended.status == .refused)
  }

  @Test func `what tmux does is known where it does not answer`() throws {
    var findings = try findings(profile())
    let facts = TerminalFacts(
      type: "tmux-256color", entry: .usable, colorCount: 256, size: Size(columns: 80, rows: 24))
    findings.terminal = TerminalLines(
      facts, glyphs: .unicode, environment: ["TMUX": "x", "TERM": "tmux"])
    let ended = try run(findings, isOffline: true)
    #expect(ended.status == .done, "\(ended.output)")
    #expect(ended.line("bracketed paste").hasPrefix("✓ bracketed paste  by tmux"))
    #expect(ended.line("focus").hasPrefix("? focus"))
    #expect(ended.line("clipboard").contains("does not say whether it listens"))
    #expect(ended.output.contains("set -g focus-events on"))
    #expect(ended.output.contains("paste elsewhere to see"))
  }

  @Test(arguments: [40, 50, 60, 80])
  func `no line is wider than the terminal`(columns: Int) throws {
    var findings = try findings(profile(more: "[q]\nnonsense\n"), mode: 0o644)
    let facts = TerminalFacts(
      type: "vt100", entry: .usable, size: Size(columns: columns, rows: 24))
    findings.terminal = TerminalLines(facts, glyphs: .unicode, environment: [:])
    let lines = try run(findings).output.split(separator: "\n")
    // The workspace's address is one word.
    let long = lines.filter { $0.count > columns && !$0.contains("azuredatabricks") }
    #expect(long.isEmpty, "\(long)")
    #expect(lines.contains { $0.contains("✗ config file") })
    let prompt = "paste something here to see how it arrives; Enter or Escape ends"
    for indentation in ["", "  "] {
      let after = findings.terminal?.wrapped(prompt, indentation: indentation) ?? ""
      #expect(after.split(separator: "\n").allSatisfy { $0.count < columns }, "\(after)")
      #expect(after.split { $0 == " " || $0 == "\n" } == prompt.split(separator: " "))
    }
  }

  @Test func `a clock that differs from the workspace's is told`() throws {
    let transport = DatedTransport("Sun, 06 Nov 1994 08:49:37 GMT")
    let ended = try run(findings(profile()), transport: transport)
    #expect(ended.line("clock").hasPrefix("✗ clock"), "\(ended.output)")
    #expect(ended.line("clock").contains("days ahead of the workspace's"))
    #expect(ended.status == .refused)
    let silent = try run(findings(profile()))
    #expect(!silent.output.contains("clock"))
  }

  @Test func `what is wrong with the settings is told`() throws {
    var findings = try findings(profile())
    findings.settingsProblems = ["~/.config/lakelock/config, line 2: there is no “=” after the key"]
    let ended = try run(findings)
    #expect(ended.line("settings").contains("line 2"), "\(ended.output)")
    #expect(ended.status == .refused)
  }

  @Test func `a locale without UTF-8 is told in ASCII marks`() throws {
    var findings = try findings(profile())
    findings.glyphs = .ascii
    findings.terminal = TerminalLines(
      Self.good, glyphs: .ascii,
      environment: ["NO_COLOR": "1", "LC_ALL": "C", "TMUX": "x", "TERM": "tmux"])
    let ended = try run(findings, isOffline: true)
    #expect(ended.output.contains("NO UTF-8"), "\(ended.output)")
    #expect(ended.output.contains("ok colours          none, because NO_COLOR is set"))
    #expect(ended.output.contains("ok clipboard        the terminal through tmux"))
    #expect(ended.output.utf8.allSatisfy { $0 < 0x80 }, "\(ended.output)")
  }
}

/// The demo's workspace with a clock of its own.
private final class DatedTransport: Transport {
  private let inner = EmulatedTransport(workspace: Workspace(seed: .demo))
  private let date: String

  init(_ date: String) {
    self.date = date
  }

  func start(_ request: HTTPRequest, id: TransferID) { inner.start(request, id: id) }

  func cancel(_ id: TransferID) { inner.cancel(id) }

  func wait(for descriptors: [Int32], until deadline: Moment?) -> TransportWake {
    var wake = inner.wait(for: descriptors, until: deadline)
    wake.finished = wake.finished.map { finished in
      TransportWake.Finished(
        id: finished.id,
        result: finished.result.map { response in
          var dated = response
          dated.headers["date"] = date
          return dated
        })
    }
    return wake
  }
}
