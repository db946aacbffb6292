import Commands
import DatabricksClient
import Testing
import WorkspaceEmulator

@Suite struct `A program with values in its environment` {
  private func filled() -> Shell {
    let shell = Shell()
    _ = shell.run("create-scope s")
    _ = shell.run("put-secret s a", input: Array("é=1\n".utf8))
    _ = shell.run("put-secret s b --string-value=")
    _ = shell.run("put-secret s zero", input: [0x61, 0])
    return shell
  }

  @Test func `gets the bytes as they are, and its own arguments`() throws {
    let (program, ended) = filled().prepare("run --env A=s/a --env B=s/b -- env -x --env C=d")
    let prepared = try #require(program)
    #expect(prepared.command == ["env", "-x", "--env", "C=d"])
    #expect(prepared.variables.bytesEqual(Secret(copying: "A=é=1\n\0B=\0".utf8)))
    #expect(ended.status == .done)
    #expect(ended.bytes == [])
    #expect(ended.error == "")
  }

  @Test(arguments: [
    ("run --env A=s/zero -- true", ExitStatus.usage, "s/zero holds a zero byte"),
    ("run --env A=s/nothing -- true", .notFound, "s/nothing: there is no such key"),
    ("run --env A=s/a --env B=nowhere/a -- true", .notFound, "nowhere/a: there is no such scope"),
  ])
  func `is not started where a value cannot be had`(
    line: String, status: ExitStatus, sentence: String
  ) {
    let (program, ended) = filled().prepare(line)
    #expect(program == nil)
    #expect(ended.status == status)
    #expect(ended.error.contains(sentence))
    #expect(ended.error.contains("nothing was started"))
  }

  @Test(arguments: [
    ("run -- true", "run needs variables and a command"),
    ("run --env A=s/a", "run needs variables and a command"),
    ("run --env A=s/a --", "run needs variables and a command"),
    ("run --env A=s/a true", "“true” is one word too many"),
    ("run --env A=sa -- true", "--env is NAME=SCOPE/KEY"),
    ("run --env =s/a -- true", "--env is NAME=SCOPE/KEY"),
    ("run --env A=s/ -- true", "the key's name is empty"),
    ("run --env A=s/a --env A=s/b -- true", "--env A is given twice"),
  ])
  func `is described by variables and a command`(line: String, sentence: String) {
    let ended = filled().run(line)
    #expect(ended.status == .usage)
    #expect(ended.error.contains(sentence), "\(ended.error)")
  }
}
