internal import Glibc

/// Replaces a file by another one of its folder, so that at every moment the old or the new one is
/// there whole.
struct FileReplacement {
  /// The file to be replaced, links followed.
  let path: String
  /// The permission bits of the new file.
  let mode: UInt32
  /// The file whose owner the new one gets; nil leaves it to the caller's own.
  let former: FileHandle.Status?

  /// Writes `contents` beside the file, to the disk, reads it back, and renames it over the file.
  ///
  /// At last `isCurrent` is asked whether the old file is still the one expected.
  /// - Throws: the step that failed; the temporary file is removed and the old one untouched.
  func write(_ contents: Secret, isCurrent: () -> Bool) throws(FileError) {
    // Where the size of files is limited, the system would kill the program instead of failing.
    let action = signal(SIGXFSZ, SIG_IGN)
    defer { signal(SIGXFSZ, action) }
    let folder = try FileHandle(
      opening: ConfigFileLocation.folder(of: path), O_RDONLY | O_DIRECTORY)
    let temporary = "\(path).tmp.\(String(UInt64.random(in: .min ... .max), radix: 36))"
    do throws(FileError) {
      try fill(temporary, with: contents)
      guard isCurrent() else { throw FileError("it was changed by another program meanwhile", 0) }
      guard unsafe rename(temporary, path) == 0 else { throw FileError("cannot replace it") }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    // The new file is in place; a folder that cannot be synchronised does not undo that.
    try? folder.synchronise()
  }

  private func fill(_ temporary: String, with contents: Secret) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    let handle = try FileHandle(opening: temporary, flags, mode: 0o600)
    try contents.withBytes { bytes throws(FileError) in try handle.writeAll(bytes) }
    try handle.setMode(mode)
    if let former { try handle.setOwner(of: former) }
    try handle.synchronise()
    let readable = try FileHandle(opening: temporary, O_RDONLY | O_NOFOLLOW)
    guard try readable.readAll(limit: contents.count + 1).bytesEqual(contents) else {
      throw FileError("what was written reads back differently", 0)
    }
  }
}
