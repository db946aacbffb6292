import Commands
import DatabricksClient
import SecretFiles
import Testing
import ViewModels

@Suite struct `A command line for many keys` {
  private static let a = ScopeName("a")
  private static let b = ScopeName("b")
  private static let ak = SecretPath(scope: a, key: KeyName("k"))

  private static func importing(
    _ path: String?, _ change: (inout ImportRequest) -> Void = { _ in }
  ) -> Invocation {
    var request = ImportRequest(a, path: path)
    change(&request)
    return ParseRow.run(.importSecrets(request))
  }

  private static func exporting(_ change: (inout ExportRequest) -> Void) -> Invocation {
    var request = ExportRequest(a)
    change(&request)
    return ParseRow.run(.exportSecrets(request))
  }

  static let rows = [
    ParseRow(
      "copy-secret a k b --to-profile p --force",
      ParseRow.run(
        .transfer(
          SecretTransfer(
            ak, to: SecretPath(scope: b, key: KeyName("k")), profile: "p", replaces: true)))),
    ParseRow(
      "copy-secret a/k b",
      ParseRow.run(
        .transfer(SecretTransfer(ak, to: SecretPath(scope: b, key: KeyName("k")))))),
    ParseRow(
      "move-secret a/k b/n",
      ParseRow.run(
        .transfer(
          SecretTransfer(ak, to: SecretPath(scope: b, key: KeyName("n")), isMove: true)))),
    ParseRow(
      "copy-secret a/k --to-scope b --to-key n",
      ParseRow.run(
        .transfer(SecretTransfer(ak, to: SecretPath(scope: b, key: KeyName("n")))))),
    // With all its words a scope with a slash is taken at its word.
    ParseRow(
      "copy-secret team/a k team/b n",
      ParseRow.run(
        .transfer(
          SecretTransfer(
            SecretPath(scope: ScopeName("team/a"), key: KeyName("k")),
            to: SecretPath(scope: ScopeName("team/b"), key: KeyName("n")))))),
    ParseRow(
      "rename-secret a/k n",
      ParseRow.run(
        .transfer(
          SecretTransfer(ak, to: SecretPath(scope: a, key: KeyName("n")), isMove: true)))),
    ParseRow(
      "secrets rename-secret a k n",
      ParseRow.run(
        .transfer(
          SecretTransfer(ak, to: SecretPath(scope: a, key: KeyName("n")), isMove: true)))),
    ParseRow(
      "copy-scope a a --to-profile p",
      ParseRow.run(.copyScope(ScopeCopy(a, to: a, profile: "p")))),
    ParseRow("import a -", importing(nil)),
    ParseRow(
      "import a f.env --format JSON --dry-run --prune -y",
      importing("f.env") {
        $0.format = .json
        ($0.isDryRun, $0.prunes, $0.isConfirmed) = (true, true, true)
      }),
    ParseRow("export a", exporting { _ in }),
    ParseRow(
      "export a --reveal --to-file f --force --format properties",
      exporting {
        ($0.reveals, $0.replacesFile) = (true, true)
        ($0.path, $0.format) = ("f", .properties)
      }),
    ParseRow("diff a b", ParseRow.run(.diff(ScopeComparison(a, b)))),
    ParseRow("find stripe", ParseRow.run(.find("stripe", isFuzzy: false))),
    ParseRow("find pstr --fuzzy", ParseRow.run(.find("pstr", isFuzzy: true))),
    ParseRow("audit", ParseRow.run(.audit(days: 180))),
    ParseRow("audit --days 7", ParseRow.run(.audit(days: 7))),
    ParseRow("who users", ParseRow.run(.who("users"))),
    ParseRow("reference a/k", ParseRow.run(.reference(ak, .template))),
    ParseRow("reference a k", ParseRow.run(.reference(ak, .template))),
    ParseRow("reference a k --as Terraform", ParseRow.run(.reference(ak, .terraform))),
    ParseRow(
      "run --env A=a/k --env B=team/b/x -p prod -- env -p -- x",
      ParseRow.run(
        .run(
          ProgramRequest(
            [
              ProgramRequest.Variable("A", ak),
              ProgramRequest.Variable(
                "B", SecretPath(scope: ScopeName("team/b"), key: KeyName("x"))),
            ], ["env", "-p", "--", "x"]))
      ) { $0.profile = "prod" }),
    ParseRow("open find", ParseRow.browse("find")),
  ]

  @Test(arguments: ["BAD-NAME", "1A", "A B"])
  func `a variable that no shell can read is refused`(name: String) {
    let invocation = Invocation.parse(["run", "--env", "\(name)=a/k", "--", "true"])
    guard case .usageError(let text) = invocation else {
      Issue.record("understood as \(invocation)")
      return
    }
    #expect(text.contains("is no name of a variable"))
  }

  @Test(arguments: rows)
  func `means one thing`(row: ParseRow) {
    #expect(Invocation.parse(ParseRow.words(of: row.line)) == row.invocation)
  }
}
