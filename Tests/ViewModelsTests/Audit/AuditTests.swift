import DatabricksClient
import Desktop
import Testing
import ViewModels

/// What the audit finds, and how one moves in it.
@Suite struct AuditTests {
  private static let workspace: [String: [String: Int?]] = [
    "billing": ["stripe_api_key": 200, "db-user": 3],
    "payments": ["stripe-api-key": 10, "tls-cert": 400, "db-user": 179],
    "sandbox": [:],
    "vault": ["sql-login": nil],
  ]

  private static func opened(_ scopes: [String: [String: Int?]] = workspace) -> AppHarness {
    var harness = AppHarness.aged(scopes)
    harness.press(.typed("A"))
    return harness
  }

  @Test func `every kind of finding stands where it weighs`() {
    #expect(
      Self.opened().findings == [
        "stale key payments tls-cert", "stale key billing stripe_api_key",
        "spelled differently billing stripe_api_key", "spelled differently payments stripe-api-key",
        "empty scope sandbox", "same name billing db-user", "same name payments db-user",
      ])
  }

  @Test func `nothing is found in a workspace in order, and that is said`() {
    let harness = Self.opened(["a": ["k": 1]])
    #expect(harness.findings.isEmpty)
    #expect(harness.audit?.progressSentence == "0 findings in 1 key of 1 scope")
    #expect(harness.audit?.window.rows.count == 7)
  }

  @Test func `the age that counts is changed by keys and by typing`() {
    var harness = Self.opened()
    harness.press(.typed("-"))
    #expect(harness.audit?.staleDays == 150)
    #expect(harness.findings.filter { $0.hasPrefix("stale") }.count == 3)
    harness.press(.typed("+"), .typed("+"), .typed("+"))
    #expect(harness.audit?.staleDays == 240)
    harness.press(.typed("d"), .control("u"))
    harness.type("9x")
    harness.press(Key(.enter))
    #expect(harness.audit?.staleDays == 9)
    #expect(harness.findings.filter { $0.hasPrefix("stale") }.count == 4)
    harness.press(.typed("d"), .control("u"), Key(.enter))
    #expect(harness.audit?.notice?.kind == .warning)
    harness.press(Key(.escape))
    #expect(harness.audit?.staleDays == 9)
  }

  @Test func `the age is kept in the settings once the box is closed`() throws {
    var harness = Self.opened()
    harness.press(.typed("-"))
    #expect(harness.requests.allSatisfy { if case .markProfile = $0 { false } else { true } })
    harness.press(Key(.escape))
    let mark = ProfileMark(staleDays: 150)
    #expect(harness.requests.contains(.markProfile("prod", mark, instead: ProfileMark())))
    #expect(harness.app.staleDays == 150)
    harness.press(.typed("A"), Key(.escape))
    #expect(
      harness.requests.count { $0 == .markProfile("prod", mark, instead: ProfileMark()) } == 1)
  }

  @Test func `enter leads to the place, and the audit opens there again`() {
    var harness = Self.opened()
    harness.press(.typed("j"), .typed("j"))
    #expect(harness.selectedRow == "payments/tls-cert")
    harness.press(Key(.enter))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.keys.selectedPath == path("payments", "tls-cert"))
    harness.press(.typed("A"))
    #expect(harness.selectedRow == "payments/tls-cert")
    harness.press(Key(.tab), Key(.tab), Key(.tab), .typed("j"), Key(.enter))
    #expect(harness.app.browser.scopes.selected?.name == ScopeName("sandbox"))
  }

  @Test func `enter on a heading folds what is below it`() {
    var harness = Self.opened()
    harness.press(.typed("j"), Key(.enter))
    #expect(harness.selectedRow == "▸ stale keys  2")
    harness.press(.typed("j"))
    #expect(harness.selectedRow == "▾ spelled differently  2")
    harness.press(.typed("k"), Key(.enter), .typed("j"))
    #expect(harness.selectedRow == "payments/tls-cert")
  }

  @Test func `a filter narrows all kinds, by scope or by key`() {
    var harness = Self.opened()
    harness.press(.typed("/"))
    harness.type("PAYM")
    #expect(
      harness.findings == [
        "stale key payments tls-cert", "spelled differently payments stripe-api-key",
        "same name payments db-user",
      ])
    harness.press(.control("u"))
    harness.type("s/tls")
    #expect(harness.findings == ["stale key payments tls-cert"])
    harness.press(Key(.escape))
    #expect(harness.findings.count == 7)
    #expect(harness.audit != nil)
  }

  @Test func `findings come with the lists, and the selection stays on its row`() {
    let all = Self.workspace.merging(["archive": ["older": 900, "oldest": 999]]) { $1 }
    var harness = AppHarness.aged(all, held: ["archive", "vault"])
    harness.press(.typed("A"), .typed("j"), .typed("j"), .typed("j"))
    #expect(harness.audit?.progressSentence == "reading the lists: 3 of 5 scopes")
    #expect(harness.selectedRow == "billing/stripe_api_key")
    #expect(!harness.findings.contains { $0.hasPrefix("spelled") })
    harness.answerLists(all)
    #expect(harness.selectedRow == "billing/stripe_api_key")
    #expect(harness.findings.first == "stale key archive oldest")
    #expect(harness.findings.contains("spelled differently payments stripe-api-key"))
  }

  @Test func `a scope that may not be read is named and counted`() {
    var harness = AppHarness.aged(Self.workspace, held: ["vault"])
    harness.press(.typed("A"))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("vault")) },
      .keys(ScopeName("vault"), .failure(.notPermitted("no"))))
    #expect(harness.findings.contains("not read vault"))
    #expect(harness.audit?.progressSentence.hasSuffix(", 1 scope could not be read") == true)
  }

  @Test func `a scope that is gone meanwhile is gone from the audit`() {
    var harness = Self.opened()
    harness.press(.typed("R"))
    harness.answerScopes(["billing", "sandbox", "vault"])
    harness.answerLists(Self.workspace)
    #expect(!harness.findings.contains { $0.contains("payments") })
    #expect(!harness.findings.contains { $0.hasPrefix("spelled") })
    #expect(harness.findings.contains("stale key billing stripe_api_key"))
  }

  @Test func `the findings are copied and written as a table`() throws {
    var harness = Self.opened()
    harness.press(.typed("y"))
    let copy = try #require(harness.sent.last)
    guard case .local(.copy(let bytes, isSecret: false)) = copy.request else {
      Issue.record("\(copy)")
      return
    }
    let text = try #require(harness.audit?.text)
    #expect(bytes.bytesEqual(Secret(copying: Array(text.utf8))))
    harness.answer(copy.id, .local(.copied(.copied(program: "wl-copy"))))
    #expect(harness.audit?.notice?.text == "copied 7 findings, with wl-copy")
    harness.press(.typed("x"), Key(.enter))
    guard
      case .local(.saveFile("audit-of-prod.tsv", _, replacing: nil))? = harness.sent.last?.request
    else {
      Issue.record("\(harness.sent)")
      return
    }
    harness.answer(harness.sent[harness.sent.count - 1].id, .local(.fileSaved(.success(321))))
    #expect(
      harness.audit?.notice?.text == "wrote the audit of prod to audit-of-prod.tsv, 321 bytes")
  }

  @Test func `a name with a tab in it does not break the table`() {
    let harness = Self.opened(["a": ["k\tx\n": 300]])
    #expect(harness.findings == ["stale key a kx"])
  }

  @Test func `opened before the scopes are there it says so, and fills`() {
    var harness = AppHarness()
    harness.press(.typed("A"))
    #expect(harness.audit?.progressSentence == "reading the scopes")
    harness.answer(
      where: { $0 == .listScopes }, .scopes(.failure(.serverFailed(status: 500, "no"))))
    #expect(harness.audit?.progressSentence.hasPrefix("the scopes were not read: ") == true)
    harness.press(.typed("R"))
    harness.answerScopes(Self.workspace.keys.sorted())
    harness.answerLists(Self.workspace)
    #expect(harness.findings.count == 7)
  }

  @Test func `a paste goes to the filter alone`() {
    var harness = Self.opened()
    harness.handle(.pasted(Secret(copying: Array("A".utf8))))
    #expect(harness.findings.count == 7)
    harness.press(.typed("/"))
    harness.handle(.pasted(Secret(copying: Array("tls".utf8))))
    #expect(harness.findings == ["stale key payments tls-cert"])
  }
}
