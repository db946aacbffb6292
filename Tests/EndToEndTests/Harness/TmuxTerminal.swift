import Foundation

/// A shell in a real terminal emulator, typed into and looked at as a person does.
final class TmuxTerminal {
  private let home: TemporaryHome
  private let socket: String
  private let client: TmuxClient

  /// Opens the terminal with a shell in it, and waits for its prompt.
  init(
    in home: TemporaryHome, columns: Int = 120, rows: Int = 36, environment: [String: String] = [:]
  ) throws {
    self.home = home
    socket = home.file("tmux")
    let configuration = home.file("tmux.conf")
    try home.write(
      """
      set -g default-terminal tmux-256color
      set -g escape-time 0
      set -g status off
      set -g focus-events on
      set -g default-command 'exec bash --noprofile --rcfile \(home.file("bashrc"))'

      """, to: "tmux.conf")
    let variables = home.environment.merging(environment) { $1 }
    try home.write("PS1='ready$ '\nunset HISTFILE\n", to: "bashrc")
    // The server stays when this command has ended, and must not hold the lifeline of its child.
    let started = try Command.run(
      [
        "sh", "-c", "exec \"$@\" 3>&-", "sh", "tmux", "-u", "-S", socket, "-f", configuration,
        "new-session", "-d", "-c", home.path,
        "-x", String(columns), "-y", String(rows),
      ], environment: variables)
    guard started.status == .exited(0) else { throw HarnessError("tmux: \(started.errors)") }
    client = try TmuxClient(socket: socket, environment: variables)
    try wait(for: "ready$")
  }

  deinit {
    _ = try? client.run("kill-server")
  }

  /// Types a command line at the shell's prompt.
  func run(_ words: String...) throws {
    try type(words.joined(separator: " "))
    try press("Enter")
  }

  /// Types characters one after the other, as keys.
  func type(_ text: String) throws {
    try client.run("send-keys", "-l", text)
  }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `C-s`, `Up`, `F11`.
  func press(_ keys: String...) throws {
    for key in keys {
      try client.run("send-keys", key)
    }
  }

  /// Sends bytes below 128 to the program as they are.
  func send(_ bytes: [UInt8]) throws {
    try client.run(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Lets that time pass, as between two packets on a slow line.
  func idle(for seconds: Double) throws {
    let deadline = Deadline(seconds: seconds)
    while try client.waitForOutput(until: deadline) {}
  }

  /// Pastes `bytes` as a terminal does: in brackets if the program asked for them, with a carriage
  /// return for each newline.
  func paste(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: home.file("paste")))
    try client.run("load-buffer", home.file("paste"))
    try client.run("paste-buffer", "-p", "-d")
  }

  func paste(_ text: String) throws {
    try paste(Array(text.utf8))
  }

  func resize(columns: Int, rows: Int) throws {
    try client.run("resize-window", "-x", String(columns), "-y", String(rows))
  }

  /// Keeps every byte that is sent to the terminal from now on.
  func record() throws -> Recording {
    let pipe = home.file(Self.pipe)
    let recording = try Recording(at: pipe)
    try client.run("pipe-pane", "-O", "exec cat > \(pipe)")
    return recording
  }

  /// The files of the home that are the terminal's own, and may hold what was pasted or sent.
  static let files: Set = ["paste", "tmux", pipe]
  private static let pipe = "recording"

  /// The rows of the screen, without spaces at their ends.
  func screen() throws -> [String] {
    try client.run("capture-pane", "-p")
  }

  /// What the shell's terminal reads from and writes to, such as `/dev/pts/3`.
  func path() throws -> String {
    try client.run("display-message", "-p", "#{pane_tty}").joined()
  }

  /// A variable of tmux about the terminal, such as `alternate_on` or `cursor_flag`.
  func state(_ variable: String) throws -> String {
    try client.run("display-message", "-p", "#{\(variable)}").joined()
  }

  /// Waits until the screen shows `text`.
  @discardableResult
  func wait(for text: String) throws -> [String] {
    try wait(until: "shows '\(text)'") { $0.contains { $0.contains(text) } }
  }

  /// Waits until the screen no longer shows `text`.
  @discardableResult
  func wait(forNo text: String) throws -> [String] {
    try wait(until: "no longer shows '\(text)'") { !$0.contains { $0.contains(text) } }
  }

  /// Waits until `isTrue` of the screen; looks again each time the program drew something.
  @discardableResult
  func wait(until what: String, _ isTrue: ([String]) -> Bool) throws -> [String] {
    let deadline = Deadline()
    while true {
      let rows = try screen()
      if isTrue(rows) { return rows }
      guard try client.waitForOutput(until: deadline) else {
        throw HarnessError("the screen never \(what); it is\n" + rows.joined(separator: "\n"))
      }
    }
  }
}
