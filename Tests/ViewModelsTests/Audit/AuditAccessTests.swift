import DatabricksClient
import Testing
import ViewModels

/// Reading the access lists for the audit.
@Suite struct AuditAccessTests {
  private static let count = 12
  private static let scopes = Dictionary(
    uniqueKeysWithValues: (0..<count).map { ("scope-\($0 + 10)", ["k": 1 as Int?]) })

  /// An audit in a window so low that the browser has read few access lists itself.
  private static func opened() -> AppHarness {
    var harness = AppHarness.aged(scopes, size: Size(columns: 60, rows: 10))
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    harness.press(.typed("A"))
    return harness
  }

  @Test func `access lists are read when asked for, three at a time`() {
    var harness = Self.opened()
    #expect(harness.aclScopes.isEmpty)
    harness.press(.typed("a"))
    #expect(harness.aclScopes.count == 3)
    harness.press(.typed("a"))
    #expect(harness.aclScopes.count == 3)
    #expect(harness.audit?.readingProgress?.hasPrefix("reading access lists: 0 of ") == true)
    harness.answerACLs { scope in
      let permission = scope == "scope-20" ? "WRITE" : "MANAGE"
      return .success([ScopeACL(principal: "ada", permission: permission)])
    }
    #expect(harness.audit?.readingProgress == nil)
    #expect(harness.findings == ["unmanaged scope scope-20"] + harness.sameNames)
    #expect(harness.audit?.accessSentence == "access lists: 12 of 12 read")
  }

