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
    try plan(.write(draft), read(location.resolved())).change
  }

  /// Takes the profile out of the file; other sections stay byte for byte.
  package func remove(_ name: String) throws(ConfigurationError) -> ProfileChange {
    try apply(.remove(name), expecting: nil)
  }

  /// Makes the profile the one that is opened when none is named.
  package func makeDefault(_ name: String) throws(ConfigurationError) -> ProfileChange {
    try apply(.makeDefault(name), expecting: nil)
  }

  /// Gives keys of a section these values and takes away those whose value is nil, in a file that
  /// only this program reads; every other line stays byte for byte, also one that is malformed.
  package func set(
    _ values: [(key: String, value: String?)], in section: String
  ) throws(ConfigurationError) {
    _ = try apply(.set(values, section: section), expecting: nil)
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
    case set([(key: String, value: String?)], section: String)
  }

  /// The file as it is to be, and what that changes.
  private struct Plan {
    let contents: Secret
    let keepsBackup: Bool
    var change: ProfileChange
  }

  private func apply(
    _ wish: Wish, expecting expected: ProfileChange?
  ) throws(ConfigurationError) -> ProfileChange {
    let target = try location.resolved()
    let folder = try openFolder(of: target)
    // The lock is the folder's: the file itself is replaced, and a lock file would stay behind.
    let isLocked = try step { () throws(FileError) in try folder.lock() }
    defer { folder.unlock() }
    for path in [target, Self.backup(of: target)] {
      TemporaryFiles(of: path).sweep(isLocked: isLocked)
    }
    // Programs without locks may write at any time; what they wrote is read again and kept.
    for _ in 0..<8 {
      let onDisk = try settled(at: target)
      var plan = try plan(wish, onDisk)
      if let expected, expected != plan.change {
        throw .fileFailed(path: location.shownPath, "it was changed since it was shown; look again")
      }
      switch try step({ () throws(FileError) in try replace(target, onDisk, plan) }) {
      case .done: return plan.change
      case .doneUnlessPowerFails(let reason):
        plan.change.notes.append(
          "the file is written, but might not survive a power cut: \(reason)")
        return plan.change
      case .outdated: continue
      }
    }
    throw .fileFailed(path: location.shownPath, "other programs keep changing it")
  }

  private func replace(
    _ target: String, _ onDisk: ConfigFileOnDisk?, _ plan: Plan
  ) throws(FileError) -> FileReplacement.Outcome {
    if let onDisk, plan.keepsBackup {
      let backup = FileReplacement(
        path: Self.backup(of: target), mode: 0o600, former: onDisk.status)
      do throws(FileError) {
        _ = try backup.write(onDisk.file.contents) { true }
      } catch {
        throw FileError("the copy .bak: \(error.step)", error.code)
      }
    }
    let mode = onDisk.map { $0.status.mode & 0o600 } ?? 0o600
    return try FileReplacement(path: target, mode: mode, former: onDisk?.status)
      .write(plan.contents, isNew: onDisk == nil) { () throws(FileError) in
        try ConfigFileOnDisk.isCurrent(onDisk, at: target)
      }
  }

  private static func backup(of target: String) -> String { target + ".bak" }

  /// The file at `path`; where it cannot be read, it is not written either.
  private func read(_ path: String) throws(ConfigurationError) -> ConfigFileOnDisk? {
    do throws(ConfigurationError) {
      return try ConfigFileOnDisk(location, path: path)
    } catch {
      guard case .unreadableFile(let path, let reason) = error else { throw error }
      throw .fileFailed(path: path, reason)
    }
  }

  /// The file as it stands.
  ///
  /// An empty one is looked at twice: a program that writes in place may just have emptied it.
  private func settled(at target: String) throws(ConfigurationError) -> ConfigFileOnDisk? {
    let onDisk = try read(target)
    guard onDisk?.file.contents.count == 0 else { return onDisk }
    _ = poll(nil, 0, 50)
    return try read(target)
  }

  private func openFolder(of target: String) throws(ConfigurationError) -> FileHandle {
    let path = ConfigFileLocation.folder(of: target)
    do throws(FileError) {
      let folder = try FileHandle(opening: path, O_RDONLY | O_DIRECTORY)
      let mode = try folder.status().mode
      if mode & 0o1002 == 0o002 {
        throw FileError(
          "others may put files into its folder (mode \(ConfigFileOnDisk.octal(mode)))", 0)
      }
      return folder
    } catch {
      guard error.code == ENOENT else {
        throw .fileFailed(path: location.shownPath, error.text)
      }
      throw .fileFailed(path: location.shownPath, "there is no folder \(path) to write it to")
    }
  }
}

