internal import Glibc

extension Secret {
  /// Writes the bytes behind the first `offset` ones to `descriptor`, as many as it takes at once.
  ///
  /// - Returns: the number written, 0 when it takes none now; nil when it takes none any more.
  package func write(from offset: Int, to descriptor: Int32) -> Int? {
    withBytes { bytes in
      unsafe bytes.extracting(droppingFirst: offset).withUnsafeBytes { buffer in
        let count = unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
      }
    }
  }
}
