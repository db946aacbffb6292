internal import Glibc

/// The files in which the next contents of a file come to be, beside it.
///
/// One stays behind only when the program is killed in between; it holds a credential.
struct TemporaryFiles {
  private let folder: String
  private let prefix: String

  /// The temporary files of the file at `path`, links followed.
  init(of path: String) {
    folder = ConfigFileLocation.folder(of: path)
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    prefix = "\(name).tmp."
  }

  /// A path nobody uses.
  func newPath() -> String {
    "\(folder)/\(prefix)\(String(UInt64.random(in: .min ... .max), radix: 36))"
  }

  /// Removes what killed writers left behind.
  ///
  /// - Parameter isLocked: whether other writers are kept out; where they are not, only files of
  ///   more than an hour are nobody's.
  func sweep(isLocked: Bool) {
    guard let stream = unsafe opendir(folder) else { return }
    defer { unsafe closedir(stream) }
    var left: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if isOurs(name) { left.append("\(folder)/\(name)") }
    }
    for path in left where isAbandoned(path, isLocked: isLocked) {
      _ = unsafe unlink(path)
    }
  }

  private func isOurs(_ name: String) -> Bool {
    let random = name.dropFirst(prefix.count)
    return name.hasPrefix(prefix) && (1...13).contains(random.count)
      && random.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) }
  }

  private func isAbandoned(_ path: String, isLocked: Bool) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid() || geteuid() == 0
    else { return false }
    return isLocked || status.st_mtim.tv_sec < time(nil) - 3600
  }
}
