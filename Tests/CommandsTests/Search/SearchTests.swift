import Commands
import Testing
import WorkspaceEmulator

@Suite struct `A search in every scope` {
  private func filled() -> Shell {
    let shell = Shell()
    for line in [
      "create-scope billing", "create-scope payments", "create-scope empty",
      "put-secret billing Stripe-key --string-value a",
      "put-secret payments db-host --string-value a",
      "put-secret payments stripe-api-key --string-value b", "put-acl payments users READ",
      "put-acl billing data-engineers WRITE",
    ] {
      _ = shell.run(line)
    }
    return shell
  }

  @Test(arguments: [
    ("stripe", ["billing/Stripe-key", "payments/stripe-api-key"]),
    ("STRIPE-API", ["payments/stripe-api-key"]),
    ("*-key", ["billing/Stripe-key", "payments/stripe-api-key"]),
    ("s*e-?ey", ["billing/Stripe-key"]), ("?b-host", ["payments/db-host"]),
    ("b-h", ["payments/db-host"]),
    ("payments/", ["payments/db-host", "payments/stripe-api-key"]),
    ("pay*/s*", ["payments/stripe-api-key"]),
    ("*", ["billing/Stripe-key", "payments/db-host", "payments/stripe-api-key"]), ("db*x", []),
    ("?", []),
  ])
  func `finds keys by a part of their name, or by a pattern`(pattern: String, found: [String]) {
    let ended = filled().run(["find", pattern])
    let rows = ended.output.split(separator: "\n").map {
      $0.split(separator: "\t").prefix(2).joined(separator: "/")
    }
    #expect(rows == found)
    #expect(ended.status == (found.isEmpty ? .notFound : .done))
    #expect(ended.error.isEmpty != found.isEmpty)
  }

  @Test(arguments: [
    ("sak", ["payments/stripe-api-key"]), ("paydb", ["payments/db-host"]),
    ("key", ["billing/Stripe-key", "payments/stripe-api-key"]),
    ("^pay key$", ["payments/stripe-api-key"]), ("!billing 'key", ["payments/stripe-api-key"]),
    ("Str", ["billing/Stripe-key"]), ("zz", []),
  ])
  func `finds keys by their letters, the best first, as the screen does`(
    pattern: String, found: [String]
  ) {
    let ended = filled().run(["find", "--fuzzy", pattern])
    let rows = ended.output.split(separator: "\n").map {
      $0.split(separator: "\t").prefix(2).joined(separator: "/")
    }
    #expect(rows == found)
    #expect(ended.status == (found.isEmpty ? .notFound : .done))
  }

