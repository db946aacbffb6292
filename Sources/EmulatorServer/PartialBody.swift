internal import CMicroHTTPD

/// The part of a body that is sent before the connection breaks or falls silent.
final class PartialBody {
  private let bytes: [UInt8]
  private let silence: (() -> Void)?

  /// Lets `bytes` through.
  ///
  /// - Parameters:
  ///   - bytes: What is sent.
  ///   - silence: Called when they were sent, to suspend the connection; nil breaks it.
  init(_ bytes: [UInt8], silence: (() -> Void)? = nil) {
    self.bytes = bytes
    self.silence = silence
  }

  /// Copies what comes at `position` into `buffer`.
  ///
  /// - Returns: how many bytes, or what makes libmicrohttpd wait or break the connection.
  func read(
    from position: Int, into buffer: UnsafeMutablePointer<CChar>, capacity: Int
  ) -> Int {
    guard position < bytes.count else {
      guard let silence else { return cmhd_end_with_error() }
      silence()
      return 0
    }
    let count = min(capacity, bytes.count - position)
    unsafe bytes.withUnsafeBytes { source in
      unsafe UnsafeMutableRawBufferPointer(start: buffer, count: count)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    return count
  }
}
