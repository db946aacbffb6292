internal import Glibc

/// A config file together with what the system says of it.
package struct ConfigFileOnDisk: Sendable {
  package let file: ConfigFile
  /// One sentence when others than its owner may read it.
  package let warning: String?
  let status: FileHandle.Status

  /// How the reason begins for a file whose permissions are too wide.
  package static let writableByOthers = "others may write it"

  /// Reads the file at `location`; nil when there is none.
  ///
  /// - Throws: `unsafeFile` when somebody else may have written it: then its host could be anybody's.
  package init?(at location: ConfigFileLocation) throws(ConfigurationError) {
    try self.init(location, path: location.resolved())
  }

  /// Reads the file at `path`, which is `location` with links followed.
  init?(_ location: ConfigFileLocation, path: String) throws(ConfigurationError) {
    do throws(FileError) {
      let handle = try FileHandle(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      status = try handle.status()
      if let reason = Self.refusal(status) {
        throw FileError(reason, 0)
      }
      file = ConfigFile(try handle.readAll(limit: ConfigFile.maximumByteCount))
    } catch {
      if error.code == ENOENT || error.code == ENOTDIR { return nil }
      guard error.code != 0 else { throw .unsafeFile(path: location.shownPath, error.step) }
      throw .unreadableFile(path: location.shownPath, error.text)
    }
    warning =
      status.mode & 0o044 == 0
      ? nil
      : "\(location.shownPath) can be read by others (mode \(Self.octal(status.mode))); "
        + "run chmod 600 \(location.shownPath)"
  }

  /// Whether its bytes are still those of the file at `path`; also true where neither is there.
  static func isCurrent(_ onDisk: ConfigFileOnDisk?, at path: String) throws(FileError) -> Bool {
    do throws(FileError) {
      let handle = try FileHandle(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      guard let onDisk, try handle.status() == onDisk.status else { return false }
      // The time of change alone does not tell two writers within one tick of the clock apart.
      return try handle.readAll(limit: ConfigFile.maximumByteCount)
        .bytesEqual(onDisk.file.contents)
    } catch {
      if error.code == ENOENT { return onDisk == nil }
      throw error
    }
  }

  static func octal(_ mode: UInt32) -> String {
    let digits = String(mode, radix: 8)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func refusal(_ status: FileHandle.Status) -> String? {
    if !status.isRegularFile { return "it is no regular file" }
    if status.byteCount > ConfigFile.maximumByteCount { return "it is larger than 1 MiB" }
    let me = geteuid()
    // A group of the same number is the owner's own one, as most systems make it for each user.
    let foreignWriters: UInt32 = status.group == status.owner ? 0o002 : 0o022
    if status.mode & foreignWriters != 0 {
      return "\(writableByOthers) (mode \(octal(status.mode)))"
    }
    // Root may be handed a folder of somebody else's, as in a container.
    if me != 0, status.owner != me, status.owner != 0 { return "it belongs to somebody else" }
    return nil
  }
}
