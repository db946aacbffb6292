internal import Glibc

/// Writes profiles into the config file; comments, other profiles and unknown keys stay byte for
/// byte.
package struct ConfigFileWriter: Sendable {
  private let location: ConfigFileLocation

  package init(_ location: ConfigFileLocation) {
    self.location = location
  }

  /// What `write` would change.
  package func preview(_ draft: ProfileDraft) throws(ConfigurationError) -> ProfileChange {
    let onDisk = try ConfigFileOnDisk(at: location)
    return change(try edit(onDisk, .write(draft)), onDisk)
  }

  /// Takes the profile out of the file; other sections stay byte for byte.
  package func remove(_ name: String) throws(ConfigurationError) -> ProfileChange {
    try apply(.remove(name), expecting: nil)
  }

  /// Makes the profile the one that is opened when none is named.
  package func makeDefault(_ name: String) throws(ConfigurationError) -> ProfileChange {
    try apply(.makeDefault(name), expecting: nil)
  }

  /// Makes `draft` the profile of its name; only lines of that profile change.
  ///
  /// - Parameters:
  ///   - draft: the profile.
  ///   - expected: the change that was shown; another one is refused.
  /// - Returns: what was changed.
  /// - Throws: why nothing was changed.
  package func write(
    _ draft: ProfileDraft, expecting expected: ProfileChange? = nil
  ) throws(ConfigurationError) -> ProfileChange {
    try apply(.write(draft), expecting: expected)
  }

  /// What is to become of the file.
  private enum Wish {
    case write(ProfileDraft)
    case remove(String)
    case makeDefault(String)
  }

  private func apply(
    _ wish: Wish, expecting expected: ProfileChange?
  ) throws(ConfigurationError) -> ProfileChange {
    let target = try location.resolved()
    // The lock is the folder's: the file itself is replaced, and a lock file would stay behind.
    let folder = try step { () throws(FileError) in
      let folder = try FileHandle(
        opening: ConfigFileLocation.folder(of: target), O_RDONLY | O_DIRECTORY)
      try folder.lock()
      return folder
    }
    defer { folder.unlock() }
    let onDisk = try ConfigFileOnDisk(at: location)
    let edit = try edit(onDisk, wish)
    let change = change(edit, onDisk)
    if let expected, expected != change {
      throw .fileFailed(path: location.shownPath, "it was changed since it was shown; look again")
    }
    try step { () throws(FileError) in try replace(target, onDisk, edit) }
    return change
  }

  private func replace(
    _ target: String, _ onDisk: ConfigFileOnDisk?, _ edit: ConfigFileEdit
  ) throws(FileError) {
    if let onDisk, edit.losesCredential {
      try FileReplacement(path: target + ".bak", mode: 0o600, former: onDisk.status)
        .write(onDisk.file.contents) { true }
    }
    let mode = onDisk.map { $0.status.mode & 0o700 } ?? 0o600
    try FileReplacement(path: target, mode: mode, former: onDisk?.status).write(edit.contents()) {
      (try? FileHandle(opening: target, O_RDONLY | O_NOFOLLOW).status()) == onDisk?.status
    }
  }

  /// Plans the change.
  ///
  /// A file with a line that cannot be understood is not written: the change could mean something
  /// else there than it does here.
  private func edit(
    _ onDisk: ConfigFileOnDisk?, _ wish: Wish
  ) throws(ConfigurationError) -> ConfigFileEdit {
    let file = onDisk?.file ?? ConfigFile(Secret(copying: []))
    if let problem = file.problems.first {
      throw .malformed(path: location.shownPath, line: problem.line, problem.text)
    }
    switch wish {
    case .write(let draft):
      try ProfileName.check(draft.name)
      try TokenText.check(draft.token)
      return ConfigFileEdit(file, draft)
    case .remove(let name), .makeDefault(let name):
      guard file.hasSection(name), name != ConfigFile.settingsSection else {
        throw .noSuchProfile(name, path: location.shownPath)
      }
      if case .remove = wish { return ConfigFileEdit(file, removing: name) }
      return ConfigFileEdit(file, makingDefault: name)
    }
  }

  private func change(_ edit: ConfigFileEdit, _ onDisk: ConfigFileOnDisk?) -> ProfileChange {
    var notes = edit.notes
    if let status = onDisk?.status {
      if status.mode & 0o077 != 0 {
        let old = ConfigFileOnDisk.octal(status.mode)
        notes.append("mode \(old) becomes \(ConfigFileOnDisk.octal(status.mode & 0o700))")
      }
      if status.linkCount > 1 { notes.append("another name of this file keeps the old text") }
      if edit.losesCredential {
        notes.append("the old file is kept beside it, with .bak added to its name")
      }
    } else {
      notes.append("the file is new; nobody else may read it")
    }
    return ProfileChange(
      path: location.shownPath, lines: edit.difference(), replacesProfile: edit.replacesProfile,
      notes: notes)
  }

  private func step<Result: ~Copyable>(
    _ body: () throws(FileError) -> Result
  ) throws(ConfigurationError) -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw .fileFailed(path: location.shownPath, error.text)
    }
  }
}
