import Commands
import Foundation
import Testing
import WorkspaceEmulator

@Suite struct `An exported file` {
  private let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

  private func filled() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope a")
    _ = shell.run("put-secret a k --string-value value")
    return shell
  }

  @Test func `is readable by its owner alone`() throws {
    let shell = filled()
    defer { try? FileManager.default.removeItem(atPath: path) }
    shell.isOutputTerminal = true
    let ended = shell.run(["export", "a", "--reveal", "--to-file", path])
    #expect(ended.status == .done, "\(ended.error)")
    #expect(ended.output == "wrote 1 value of scope a to \(path), which only you can read\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "k=value\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `is in the format that its name says, and comes back from it`() throws {
    let shell = filled()
    let file = path + ".json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    _ = shell.run(["export", "a", "--reveal", "--to-file", file])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "{\"k\":\"value\"}\n")
    _ = shell.run("create-scope b")
    #expect(shell.run(["import", "b", file]).status == .done)
    #expect(shell.workspace.value(scope: "b", key: "k") == Array("value".utf8))
  }

  @Test func `never takes the place of one that is there, unless it is forced`() throws {
    let shell = filled()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "mine".write(toFile: path, atomically: false, encoding: .utf8)
    let refused = shell.run(["export", "a", "--reveal", "--to-file", path])
    #expect(refused.status == .usage)
    #expect(refused.error.contains("a file is there already; --force replaces it"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(shell.run(["export", "a", "--reveal", "--to-file", path, "--force"]).status == .done)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "k=value\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `is not made in a folder that is not there`() {
    let ended = filled().run("export a --reveal --to-file /nonexistent/file")
    #expect(ended.status == .usage)
    #expect(ended.error.contains("the folder is not there"))
  }
}
