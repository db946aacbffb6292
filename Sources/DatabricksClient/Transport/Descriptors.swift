internal import Glibc

/// Waiting on file descriptors alone.
enum Descriptors {
  /// Waits until one of `descriptors` can be read or `deadline` has come; nil waits for ever.
  ///
  /// - Returns: those that can be read or whose other end is gone; none when a signal came.
  static func readable(_ descriptors: [Int32], until deadline: Moment?) -> [Int32] {
    var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = unsafe poll(&watched, nfds_t(watched.count), milliseconds(until: deadline))
    guard count > 0 else { return [] }
    return watched.filter { $0.revents != 0 }.map(\.fd)
  }

  /// How long to wait from now in milliseconds; without a deadline -1, as poll(2) wants it.
  static func milliseconds(until deadline: Moment?) -> Int32 {
    guard let deadline else { return -1 }
    return Int32(clamping: max(0, deadline - .now))
  }
}
