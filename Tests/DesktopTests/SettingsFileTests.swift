import DatabricksClient
import Desktop
import Foundation
import Testing

/// `$XDG_CONFIG_HOME/lakelock/config`: read with tolerance, written with care.
@Suite struct SettingsFileTests {
  private let folder: DesktopFolder

  init() throws {
    folder = try DesktopFolder()
  }

  private var file: SettingsFile { SettingsFile(["XDG_CONFIG_HOME": folder.path]) }

  private func write(_ text: String, mode: Int = 0o600) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/lakelock", withIntermediateDirectories: true)
    try folder.write(Array(text.utf8), to: "lakelock/config")
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.path + "/lakelock/config")
  }

  private var text: String? {
    folder.bytes(of: "lakelock/config").map { String(decoding: $0, as: UTF8.self) }
  }

  private func mode(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
    return (attributes[.posixPermissions] as? Int ?? -1) & 0o777
  }

  @Test func `a file that is not there marks nothing`() {
    let settings = file.read()
    #expect(settings.mark(of: "prod") == ProfileMark())
    #expect(settings.problems.isEmpty)
    #expect(settings.readOnlyReason(of: "prod") == nil)
  }

  @Test(arguments: [
    ("read_only = true", true), ("read_only = yes", true), ("READ_ONLY: On", true),
    ("read_only = \"1\"", true), ("read_only = true # no slips", true),
    ("read_only = false", false), ("read_only = no", false), ("read_only =", false),
    ("read_only = false\nread_only = true", true), ("color = red", false),
  ])
  func `a profile is read-only when its section says so`(line: String, isReadOnly: Bool) throws {
    try write("[prod]\n\(line)\n[dev]\n")
    let settings = file.read()
    #expect(settings.problems.isEmpty)
    #expect(settings.mark(of: "prod").isReadOnly == isReadOnly)
    #expect(!settings.mark(of: "dev").isReadOnly)
    #expect(!settings.mark(of: nil).isReadOnly)
    #expect((settings.readOnlyReason(of: "prod") != nil) == isReadOnly)
  }

  @Test(arguments: WarningColor.allCases)
  func `a profile has a colour by its name`(color: WarningColor) throws {
    try write("[prod]\ncolor = \(color.rawValue.uppercased())\n")
    #expect(file.read().mark(of: "prod") == ProfileMark(color: color))
  }

  @Test func `what cannot be understood is named with its line, and its profile is read-only`()
    throws
  {
    try write("# mine\n[prod]\nread_only\n[dev]\nread_only = perhaps\n[lab]\ncolor = puce\nx = 1\n")
    let settings = file.read()
    #expect(settings.problems.count == 3)
    #expect(settings.problems.contains { $0.contains("line 3: there is no “=”") })
    #expect(settings.problems.contains { $0.contains("line 5: read_only is true or false") })
    #expect(settings.problems.contains { $0.contains("line 7: color is one of red, yellow") })
    #expect(settings.mark(of: "prod").isReadOnly)
    #expect(settings.mark(of: "dev").isReadOnly)
    #expect(settings.mark(of: "lab") == ProfileMark())
  }

  @Test func `while it cannot be read every profile is read-only`() throws {
    try write("[dev]\ncolor = red\n", mode: 0o666)
    let settings = file.read()
    #expect(settings.mark(of: "anything").isReadOnly)
    #expect(settings.readOnlyReason(of: "anything")?.contains("cannot be read") == true)
    #expect(settings.problems.count == 1)
    #expect(settings.problems.first?.contains("others may write it") == true)
    #expect(!settings.mark(of: nil).isReadOnly)
  }

  @Test func `a mark makes the folder and a file that only the user can read`() throws {
    let settings = try file.mark(
      "prod", ProfileMark(isReadOnly: true, color: .red), instead: file.read().mark(of: "prod"))
    #expect(settings.mark(of: "prod") == ProfileMark(isReadOnly: true, color: .red))
    #expect(text == "[prod]\nread_only = true\ncolor = red\n")
    #expect(try mode(of: "lakelock") == 0o700)
    #expect(try mode(of: "lakelock/config") == 0o600)
    #expect(file.read() == settings)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `every other line stays byte for byte, also one that is malformed`(end: String) throws {
    let before = [
      "; mine", "loose = 1", "", "[prod]", "  color=blue", "oops", "later = x", "", "[dev]",
      "color = green",
    ]
    try write(before.joined(separator: end))
    _ = try file.mark(
      "prod", ProfileMark(isReadOnly: true, color: .red), instead: ProfileMark(color: .blue))
    var after = before
    after[4] = "  color=red"
    after.insert("read_only = true", at: 7)
    let written = text ?? ""
    #expect(
      written.components(separatedBy: end).map { $0.trimmingCharacters(in: .whitespaces) }
        == after.map { $0.trimmingCharacters(in: .whitespaces) })
    #expect(written.contains("  color=red\(end)"))
    _ = try file.mark(
      "prod", ProfileMark(color: .blue), instead: ProfileMark(isReadOnly: true, color: .red))
    #expect(text == before.joined(separator: end))
  }

  @Test func `a mark that is taken away leaves its section`() throws {
    try write("[prod]\nread_only = true\nread_only = true\nother = 1\n")
    let settings = try file.mark("prod", ProfileMark(), instead: file.read().mark(of: "prod"))
    #expect(text == "[prod]\nother = 1\n")
    #expect(!settings.mark(of: "prod").isReadOnly)
    _ = try file.mark("never marked", ProfileMark(), instead: file.read().mark(of: "never marked"))
    #expect(text == "[prod]\nother = 1\n")
  }

  @Test func `two windows that mark one profile do not undo each other's mark`() throws {
    let seen = file.read().mark(of: "prod")
    _ = try file.mark("prod", ProfileMark(isReadOnly: true), instead: seen)
    // The second window read the settings before the first one wrote.
    _ = try file.mark("prod", ProfileMark(color: .red), instead: seen)
    #expect(file.read().mark(of: "prod") == ProfileMark(isReadOnly: true, color: .red))
    _ = try file.mark("prod", ProfileMark(staleDays: 30), instead: seen)
    _ = try file.mark("prod", seen, instead: ProfileMark(color: .red))
    #expect(file.read().mark(of: "prod") == ProfileMark(isReadOnly: true, staleDays: 30))
  }

  @Test func `writers at the same moment lose no mark`() async throws {
    let file = file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          for round in 0..<5 {
            _ = try file.mark(
              "p\(number)-\(round)", ProfileMark(isReadOnly: true), instead: ProfileMark())
          }
        }
        group.addTask {
          let mark = [
            ProfileMark(isReadOnly: true), ProfileMark(color: .red), ProfileMark(staleDays: 7),
          ][number % 3]
          _ = try file.mark("shared", mark, instead: ProfileMark())
        }
      }
      try await group.waitForAll()
    }
    let settings = file.read()
    for number in 0..<8 {
      for round in 0..<5 { #expect(settings.mark(of: "p\(number)-\(round)").isReadOnly) }
    }
    #expect(
      settings.mark(of: "shared") == ProfileMark(isReadOnly: true, color: .red, staleDays: 7))
  }

  @Test func `a link stays a link, and a loose mode is tightened`() throws {
    try write("[dev]\n", mode: 0o644)
    try FileManager.default.moveItem(
      atPath: folder.path + "/lakelock/config", toPath: folder.path + "/real")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/lakelock/config", withDestinationPath: "../real")
    _ = try file.mark("dev", ProfileMark(color: .green), instead: file.read().mark(of: "dev"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(
        atPath: folder.path + "/lakelock/config") == "../real")
    #expect(folder.bytes(of: "real") == Array("[dev]\ncolor = green\n".utf8))
    #expect(try mode(of: "real") == 0o600)
  }

  @Test func `it is under the home where no folder is named, and a relative one is none`() throws {
    for environment in [
      ["HOME": folder.path], ["HOME": folder.path, "XDG_CONFIG_HOME": "relative"],
    ] {
      let settings = try SettingsFile(environment).mark(
        "p", ProfileMark(isReadOnly: true), instead: ProfileMark())
      #expect(settings.path == "~/.config/lakelock/config")
      #expect(folder.bytes(of: ".config/lakelock/config") == Array("[p]\nread_only = true\n".utf8))
    }
    #expect(SettingsFile([:]).read() == ProfileSettings())
    #expect(throws: ConfigurationError.fileFailed(path: "lakelock/config", "HOME is not set")) {
      try SettingsFile([:]).mark(
        "p", ProfileMark(isReadOnly: true), instead: ProfileMark())
    }
  }

  @Test func `the colours come round`() {
    var color: WarningColor?
    var seen: [WarningColor?] = []
    for _ in 0...WarningColor.allCases.count {
      color = WarningColor.after(color)
      seen.append(color)
    }
    #expect(seen == WarningColor.allCases.map { $0 } + [nil])
  }
}
