internal import DatabricksClient
internal import Glibc

/// Reads a value from a file or a pipe straight into locked memory.
enum ValueReader {
  /// Every byte of the file at `path`.
  static func read(path: String) throws(CommandFailure) -> Secret {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .input("\(path): \(CommandFailure.reason(errno))") }
    defer { close(descriptor) }
    return try read(descriptor, name: path) {}
  }

  /// Every byte up to the end, or an error when a value cannot have so many.
  ///
  /// `descriptor` stays open, `name` is what errors call it, and `wait` returns when the next bytes
  /// can be read.
  static func read(
    _ descriptor: Int32, name: String, wait: () throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> Secret {
    let limit = PutSecret.maximumByteCount
    var bytes = SecretBytes(capacity: limit + 1)
    while bytes.count <= limit {
      try wait()
      let count = append(to: &bytes, from: descriptor)
      if count == 0 { return Secret(bytes) }
      guard count > 0 || errno == EINTR || errno == EAGAIN else {
        throw .input("\(name): \(CommandFailure.reason(errno))")
      }
    }
    throw .workspace(
      .limitReached("\(name) has more than 131,072 bytes (128 KB), the most a value may have"))
  }

  /// The largest file of keys and values that is read, in bytes: 64 MiB.
  static let maximumFileByteCount = 64 << 20

  /// Every byte of a file or a pipe that holds many values; nil is standard input.
  static func readFile(
    _ path: String?, _ input: Int32, wait: () throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> Secret {
    guard let path else { return try readMany(input, name: "standard input", wait: wait) }
    // A pipe such as a shell's <(command) is as good as a file.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .input("\(path): \(CommandFailure.reason(errno))") }
    defer { close(descriptor) }
    return try readMany(descriptor, name: path) {}
  }

  /// Reads to the end into locked memory that grows by doubling; what is left behind is wiped.
  private static func readMany(
    _ descriptor: Int32, name: String, wait: () throws(CommandFailure) -> Void
  ) throws(CommandFailure) -> Secret {
    var bytes = SecretBytes(capacity: 64 << 10)
    while true {
      if bytes.count == bytes.capacity {
        guard bytes.count < maximumFileByteCount else {
          throw .input("\(name): larger than 64 MiB")
        }
        var larger = SecretBytes(capacity: bytes.capacity * 2)
        bytes.withBytes { larger.write($0) }
        bytes = larger
      }
      try wait()
      let count = append(to: &bytes, from: descriptor)
      if count == 0 { return Secret(bytes) }
      guard count > 0 || errno == EINTR || errno == EAGAIN else {
        throw .input("\(name): \(CommandFailure.reason(errno))")
      }
    }
  }

  /// Reads once; returns what read(2) does.
  private static func append(to bytes: inout SecretBytes, from descriptor: Int32) -> Int {
    let used = bytes.count
    var count = 0
    unsafe bytes.withMutableBytes { buffer in
      let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[used...])
      count = unsafe Glibc.read(descriptor, free.baseAddress, free.count)
      return used + max(0, count)
    }
    return count
  }
}
