internal import Glibc

/// Whole small files.
enum File {
  /// The text of the file at `path`; nil when it cannot be read.
  static func read(_ path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
      bytes += chunk[..<count]
    }
  }

  /// Writes `text` so that a reader finds the whole of it or no file; false when that failed.
  static func write(_ text: String, to path: String) -> Bool {
    let unfinished = path + ".new"
    let descriptor = unsafe open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let bytes = Array(text.utf8)
    let isWritten = unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    close(descriptor)
    guard isWritten else { return false }
    return unsafe rename(unfinished, path) == 0
  }
}
