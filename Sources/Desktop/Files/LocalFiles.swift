package import DatabricksClient
internal import Glibc

/// The files of this machine, as far as values are read from them and written to them.
///
/// A path is what the user types: `~` is the home, and all else starts where the program was started.
package struct LocalFiles: Sendable {
  private let home: String?
  /// Why nothing is written; nil where it is.
  private let refusal: String?

  /// Files of a user whose home `environment` tells; with a `refusal` nothing is written.
  package init(_ environment: [String: String], refusal: String? = nil) {
    home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    self.refusal = refusal
  }

  /// What is in the folder at `path`, sorted by name; an empty path is the present folder.
  ///
  /// Names that could not be typed are left out.
  package func list(_ path: String) throws(FileProblem) -> [FolderEntry] {
    let folder = path.isEmpty ? "." : try expanded(path)
    guard let stream = unsafe opendir(folder) else { throw FileProblem(errno) }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      guard let name = String(validating: bytes, as: UTF8.self), name != ".", name != "..",
        !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else { continue }
      entries.append(FolderEntry(name, isFolder: isFolder(folder + "/" + name)))
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The bytes of the file at `path`, read straight into locked memory.
  ///
  /// The size is looked at first; nothing of a file of more than `limit` bytes is read.
  package func load(_ path: String, limit: Int) throws(FileProblem) -> Secret {
    let handle = try open(expanded(path))
    let status = try status(of: handle)
    if status.isFolder { throw .isFolder }
    guard status.isRegularFile else { throw .notAFile }
    guard status.byteCount <= Int64(limit) else {
      throw .tooLarge(byteCount: Int(status.byteCount), limit: limit)
    }
    do throws(FileError) { return try handle.readAll(limit: limit) } catch {
      throw FileProblem(error)
    }
  }

  /// Writes `bytes` into a file of its own at `path` that nobody else may read (0600).
  ///
  /// The file is there as a whole or not at all. One that is there already is replaced only when it
  /// is still what `replaced` says.
  package func save(
    _ bytes: Secret, to path: String, replacing replaced: FileFacts?
  ) throws(FileProblem) {
    if let refusal { throw .forbidden(refusal) }
    let target = try resolved(expanded(path))
    let former = try status(of: target)
    if let former {
      if former.isFolder { throw .isFolder }
      guard former.isRegularFile else { throw .notAFile }
      guard let replaced else { throw .exists(FileFacts(former)) }
      guard replaced == FileFacts(former) else { throw .changedMeanwhile }
    }
    let replacement = FileReplacement(path: target, mode: 0o600, former: former)
    let outcome: FileReplacement.Outcome
    do throws(FileError) {
      outcome = try replacement.write(bytes, isNew: former == nil) {
        former == nil || (try? status(of: target)) == former
      }
    } catch {
      let problem = FileProblem(error)
      throw problem == .notFound ? .noFolder : problem
    }
    if outcome == .outdated { throw .changedMeanwhile }
  }

  /// The path as the system wants it.
  private func expanded(_ path: String) throws(FileProblem) -> String {
    guard !path.isEmpty else { throw .noPath }
    guard path.hasPrefix("~") else { return path }
    guard let home, path == "~" || path.hasPrefix("~/") else { throw .noHome }
    return home + path.dropFirst()
  }

  /// The path without links, so that a link stays one when what it names is replaced.
  private func resolved(_ path: String) throws(FileProblem) -> String {
    guard !path.hasSuffix("/") else { throw .isFolder }
    guard let found = unsafe realpath(path, nil) else {
      guard errno == ENOENT else { throw FileProblem(errno) }
      var status = stat()
      if unsafe lstat(path, &status) == 0 { throw .other("it is a link to nothing") }
      return path
    }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// What is at `path`; nil where there is nothing.
  private func status(of path: String) throws(FileProblem) -> FileHandle.Status? {
    do throws(FileProblem) {
      return try status(of: open(path))
    } catch {
      if error == .notFound { return nil }
      throw error
    }
  }

  private func status(
    of handle: borrowing FileHandle
  ) throws(FileProblem) -> FileHandle.Status {
    do throws(FileError) { return try handle.status() } catch { throw FileProblem(error) }
  }

  /// A pipe is not waited for, and a terminal does not become this program's.
  private func open(_ path: String) throws(FileProblem) -> FileHandle {
    do throws(FileError) {
      return try FileHandle(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    } catch {
      throw FileProblem(error)
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension FileFacts {
  init(_ status: FileHandle.Status) {
    self.init(
      byteCount: Int(status.byteCount), modifiedSeconds: status.modifiedSeconds,
      modifiedNanoseconds: status.modifiedNanoseconds)
  }
}

extension FileProblem {
  init(_ error: FileError) {
    let problem = FileProblem(error.code)
    if case .other = problem { self = .other(error.text) } else { self = problem }
  }

  /// What the system's number means here.
  init(_ code: Int32) {
    switch code {
    case ENOENT: self = .notFound
    case ENOTDIR: self = .noFolder
    case EISDIR: self = .isFolder
    case ENXIO: self = .notAFile
    case EACCES, EPERM: self = .notPermitted
    default: self = .other(unsafe String(cString: strerror(code)).lowercased())
    }
  }
}
