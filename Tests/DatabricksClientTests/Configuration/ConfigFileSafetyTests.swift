import DatabricksClient
import Foundation
import Testing

/// Where the config file is, whose it is, and who else writes it.
@Suite struct ConfigFileSafetyTests {
  private static let new = "[p]\nhost = https://new.example.com\ntoken = dapi-new\n"

  private func link(_ folder: TemporaryFolder, _ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/" + name, withDestinationPath: target)
  }

  private func folder(_ folder: TemporaryFolder, _ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/" + name, withIntermediateDirectories: true)
  }

  /// What writing refuses to do, as it is told.
  private func refusal(_ folder: TemporaryFolder) -> String {
    do {
      _ = try ConfigFileWriter(folder.location).write(.example())
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: 1...8)
  func `a chain of links stays and the file at its end is replaced`(length: Int) throws {
    let folder = try TemporaryFolder()
    try self.folder(folder, "dots/deep")
    let file = folder.path + "/dots/deep/cfg"
    try Data("[q]\na = b\n".utf8).write(to: URL(fileURLWithPath: file))
    let names = [".databrickscfg"] + (1..<length).map { "link\($0)" }
    for (name, next) in zip(names, names.dropFirst()) { try link(folder, name, to: next) }
    try link(folder, names[length - 1], to: length.isMultiple(of: 2) ? file : "dots/deep/cfg")
    let change = try ConfigFileWriter(folder.location).write(.example())
    #expect(change.path == "~/.databrickscfg")
    #expect(try folder.text(of: "dots/deep/cfg").hasPrefix("[q]\na = b\n\n[p]\n"))
    for name in names {
      let target = try FileManager.default.destinationOfSymbolicLink(
        atPath: folder.path + "/" + name)
      #expect(!target.isEmpty)
    }
    #expect(try folder.names == (names + ["dots"]).sorted())
  }

  @Test func `a link to a file that is not there yet makes the file`() throws {
    let folder = try TemporaryFolder()
    try self.folder(folder, "dots")
    try link(folder, ".databrickscfg", to: "dots/cfg")
    _ = try ConfigFileWriter(folder.location).write(.example())
    #expect(try folder.text(of: "dots/cfg").hasPrefix(Self.new))
    #expect(try folder.mode(of: "dots/cfg") == 0o600)
    #expect(try folder.names == [".databrickscfg", "dots"])
  }

  @Test func `a folder that is a link is gone through`() throws {
    let folder = try TemporaryFolder()
    try self.folder(folder, "real")
    try link(folder, "home", to: "real")
    let location = ConfigFileLocation(path: folder.path + "/home/.databrickscfg")
    _ = try ConfigFileWriter(location).write(.example())
    #expect(try folder.text(of: "real/.databrickscfg").hasPrefix(Self.new))
    #expect(try folder.names == ["home", "real"])
  }

  @Test(arguments: [
    ([".databrickscfg"], "more than 8 times"),
    (["a", ".databrickscfg"], "more than 8 times"),
    (["a", "b", "c", "d", "e", "f", "g", "h", "end"], "more than 8 times"),
    (["nowhere/cfg"], "there is no folder"),
  ])
  func `links that lead nowhere are named and kept`(
    targets: [String], words: String
  ) throws {
    let folder = try TemporaryFolder()
    for (name, target) in zip([".databrickscfg"] + targets, targets) {
      try link(folder, name, to: target)
    }
    let names = try folder.names
    #expect(refusal(folder).contains(words), "\(refusal(folder))")
    #expect(try folder.names == names)
  }

  @Test func `a second name of the file keeps the old text, and that is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write("[q]\na = b\n")
    try FileManager.default.linkItem(atPath: folder.file, toPath: folder.path + "/other")
    let change = try ConfigFileWriter(folder.location).write(.example())
    #expect(change.notes.contains("another name of this file keeps the old text"))
    #expect(try folder.text(of: "other") == "[q]\na = b\n")
  }

  @Test(arguments: [0o666, 0o602, 0o622])
  func `a file that others may write is refused with its mode`(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("[p]\ntoken = old\n", mode: mode)
    unsafe chown(folder.file, getuid(), getgid() + 1)
    #expect(refusal(folder).contains("mode 0\(String(mode, radix: 8))"), "\(refusal(folder))")
    #expect(try folder.text() == "[p]\ntoken = old\n")
  }

  @Test func `a folder into which others may put files is refused, unless only their own`() throws {
    let folder = try TemporaryFolder()
    unsafe chmod(folder.path, 0o777)
    #expect(refusal(folder).contains("mode 0777"))
    #expect(try folder.names.isEmpty)
    unsafe chmod(folder.path, 0o1777)
    #expect(refusal(folder) == "")
  }

  @Test func `what is no file is refused`() throws {
    let folder = try TemporaryFolder()
    unsafe mkfifo(folder.file, 0o600)
    #expect(refusal(folder).contains("no regular file"))
    unsafe unlink(folder.file)
    try self.folder(folder, ".databrickscfg")
    #expect(refusal(folder).contains("no regular file"))
  }

  @Test func `files left by writers that were killed are swept, others stay`() throws {
    let folder = try TemporaryFolder()
    try folder.write("[q]\na = b\n")
    let ours = [".databrickscfg.tmp.1a2b3c", ".databrickscfg.bak.tmp.zz9"]
    let others = [
      ".databrickscfg.tmp", ".databrickscfg.tmp.A", ".databrickscfg.tmp.12345678901234",
      "x.databrickscfg.tmp.1", ".databrickscfg.tmp.1.2",
    ]
    for name in ours + others {
      try Data().write(to: URL(fileURLWithPath: folder.path + "/" + name))
    }
    try link(folder, ".databrickscfg.tmp.link", to: ".databrickscfg")
    _ = try ConfigFileWriter(folder.location).write(.example())
    let left = others + [".databrickscfg", ".databrickscfg.tmp.link"]
    #expect(try folder.names == left.sorted())
  }

  @Test func `another writer's lock is waited for, then named`() throws {
    let folder = try TemporaryFolder()
    let descriptor = unsafe open(folder.path, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    #expect(refusal(folder).contains("another program is writing it"))
    #expect(try folder.names.isEmpty)
  }

  @Test func `a change of another profile since the change was shown is kept`() throws {
    let folder = try TemporaryFolder()
    try folder.write("[p]\nhost = a\n[q]\nhost = b\n")
    let writer = ConfigFileWriter(folder.location)
    let shown = try writer.preview(.example())
    try folder.write("[p]\nhost = a\n[q]\nhost = c\n[r]\nhost = d\n")
    _ = try writer.write(.example(), expecting: shown)
    #expect(try folder.text() == Self.new + "[q]\nhost = c\n[r]\nhost = d\n")
  }

  @Test(arguments: [
    ("[q]\nhost = a\n  [p]\ntoken = b\n", 3), ("[p]\nhost = a\n\n  [q]\ntoken = b\n", 4),
    ("[p]\nhost = a\n  [q]\nother = b\n", 3),
  ])
  func `what the Python tools would read in another section is refused with its line`(
    text: String, line: Int
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(text)
    #expect(refusal(folder).contains("line: \(line), "), "\(refusal(folder))")
    #expect(refusal(folder).contains("it is indented"), "\(refusal(folder))")
    #expect(try folder.text() == text)
  }

  @Test(arguments: [
    ("\u{feff}[q]\na = b\n", "line 1, it begins with a byte order mark"),
    ("a = b\n", "line 1, it stands before any section"),
    ("[q]\na = b\n[r]\n[q]\n", "line 4, the section is there twice"),
    ("[q]\na = b\nA = c\n", "line 3, the key is there twice"),
  ])
  func `what the Python tools refuse anyway is written and said`(
    text: String, words: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write(text)
    let notes = try ConfigFileWriter(folder.location).write(.example()).notes
    #expect(notes.contains("the Python tools refuse this file: \(words)"), "\(notes)")
    #expect(try folder.text() == text + "\n" + Self.new)
  }
}