// Planning.
extension ConfigFileWriter {
  /// Plans the change.
  ///
  /// A file with a line that cannot be understood is not written: the change could mean something
  /// else there than it does here. Nor is one in which the Python tools would read another profile
  /// otherwise than before, or this one otherwise than it is meant.
  private func plan(
    _ wish: Wish, _ onDisk: ConfigFileOnDisk?
  ) throws(ConfigurationError) -> Plan {
    let me = geteuid()
    if let onDisk, me != 0, onDisk.status.owner != me {
      throw .fileFailed(path: location.shownPath, "it belongs to somebody else")
    }
    let file = onDisk?.file ?? ConfigFile(Secret(copying: []))
    if case .set(let values, let section) = wish {
      let edit = ConfigFileEdit(file, setting: values, in: section)
      return Plan(contents: edit.contents(), keepsBackup: false, change: change(edit, onDisk, nil))
    }
    if let problem = file.problems.first {
      throw .malformed(path: location.shownPath, line: problem.line, problem.text)
    }
    let edit = try edit(file, wish)
    let contents = edit.contents()
    let agreement = PythonAgreement(old: file, new: ConfigFile(contents))
    if let problem = agreement.problem(after: edit.intention) {
      throw .malformed(path: location.shownPath, line: problem.line, problem.text)
    }
    return Plan(
      contents: contents, keepsBackup: edit.losesCredential,
      change: change(edit, onDisk, agreement.refusal))
  }

  private func edit(
    _ file: ConfigFile, _ wish: Wish
  ) throws(ConfigurationError) -> ConfigFileEdit {
    switch wish {
    case .write(let draft):
      try draft.check()
      return ConfigFileEdit(file, draft)
    case .remove(let name), .makeDefault(let name):
      guard file.hasSection(name), name != ConfigFile.settingsSection else {
        throw .noSuchProfile(name, path: location.shownPath)
      }
      if case .remove = wish { return ConfigFileEdit(file, removing: name) }
      return ConfigFileEdit(file, makingDefault: name)
    case .set(let values, let section):
      return ConfigFileEdit(file, setting: values, in: section)
    }
  }

  private func change(
    _ edit: ConfigFileEdit, _ onDisk: ConfigFileOnDisk?, _ refusal: ConfigFile.Problem?
  ) -> ProfileChange {
    var notes = edit.notes
    if let status = onDisk?.status {
      if status.mode & ~0o600 != 0 {
        let old = ConfigFileOnDisk.octal(status.mode)
        notes.append("mode \(old) becomes \(ConfigFileOnDisk.octal(status.mode & 0o600))")
      }
      if status.linkCount > 1 { notes.append("another name of this file keeps the old text") }
      if edit.losesCredential {
        notes.append("the old file is kept beside it, with .bak added to its name")
      }
    } else {
      notes.append("the file is new; nobody else may read it")
    }
    if let refusal {
      notes.append("the Python tools refuse this file: line \(refusal.line), \(refusal.text)")
    }
    return ProfileChange(
      path: location.shownPath, lines: edit.difference(), replacesProfile: edit.replacesProfile,
      notes: notes, offersDefault: edit.offersDefault)
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
