package import DatabricksClient

/// Lakelock's own settings as they were read: what the user marked profiles with.
///
/// A mark is there to keep from accidents, so what cannot be understood counts as read-only.
package struct ProfileSettings: Equatable, Sendable {
  /// The file, with `~` for the home folder.
  package private(set) var path = "~/.config/lakelock/config"
  /// One sentence for each line that cannot be understood, with its number, or for the whole file.
  package private(set) var problems: [String] = []
  private var marks: [String: ProfileMark] = [:]
  private var isUnreadable = false

  /// No marks.
  package init() {}

  /// Marks without a file, as the demo keeps them.
  package init(marks: [String: ProfileMark], path: String = "~/.config/lakelock/config") {
    self.path = path
    self.marks = marks
  }

  /// The settings in a file.
  package init(_ file: ConfigFile, path: String) {
    self.path = path
    problems = file.problems.map { "\(path), line \($0.line): \($0.text)" }
    for name in file.profileNames { read(name, of: file) }
    for problem in file.problems {
      if let section = file.section(ofLine: problem.line) {
        marks[section, default: ProfileMark()].isReadOnly = true
      }
    }
  }

  /// What holds while the file cannot be read.
  package init(unreadable error: String, path: String) {
    self.path = path
    problems = ["\(error); until it can be read every profile is read-only"]
    isUnreadable = true
  }

  /// The mark of a profile; a workspace of the environment, which has none, has no mark either.
  package func mark(of profile: String?) -> ProfileMark {
    guard let profile else { return ProfileMark() }
    var mark = marks[profile] ?? ProfileMark()
    if isUnreadable { mark.isReadOnly = true }
    return mark
  }

  /// Takes a mark that is about to be written.
  package mutating func take(_ mark: ProfileMark, of profile: String) {
    marks[profile] = mark
  }

  /// Why nothing is changed in the profile's workspace; nil where it may be.
  package func readOnlyReason(of profile: String?) -> String? {
    guard let profile, mark(of: profile).isReadOnly else { return nil }
    return isUnreadable
      ? "\(path) cannot be read, which may mark \(profile) read-only"
      : "\(profile) is marked read-only in \(path)"
  }

  private mutating func read(_ name: String, of file: ConfigFile) {
    var mark = ProfileMark()
    if let text = file.text(of: Key.readOnly, in: name) {
      let flag = Self.flag(text)
      mark.isReadOnly = flag ?? true
      if flag == nil { note(Key.readOnly, name, "is true or false", file) }
    }
    if let text = file.text(of: Key.color, in: name) {
      mark.color = WarningColor(rawValue: text.lowercased())
      let names = WarningColor.allCases.map(\.rawValue).joined(separator: ", ")
      if mark.color == nil { note(Key.color, name, "is one of \(names)", file) }
    }
    if let text = file.text(of: Key.staleDays, in: name) {
      mark.staleDays = Int(text).flatMap { $0 > 0 ? $0 : nil }
      if mark.staleDays == nil { note(Key.staleDays, name, "is a number of days", file) }
    }
    marks[name] = mark
  }

  private mutating func note(_ key: String, _ name: String, _ text: String, _ file: ConfigFile) {
    let line = file.lineNumber(of: key, in: name).map { ", line \($0)" } ?? ""
    problems.append("\(path)\(line): \(key) \(text)")
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }

  /// What a section may hold; other keys are left to later versions.
  enum Key {
    static let readOnly = "read_only"
    static let color = "color"
    static let staleDays = "stale_days"
  }
}
