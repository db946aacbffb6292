/// Whether a changed config file means to the Python tools what it means here.
struct PythonAgreement {
  private let old: ConfigFile
  private let new: ConfigFile
  private let before: PythonReading
  private let after: PythonReading

  /// Compares a file with what it is to become.
  init(old: ConfigFile, new: ConfigFile) {
    self.old = old
    self.new = new
    before = PythonReading(old)
    after = PythonReading(new)
  }

  /// Why they refuse the new file as a whole, as they refused the old one.
  var refusal: ConfigFile.Problem? { after.refusal }

  /// What stands in the way of the change; nil where they read it as it is meant.
  ///
  /// They must read what was to be written, and every other profile as before. A file that they
  /// refuse already cannot be read otherwise.
  func problem(after intention: ConfigFileEdit.Intention) -> ConfigFile.Problem? {
    guard before.refusal == nil else { return isMeant(intention) ? nil : foldedLine }
    guard after.refusal == nil else { return foldedLine }
    let names = Set(before.values.keys).union(after.values.keys)
      .subtracting([intention.section, ConfigFile.settingsSection])
    return isMeant(intention) && names.allSatisfy(isUnchanged) ? nil : foldedLine
  }

  /// Indentation is the only thing that can come between, that of a section's name above all.
  private var foldedLine: ConfigFile.Problem {
    let folded = before.roles.indices.filter { index in
      if case .folded = before.roles[index] { true } else { false }
    }
    let header = folded.first { index in
      if case .header = old.lines[index].kind { true } else { false }
    }
    return ConfigFile.Problem(
      line: (header ?? folded.first ?? 0) + 1,
      text: "it is indented, so the Python tools take it for a part of the entry above")
  }

  private func isMeant(_ intention: ConfigFileEdit.Intention) -> Bool {
    guard after.refusal == nil else { return true }
    return intention.values.allSatisfy { key, value in
      guard let pieces = after.values[intention.section]?[key], pieces.count == 1 else {
        return false
      }
      return new.contents.withBytes { Secret(copying: $0.extracting(pieces[0])) }
        .bytesEqual(value)
    }
  }

  private func isUnchanged(_ section: String) -> Bool {
    guard let mine = before.values[section], let theirs = after.values[section],
      Set(mine.keys) == Set(theirs.keys)
    else { return false }
    return old.contents.withBytes { oldBytes in
      new.contents.withBytes { newBytes in
        mine.allSatisfy { key, pieces in
          guard let others = theirs[key], others.count == pieces.count else { return false }
          return zip(pieces, others).allSatisfy { piece, other in
            piece.count == other.count
              && zip(piece, other).allSatisfy { oldBytes.byte(at: $0) == newBytes.byte(at: $1) }
          }
        }
      }
    }
  }
}