  @Test func `a list that could not be read again counts as failed, and a reads it`() {
    var harness = Self.opened()
    harness.press(.typed("a"))
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "WRITE")]) }
    harness.press(.typed("R"))
    harness.answerScopes(Self.scopes.keys.sorted())
    let count = harness.aclScopes.count
    #expect(count > 0)
    harness.answerACLs { _ in .failure(.serverFailed(status: 503, "busy")) }
    #expect(harness.audit?.accessSentence.contains(" failed, a reads the rest") == true)
    harness.press(.typed("a"))
    #expect(!harness.aclScopes.isEmpty)
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(harness.audit?.accessSentence.contains("failed") == false)
  }

  /// An audit that has found, from all lists, that nobody manages `scope-20`.
  private static func found() -> AppHarness {
    var harness = opened()
    harness.press(.typed("a"))
    harness.answerACLs { scope in
      let permission = scope == "scope-20" ? "WRITE" : "MANAGE"
      return .success([ScopeACL(principal: "ada", permission: permission)])
    }
    return harness
  }

  /// What is told of the finding about `scope-20`.
  private static func told(_ harness: AppHarness) -> String? {
    let line = harness.audit?.text.split(separator: "\n").first { $0.contains("scope-20") }
    return line?.split(separator: "\t").last.map(String.init)
  }

  @Test func `R reads again the access lists that were read, and tells what is as of before`() {
    var harness = Self.found()
    #expect(Self.told(harness) == "only a workspace admin can change it")
    harness.press(.typed("R"))
    #expect(harness.audit?.readingProgress == "reading access lists: 0 of 12; esc stops")
    #expect(harness.findings.first == "unmanaged scope scope-20")
    #expect(Self.told(harness) == "as of before the refresh")
    harness.answerScopes(Self.scopes.keys.sorted())
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(!harness.findings.contains { $0.hasPrefix("unmanaged") })
    #expect(harness.audit?.readingProgress == nil)
    #expect(harness.audit?.accessSentence == "access lists: 12 of 12 read")
  }

  @Test func `what was not read again is told as of before, and a reads it`() {
    var harness = Self.found()
    harness.press(.typed("R"), Key(.escape))
    harness.answerScopes(Self.scopes.keys.sorted())
    #expect(Self.told(harness) == "as of before the refresh")
    #expect(
      harness.audit?.accessSentence.contains("before the refresh, a reads them again") == true)
    let heading = harness.audit?.window.rows.first?.row.cells.last?.text
    #expect(heading?.hasSuffix(" lists as of before") == true, "\(heading ?? "")")
    harness.press(.typed("a"))
    #expect(!harness.aclScopes.isEmpty)
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(harness.audit?.accessSentence == "access lists: 12 of 12 read")
    #expect(!harness.findings.contains { $0.hasPrefix("unmanaged") })
  }

  @Test func `a refresh in the browser makes the findings of an audit ones of before`() {
    var harness = Self.found()
    harness.press(Key(.escape), .typed("R"), .typed("A"))
    #expect(Self.told(harness) == "as of before the refresh")
  }

  @Test func `R reads no access list that was never read, and none of a scope that is gone`() {
    var harness = Self.opened()
    let known = harness.audit?.accessSentence
    harness.press(.typed("R"))
    let reading = harness.audit?.readingProgress
    #expect(reading != nil && reading?.contains("of 12") == false, "\(known ?? "")")
    harness = Self.found()
    harness.press(.typed("R"))
    harness.answerScopes(["scope-10", "scope-11"])
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(harness.audit?.readingProgress == nil)
    #expect(harness.audit?.accessSentence == "access lists: 2 of 2 read")
    #expect(harness.findings.filter { $0.contains("scope-20") } == [])
  }

  @Test func `R goes on to the lists that are being read`() {
    var harness = Self.opened()
    harness.press(.typed("a"))
    let progress = harness.audit?.readingProgress
    #expect(progress?.hasPrefix("reading access lists: 0 of ") == true)
    harness.press(.typed("R"))
    #expect(harness.audit?.readingProgress == "reading access lists: 0 of 12; esc stops")
    harness.answerScopes(Self.scopes.keys.sorted())
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(harness.audit?.accessSentence == "access lists: 12 of 12 read")
  }

  @Test func `who may not read an access list is told so`() {
    var harness = Self.opened()
    harness.press(.typed("a"))
    harness.answerACLs { _ in .failure(.notPermitted("no")) }
    #expect(harness.audit?.accessSentence.hasSuffix(" only for who has MANAGE there") == true)
    #expect(!harness.findings.contains { $0.hasPrefix("unmanaged") })
  }

  @Test func `escape stops reading, and once more closes`() {
    var harness = Self.opened()
    harness.press(.typed("a"))
    let ids = harness.sent.filter { if case .listACLs = $0.request { true } else { false } }.map(
      \.id)
    harness.press(Key(.escape))
    #expect(harness.audit?.notice?.text.hasPrefix("stopped: 0 of ") == true)
    #expect(Set(harness.cancelled).isSuperset(of: ids))
    #expect(harness.aclScopes.isEmpty)
    harness.press(.typed("a"))
    #expect(harness.aclScopes.count == 3)
    harness.press(Key(.escape), Key(.escape))
    #expect(harness.audit == nil)
    #expect(harness.aclScopes.isEmpty)
  }

  @Test func `closing the box by ctrl-c leaves nothing under way`() {
    var harness = Self.opened()
    harness.press(.typed("a"), .control("c"))
    #expect(harness.audit == nil)
    #expect(harness.aclScopes.isEmpty)
    harness.press(.typed("A"))
    #expect(harness.audit?.readingProgress == nil)
  }

  @Test func `a workspace without access lists is asked once`() {
    var harness = AppHarness.aged(Self.scopes, size: Size(columns: 60, rows: 10))
    harness.answerACLs { _ in .success([]) }
    harness.press(.typed("A"), .typed("a"))
    let id = harness.sent.first { if case .listACLs = $0.request { true } else { false } }
    guard let id, case .listACLs(let scope) = id.request else { return }
    harness.answer(id.id, .acls(scope, .failure(.premiumOnly(""))))
    #expect(harness.aclScopes.isEmpty)
    #expect(
      harness.audit?.notice?.text
        == "this workspace has no access lists: everybody may manage everything")
  }

  @Test func `too many requests end the reading, and a goes on with the rest`() throws {
    var harness = Self.opened()
    harness.press(.typed("a"))
    let first = try #require(
      harness.sent.first { if case .listACLs = $0.request { true } else { false } })
    guard case .listACLs(let scope) = first.request else { return }
    harness.answer(first.id, .acls(scope, .failure(.rateLimited(retryAfterSeconds: 5))))
    #expect(
      harness.audit?.notice?.text == "access lists not read: too many requests; try again in 5 s")
    #expect(harness.aclScopes.isEmpty)
    harness.press(.typed("a"))
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(harness.audit?.accessSentence == "access lists: 12 of 12 read")
  }

  @Test func `a list that is on its way already does not hold the reading up`() {
    var harness = AppHarness()
    harness.answerScopes(["alpha"])
    harness.rest()
    #expect(harness.aclScopes == ["alpha"])
    harness.press(.typed("A"), .typed("a"))
    harness.answerACLs { _ in .success([ScopeACL(principal: "ada", permission: "MANAGE")]) }
    #expect(harness.audit?.readingProgress == nil)
    #expect(harness.audit?.accessSentence == "access lists: 1 of 1 read")
  }
}

extension AppHarness {
  /// The scopes whose access lists are asked for.
  var aclScopes: [String] {
    sent.compactMap { if case .listACLs(let scope) = $0.request { scope.rawValue } else { nil } }
  }

  fileprivate var sameNames: [String] { findings.filter { $0.hasPrefix("same name") } }

  /// Answers every access list that is asked for, and is asked for then.
  mutating func answerACLs(_ list: (String) -> Result<[ScopeACL], DatabricksError>) {
    while let next = sent.first(where: {
      if case .listACLs = $0.request { true } else { false }
    }) {
      guard case .listACLs(let scope) = next.request else { return }
      answer(next.id, .acls(scope, list(scope.rawValue)))
    }
  }
}
