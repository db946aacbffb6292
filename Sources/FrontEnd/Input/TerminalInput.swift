internal import DatabricksClient
internal import Glibc
internal import ViewModels

/// The bytes of standard input as events.
struct TerminalInput: ~Copyable {
  /// Where the terminal is read from.
  static let descriptor = STDIN_FILENO

  /// Reads at most this often in a row, so that endless input cannot keep the screen from being drawn.
  private static let longestDrain = 512

  private let escapeDelay: Int64
  private var decoder: InputDecoder
  /// Locked memory: keys may be a secret's characters.
  private var buffer = SecretBytes(capacity: 16 << 10)

  init(escapeDelay: Int64) {
    self.escapeDelay = escapeDelay
    decoder = InputDecoder(escapeDelay: escapeDelay)
  }

  /// When `expire` is due; nil when nothing is undecided.
  var deadline: Moment? { decoder.deadline }

  /// Takes everything that can be read without waiting; at least one byte or the end is there.
  ///
  /// - Returns: the events, and whether the terminal is gone.
  mutating func read() -> (events: [Event], isGone: Bool) {
    var events: [Event] = []
    for _ in 0..<Self.longestDrain {
      var result = 0
      unsafe buffer.withMutableBytes { room in
        result = unsafe Glibc.read(Self.descriptor, room.baseAddress, room.count)
        return max(0, result)
      }
      if result < 0 && (errno == EINTR || errno == EAGAIN) { break }
      if result <= 0 { return (events, true) }
      let now = Moment.now
      events += buffer.withBytes { decoder.feed($0, at: now) }
      buffer.wipe()
      if !canRead() { break }
    }
    return (events, false)
  }

  /// Decides what silence decides; to be called when nothing can be read.
  mutating func expire() -> [Event] {
    decoder.expire(at: .now)
  }

  /// Drops what has begun to come in, after the program was stopped.
  mutating func forget() {
    decoder = InputDecoder(escapeDelay: escapeDelay)
  }

  private func canRead() -> Bool {
    var descriptor = pollfd(fd: Self.descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptor, 1, 0) > 0
  }
}
