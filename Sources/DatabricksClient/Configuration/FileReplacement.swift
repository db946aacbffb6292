internal import Glibc

/// Replaces a file by another one of its folder, so that at every moment the old or the new one is
/// there whole.
package struct FileReplacement {
  /// How a replacement ended when nothing failed.
  package enum Outcome: Equatable {
    /// The new file is there, also after a power cut.
    case done
    /// The new file is there; the text says why it might not be after a power cut.
    case doneUnlessPowerFails(String)
    /// The old file is not the one that was expected; nothing was changed.
    case outdated
  }

  /// The file to be replaced, links followed.
  let path: String
  /// The permission bits of the new file.
  let mode: UInt32
  /// The file whose owner the new one gets; nil leaves it to the caller's own.
  let former: FileHandle.Status?

  /// Replaces the file at `path`, links followed, by one with these permission bits.
  package init(path: String, mode: UInt32, former: FileHandle.Status?) {
    self.path = path
    self.mode = mode
    self.former = former
  }

  /// Writes `contents` beside the file, to the disk, reads it back, and renames it over the file.
  ///
  /// - Parameters:
  ///   - contents: the whole new file.
  ///   - isNew: whether no file may be there; one that appears at the last moment is kept.
  ///   - isCurrent: asked at last whether the old file is still the one expected.
  /// - Returns: whether the new file is there.
  /// - Throws: the step that failed; the temporary file is removed and the old one untouched.
  package func write(
    _ contents: Secret, isNew: Bool = false, isCurrent: () throws(FileError) -> Bool
  ) throws(FileError) -> Outcome {
    // Where the size of files is limited, the system would kill the program instead of failing.
    let action = signal(SIGXFSZ, SIG_IGN)
    defer { signal(SIGXFSZ, action) }
    let folder = try FileHandle(
      opening: ConfigFileLocation.folder(of: path), O_RDONLY | O_DIRECTORY)
    let temporary = TemporaryFiles(of: path).newPath()
    do throws(FileError) {
      try fill(temporary, with: contents)
      guard try isCurrent(), try move(temporary, isNew: isNew) else {
        _ = unsafe unlink(temporary)
        return .outdated
      }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    do throws(FileError) {
      try folder.synchronise()
      return .done
    } catch {
      // The new file is in place, and nothing would be gained by taking it away again.
      return .doneUnlessPowerFails(error.text)
    }
  }

  /// - Returns: false when a file is there that was not expected.
  private func move(_ temporary: String, isNew: Bool) throws(FileError) -> Bool {
    if isNew {
      // Unlike renaming, this never takes the place of a file that has just appeared.
      if uninterrupted({ unsafe link(temporary, path) }) == 0 {
        _ = unsafe unlink(temporary)
        return true
      }
      if errno == EEXIST { return false }
      // Some file systems have no second names.
      guard errno == EPERM || errno == EOPNOTSUPP else { throw FileError("cannot put it in place") }
    }
    guard uninterrupted({ unsafe rename(temporary, path) }) == 0 else {
      throw FileError("cannot replace it")
    }
    return true
  }

  private func fill(_ temporary: String, with contents: Secret) throws(FileError) {
    let handle = try create(temporary)
    try contents.withBytes { bytes throws(FileError) in try handle.writeAll(bytes) }
    try handle.setMode(mode)
    if let former { try handle.setOwner(of: former) }
    try handle.synchronise()
    try handle.close()
    let readable = try FileHandle(opening: temporary, O_RDONLY | O_NOFOLLOW)
    guard try readable.readAll(limit: contents.count + 1).bytesEqual(contents) else {
      throw FileError("what was written reads back differently", 0)
    }
  }

  private func create(_ temporary: String) throws(FileError) -> FileHandle {
    do throws(FileError) {
      return try FileHandle(
        opening: temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    } catch {
      throw FileError("cannot create a file beside it", error.code)
    }
  }
}
