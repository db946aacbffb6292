import Glibc

/// The bytes that are sent to a terminal of tmux's from some moment on.
///
/// They come from another process, so what the screen shows already may not be here yet: whoever
/// looks for something in them waits for what was sent last.
final class Recording {
  private let reading: Descriptor
  /// Everything that came so far.
  private(set) var bytes: [UInt8] = []

  /// Makes the pipe at `path`, which a command may write to from now on.
  init(at path: String) throws {
    guard unsafe mkfifo(path, 0o600) == 0 else { throw HarnessError("mkfifo: errno \(errno)") }
    // With a writer of its own, opening does not wait for one, and the stream has no end.
    reading = try Descriptor(owning: unsafe open(path, O_RDWR), "open the pipe")
  }

  /// Waits until `text` was sent, and takes everything before it too.
  func wait(for text: String) throws {
    let deadline = Deadline()
    let wanted = Array(text.utf8)
    while bytes.firstIndex(of: wanted) == nil {
      guard let some = try reading.read(until: deadline), !some.isEmpty else {
        throw HarnessError("never sent '\(text)', but \(visible(bytes.suffix(2000)))")
      }
      bytes += some
    }
  }
}
