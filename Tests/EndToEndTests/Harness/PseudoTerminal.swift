import Glibc

/// A program on a pseudo-terminal, driven and read byte by byte.
final class PseudoTerminal {
  private let master: Descriptor
  /// Held open, so that the settings outlive the program and can be compared.
  private let slave: Descriptor
  let process: ChildProcess
  /// Everything the program has written so far.
  private(set) var output: [UInt8] = []
  /// The settings before the program started.
  let settingsBefore: [UInt8]

  init(
    _ arguments: [String], environment: [String: String], columns: Int = 120, rows: Int = 36
  ) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 64)
    guard unsafe openpty(&ends.master, &ends.slave, &name, nil, &size) == 0 else {
      throw HarnessError("no pseudo-terminal: errno \(errno)")
    }
    master = try Descriptor(owning: ends.master, "openpty")
    slave = try Descriptor(owning: ends.slave, "openpty")
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    settingsBefore = try Self.settings(of: slave)
    process = try ChildProcess(
      arguments, environment: environment, streams: .terminal(path: path))
  }

  /// The terminal's settings as `stty -g` tells them.
  func settings() throws -> [UInt8] {
    try Self.settings(of: slave)
  }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      // A terminal takes some 4 KB at a time; what the program writes meanwhile has to be read.
      try master.write(Array(rest.prefix(1024)))
      rest = rest.dropFirst(1024)
      try collect(for: 0)
    }
  }

  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  /// Takes what the program writes during that time.
  func collect(for seconds: Double) throws {
    let deadline = Deadline(seconds: seconds)
    while let some = try master.read(until: deadline), !some.isEmpty {
      output += some
    }
  }

  /// Waits until the program has written `text` after the first `offset` bytes of its output.
  @discardableResult
  func wait(for text: String, after offset: Int = 0) throws -> Int {
    let deadline = Deadline()
    let wanted = Array(text.utf8)
    while true {
      if let place = output[min(offset, output.count)...].firstIndex(of: wanted) {
        return place + wanted.count
      }
      guard let some = try master.read(until: deadline), !some.isEmpty else {
        throw HarnessError("never wrote '\(text)', but \(visible(output.suffix(2000)))")
      }
      output += some
    }
  }

  /// Waits until the program has ended, and takes the rest of its output.
  func waitForEnd() throws -> ChildProcess.Outcome {
    let outcome = try process.wait()
    try collect(for: 0)
    return outcome
  }

  private static func settings(of terminal: Descriptor) throws -> [UInt8] {
    let (reading, writing) = try Descriptor.pipe()
    let stty = try ChildProcess(
      ["stty", "-g"], environment: ["PATH": "/usr/bin:/bin"],
      streams: .descriptors(input: terminal, output: writing, errors: writing))
    _ = try stty.wait()
    writing.close()
    return try reading.readToEnd(until: Deadline())
  }
}

/// Bytes as a reader of a failure can take them in: controls escaped.
func visible(_ bytes: some Collection<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
}

extension Collection<UInt8> {
  /// Where `wanted` first begins.
  func firstIndex(of wanted: [UInt8]) -> Index? {
    indices.first { self[$0...].starts(with: wanted) }
  }
}
