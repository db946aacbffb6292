internal import Glibc

/// Why a step on a file failed, in the system's words.
package struct FileError: Error {
  /// Such as `cannot read it`.
  let step: String
  /// The system's number; 0 where it was not the system's.
  package let code: Int32

  init(_ step: String, _ code: Int32 = errno) {
    self.step = step
    self.code = code
  }

  /// The step and the system's words.
  package var text: String {
    guard code != 0, let words = unsafe strerror(code) else { return step }
    return unsafe "\(step): \(String(cString: words).lowercased())"
  }
}

/// An open file or folder; closed when it goes.
package struct FileHandle: ~Copyable {
  /// What tells two states of a file apart.
  package struct Status: Equatable, Sendable {
    let device: UInt64
    let inode: UInt64
    /// The size in bytes.
    package let byteCount: Int64
    /// The time of the last change, since 1970.
    package let modifiedSeconds: Int64
    /// Parts of the last second.
    package let modifiedNanoseconds: Int64
    /// Permission bits, such as `0o600`.
    let mode: UInt32
    let owner: UInt32
    let group: UInt32
    let linkCount: UInt64
    package let isRegularFile: Bool
    package let isFolder: Bool
  }

  private let descriptor: Int32

  /// Opens the file at `path` with the flags of open(2); it is closed in programs that are started.
  package init(opening path: String, _ flags: Int32, mode: UInt32 = 0) throws(FileError) {
    let opened = uninterrupted { unsafe open(path, flags | O_CLOEXEC, mode) }
    guard opened >= 0 else { throw FileError("cannot open it") }
    descriptor = opened
  }

  deinit {
    _ = Glibc.close(descriptor)
  }

  /// What the system tells of it now.
  package func status() throws(FileError) -> Status {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileError("cannot look at it") }
    return Status(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
      byteCount: Int64(status.st_size), modifiedSeconds: Int64(status.st_mtim.tv_sec),
      modifiedNanoseconds: Int64(status.st_mtim.tv_nsec), mode: status.st_mode & 0o7777,
      owner: status.st_uid, group: status.st_gid,
      linkCount: UInt64(status.st_nlink),
      isRegularFile: status.st_mode & S_IFMT == S_IFREG,
      isFolder: status.st_mode & S_IFMT == S_IFDIR)
  }

  /// Closes it now, to learn of what the system could not write and has not told yet.
  consuming func close() throws(FileError) {
    let descriptor = descriptor
    discard self
    // After an interruption the descriptor is gone all the same.
    guard Glibc.close(descriptor) == 0 || errno == EINTR else {
      throw FileError("cannot close it")
    }
  }

  /// Reads the bytes there are, `limit` at most, straight into locked memory.
  ///
  /// - Throws: also when it is larger than it was a moment ago, so that no part passes for the whole.
  package func readAll(limit: Int) throws(FileError) -> Secret {
    let expected = try Int(clamping: status().byteCount)
    var room = SecretBytes(capacity: min(limit, expected) + 1)
    var failure: FileError? = FileError("it grew while it was read", 0)
    unsafe room.withMutableBytes { buffer in
      var used = 0
      while used < buffer.count {
        let count = unsafe read(
          descriptor, buffer.baseAddress?.advanced(by: used), buffer.count - used)
        if count > 0 {
          used += count
        } else if count == 0 {
          failure = nil
          break
        } else if errno != EINTR {
          failure = FileError("cannot read it")
          break
        }
      }
      return used
    }
    if let failure { throw failure }
    return room.withBytes { Secret(copying: $0) }
  }

  /// Writes everything, however often the system interrupts or writes only a part.
  func writeAll(_ bytes: RawSpan) throws(FileError) {
    try unsafe bytes.withUnsafeBytes { buffer throws(FileError) in
      var written = 0
      while written < buffer.count {
        let count = unsafe write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          throw FileError("cannot write it")
        }
      }
    }
  }

  func setMode(_ mode: UInt32) throws(FileError) {
    guard uninterrupted({ fchmod(descriptor, mode) }) == 0 else {
      throw FileError("cannot set its mode")
    }
  }

  /// Gives a file written by root back to whom the old one belonged.
  func setOwner(of former: Status) throws(FileError) {
    guard geteuid() == 0, former.owner != 0 || former.group != 0 else { return }
    guard uninterrupted({ fchown(descriptor, former.owner, former.group) }) == 0 else {
      throw FileError("cannot set its owner")
    }
  }

  /// Brings what was written to the disk.
  func synchronise() throws(FileError) {
    guard uninterrupted({ fsync(descriptor) }) == 0 else {
      throw FileError("cannot bring it to the disk")
    }
  }

  /// Keeps other writers out until the handle goes; waits three seconds for another one to end.
  ///
  /// - Returns: false on a file system that has no locks, where nobody is kept out.
  func lock() throws(FileError) -> Bool {
    for _ in 0..<3000 {
      if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return true }
      guard errno == EWOULDBLOCK else { return false }
      // Short, so that one who writes again and again does not always come first.
      _ = poll(nil, 0, 1)
    }
    throw FileError("another program is writing it", 0)
  }

  /// Gives the lock back, also where a child being started still holds a copy of the descriptor.
  func unlock() {
    _ = flock(descriptor, LOCK_UN)
  }
}

/// Calls the system again for as long as a signal comes between.
func uninterrupted(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
