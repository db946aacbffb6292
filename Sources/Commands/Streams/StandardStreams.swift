internal import DatabricksClient
internal import Glibc
internal import ViewModels

/// Standard input, output and error, as descriptors that a test may replace.
package struct StandardStreams: Sendable {
  package var input: Int32
  package var output: Int32
  package var error: Int32
  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  package var isErrorTerminal: Bool
  /// Whether standard output is a file that others may read.
  package var isOutputShared: Bool

  /// Takes three open descriptors; they stay the caller's.
  package init(input: Int32 = 0, output: Int32 = 1, error: Int32 = 2) {
    self.input = input
    self.output = output
    self.error = error
    isInputTerminal = isatty(input) == 1
    isOutputTerminal = isatty(output) == 1
    isErrorTerminal = isatty(error) == 1
    var status = stat()
    isOutputShared =
      unsafe fstat(output, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_mode & 0o077 != 0
  }

  /// Writes one line to standard error; nobody can be told when that fails.
  func complain(_ text: String) {
    writeError(Self.line("lakelock: \(text)"))
  }

  func writeError(_ text: String) {
    _ = unsafe Self.write(text.utf8.span.bytes, to: error)
  }

  func write(_ text: String) throws(CommandFailure) {
    try unsafe write(text.utf8.span.bytes)
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    try unsafe write(bytes.span.bytes)
  }

  /// Writes the bytes of a value from where they are.
  func write(_ value: Secret) throws(CommandFailure) {
    try value.withBytes { bytes throws(CommandFailure) in try write(bytes) }
  }

  private func write(_ bytes: RawSpan) throws(CommandFailure) {
    let number = Self.write(bytes, to: output)
    guard number == 0 else { throw .output(number) }
  }

  /// `text` as one line that cannot steer a terminal, with its end.
  static func line(_ text: String) -> String { safe(text) + "\n" }

  static func safe(_ text: String) -> String { SafeText.line(text, maxScalars: 1000) }

  /// Writes everything to `descriptor`; returns 0 or the `errno`.
  private static func write(_ bytes: RawSpan, to descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var rest = unsafe buffer[...]
      while unsafe !rest.isEmpty {
        let count = unsafe Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          unsafe rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          // Somebody made the shared description non-blocking.
          var full = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&full, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
