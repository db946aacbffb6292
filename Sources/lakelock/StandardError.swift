import Glibc

/// Where sentences about failures go.
enum StandardError {
  /// Writes `line` and a line end.
  static func write(_ line: String) {
    Descriptor.write(line, to: STDERR_FILENO)
  }
}

/// Where what was asked for goes.
enum StandardOutput {
  /// Writes `text` and a line end.
  static func write(_ text: String) {
    Descriptor.write(text, to: STDOUT_FILENO)
  }
}

private enum Descriptor {
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array((text + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
