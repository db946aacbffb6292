/// A client of a private tmux server in control mode: commands go in as lines and are answered in
/// blocks, and each time a program writes to its terminal a line says so, so nothing has to be polled.
///
/// Protocol: tmux(1), "CONTROL MODE".
final class TmuxClient {
  private let process: ChildProcess
  private let input: Descriptor
  private let output: Descriptor
  private var unread: [UInt8] = []
  /// Whether the program in the terminal wrote something since the last `sawOutput`.
  private var hasOutput = false

  /// Attaches to the one session of the server on `socket`.
  init(socket: String, environment: [String: String]) throws {
    let toClient = try Descriptor.pipe()
    let fromClient = try Descriptor.pipe()
    input = toClient.writing
    output = fromClient.reading
    process = try ChildProcess(
      ["tmux", "-u", "-C", "-S", socket, "attach-session", "-f", "ignore-size"],
      environment: environment,
      streams: .descriptors(
        input: toClient.reading, output: fromClient.writing, errors: fromClient.writing))
    _ = try nextBlock(until: Deadline())
  }

  /// Runs one tmux command and returns the lines that it printed.
  @discardableResult
  func run(_ words: String...) throws -> [String] {
    try run(words)
  }

  /// Runs one tmux command and returns the lines that it printed.
  @discardableResult
  func run(_ words: [String]) throws -> [String] {
    let line = words.map(Self.quoted).joined(separator: " ")
    try input.write(Array((line + "\n").utf8))
    return try nextBlock(until: Deadline())
  }

  /// Waits until the program wrote to its terminal; false when it did not until the deadline.
  func waitForOutput(until deadline: Deadline) throws -> Bool {
    while !hasOutput {
      guard let line = try nextLine(until: deadline) else { return false }
      note(line)
    }
    hasOutput = false
    return true
  }

  private func nextBlock(until deadline: Deadline) throws -> [String] {
    while true {
      let line = try requiredLine(until: deadline)
      guard line.hasPrefix("%begin ") else {
        note(line)
        continue
      }
      let mark = line.dropFirst("%begin".count)
      var answer: [String] = []
      while true {
        let line = try requiredLine(until: deadline)
        if line == "%end" + mark { return answer }
        if line == "%error" + mark {
          throw HarnessError("tmux: " + answer.joined(separator: " "))
        }
        answer.append(line)
      }
    }
  }

  private func note(_ line: String) {
    if line.hasPrefix("%output ") { hasOutput = true }
  }

  private func requiredLine(until deadline: Deadline) throws -> String {
    guard let line = try nextLine(until: deadline) else {
      throw HarnessError("tmux did not answer in time")
    }
    return line
  }

  /// The next line; nil when there was none until the deadline.
  private func nextLine(until deadline: Deadline) throws -> String? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeSubrange(...end)
        return line
      }
      guard let more = try output.read(until: deadline) else {
        throw HarnessError("tmux ended: " + String(decoding: unread, as: UTF8.self))
      }
      if more.isEmpty { return nil }
      unread += more
    }
  }

  /// Single quotes keep everything but a single quote, in tmux as in a shell.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
