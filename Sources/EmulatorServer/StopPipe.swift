internal import Glibc

/// Tells a thread that waits in `poll` to stop.
final class StopPipe: Sendable {
  /// Becomes readable by `signal`.
  let readEnd: Int32
  private let writeEnd: Int32

  /// Opens the pipe; nil when no descriptor is left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func signal() {
    unsafe write(writeEnd, [1], 1)
  }
}
