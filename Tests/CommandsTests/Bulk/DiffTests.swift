import Commands
import Testing
import WorkspaceEmulator

@Suite struct `The difference of two scopes` {
  private func filled() -> Shell {
    let shell = Shell()
    for line in [
      "create-scope a", "create-scope b", "put-secret a same --string-value x",
      "put-secret b same --string-value x", "put-secret a value --string-value x1",
      "put-secret b value --string-value x2", "put-secret a left --string-value x",
      "put-secret b right --string-value x",
    ] {
      _ = shell.run(line)
    }
    return shell
  }

  @Test func `names what only one has and what differs, never a value`() {
    let ended = filled().run("diff a b")
    #expect(ended.status == .refused)
    #expect(ended.output == "left\tonly in a\nright\tonly in b\nvalue\tdiffers\n")
    #expect(ended.error == "")
  }

  @Test func `is an array in JSON`() {
    #expect(
      filled().run("diff a b -o json").output
        == """
        [
          {"key":"left","difference":"only_in_first"},
          {"key":"right","difference":"only_in_second"},
          {"key":"value","difference":"value"}
        ]

        """)
  }

  @Test func `is nothing, and the status 0, where both hold the same`() {
    let shell = filled()
    let ended = shell.run("diff a a")
    #expect(ended.status == .done)
    #expect(ended.bytes == [])
    shell.isOutputTerminal = true
    #expect(shell.run("diff a a").output == "a and a hold the same, 3 keys\n")
  }

  @Test func `reaches into another workspace`() throws {
    let shell = filled()
    _ = try shell.connect("staging", "https://staging.example.com", id: "77")
    #expect(shell.run("copy-scope a a --to-profile staging").status == .done)
    #expect(shell.run("diff a a --to-profile staging").status == .done)
    _ = shell.run("put-secret a new --string-value x")
    #expect(shell.run("diff a a --to-profile staging").output == "new\tonly in prod:a\n")
  }

  @Test func `that cannot be told has another status than one that is there`() {
    let shell = filled()
    #expect(shell.run("diff a nowhere").status == .notFound)
    shell.workspace.inject(Fault(.error(500, "INTERNAL_ERROR"), path: "/secrets/get"))
    let ended = shell.run("diff a b")
    #expect(ended.status == .usage)
    #expect(ended.error.contains("status 500"))
  }
}