  @Test func `tells scope, key and time`() {
    let shell = filled()
    #expect(shell.run("find host").output == "payments\tdb-host\t2026-11-23T00:00:00Z\n")
    #expect(
      shell.run("find host -o json").output
        == "[\n  {\"scope\":\"payments\",\"key\":\"db-host\",\"last_updated_timestamp\":1795392000000}\n]\n"
    )
    shell.isOutputTerminal = true
    let lines = shell.run("find host").output.split(separator: "\n")
    #expect(lines.first == "Scope     Key      Age  Last updated")
    #expect(lines.last?.hasPrefix("payments  db-host  now  ") == true)
  }

  @Test func `goes on without the scopes that do not answer, and says which`() {
    let ended = Shell(.demo).run("find -- -")
    #expect(ended.status == .noPermission)
    #expect(ended.output.split(separator: "\n").count > 50)
    #expect(
      ended.error
        == "lakelock: 1 scope left out, no permission to list the keys: hr-restricted\n")
    let shell = filled()
    shell.workspace.inject(Fault(.error(500, "INTERNAL_ERROR"), path: "/secrets/list"))
    let failed = shell.run("find stripe")
    #expect(failed.status == .refused)
    #expect(failed.error.hasPrefix("lakelock: scope billing: "))
    #expect(failed.output.hasPrefix("payments\tstripe-api-key"))
  }

  @Test func `lists stale keys, the oldest first`() {
    let shell = Shell(.demo)
    let rows = shell.run("audit --days 200").output.split(separator: "\n").map {
      $0.split(separator: "\t")[2]
    }
    // Times in UTC sort like their texts; 200 days before 2026-11-23.
    #expect(rows == rows.sorted())
    #expect(rows.allSatisfy { $0 <= "2026-05-07T00:00:00Z" })
    let stale = shell.run("find *").output.split(separator: "\n").filter {
      let cells = $0.split(separator: "\t", omittingEmptySubsequences: false)
      return cells.count > 2 && cells[2] <= "2026-05-07T00:00:00Z"
    }
    #expect(rows.count == stale.count)
    #expect(!rows.isEmpty)
  }

  @Test func `says on a terminal how many are stale`() {
    let shell = filled()
    shell.isOutputTerminal = true
    #expect(shell.run("audit").output == "0 of 3 keys last put 180 days ago or earlier\n")
    let all = shell.run("audit --days 0").output
    #expect(all.hasSuffix("3 of 3 keys last put 0 days ago or earlier\n"))
    #expect(shell.run("audit").status == .done)
  }

  @Test func `shows where a principal has a permission, and by which group`() {
    let shell = filled()
    #expect(
      shell.run("who ada@example.com").output
        == "billing\tMANAGE\tada@example.com\nbilling\tWRITE\tdata-engineers\nempty\tMANAGE\tada@example.com\n"
        + "payments\tMANAGE\tada@example.com\npayments\tREAD\tusers\n")
    #expect(shell.run("who grace@example.com").output == "payments\tREAD\tusers\n")
    #expect(
      shell.run("who data-engineers -o json").output
        == """
        [
          {"scope":"billing","permission":"WRITE","principal":"data-engineers"}
        ]

        """)
    let nobody = shell.run("who stranger")
    #expect(nobody.status == .notFound)
    #expect(nobody.error == "lakelock: stranger has no permission in any of 3 scopes\n")
  }

  @Test(arguments: [("find ''", "the pattern is empty"), ("audit --days x", "--days is a number")])
  func `that makes no sense is wrong usage`(line: String, sentence: String) {
    let ended = filled().run(ParseRow.words(of: line))
    #expect(ended.status == .usage)
    #expect(ended.error.contains(sentence))
  }
}

@Suite struct `A reference` {
  @Test(arguments: [
    ("", "{{secrets/payments/db-user}}"),
    ("--as spark", "spark.db-user {{secrets/payments/db-user}}"),
    ("--as python", "dbutils.secrets.get(scope=\"payments\", key=\"db-user\")"),
    ("--as scala", "dbutils.secrets.get(scope = \"payments\", key = \"db-user\")"),
    ("--as sql", "secret('payments', 'db-user')"),
    ("--as terraform", "\"spark.db-user\" = \"{{secrets/payments/db-user}}\""),
    ("--as bundle", "\"spark.db-user\": \"{{secrets/payments/db-user}}\""),
    ("--as CLI", "databricks secrets get-secret payments db-user"),
  ])
  func `is written for whom it is, without a request`(option: String, text: String) {
    let shell = Shell()
    let ended = shell.run("reference payments db-user \(option)")
    #expect(ended.output == text + "\n")
    #expect(ended.status == .done)
    #expect(shell.workspace.log.isEmpty)
  }

  @Test func `keeps quotes in names apart from its own`() {
    let shell = Shell()
    #expect(
      shell.run(["reference", "it's", "a\"b", "--as", "sql"]).output == "secret('it\\'s', 'a\"b')\n"
    )
    #expect(
      shell.run(["reference", "it's", "${b}", "--as", "terraform"]).output
        == "\"spark.$${b}\" = \"{{secrets/it's/$${b}}}\"\n")
    #expect(
      shell.run("reference s k -o json").output == "{\"reference\":\"{{secrets/s/k}}\"}\n")
    #expect(shell.run("reference s k --as ruby").error.contains("--as is spark, python"))
  }
}
