import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// What the user may do in each scope, and who has access to what.
@Suite struct AccessOverviewTests {
  private func isACLs(_ request: Request) -> Bool {
    if case .listACLs = request { true } else { false }
  }

  @Test func `o shows all scopes, read in the background, with why`() {
    var program = DemoApp.access(to: "analytics")
    program.press(.typed("o"))
    #expect(program.rows.count == 12)
    #expect(program.rows[0] == "analytics|MANAGE|own entry, data-engineers, users|3")
    #expect(program.rows[1] == "data-platform|READ+|not told without MANAGE|")
    #expect(program.rows[3] == "hr-restricted|none|not told without MANAGE|")
    #expect(
      program.notes.prefix(2) == [
        "MANAGE: you may read, write, delete, and say who else may",
        "4 of 12 lists are shown to their managers only",
      ])
  }

  @Test func `among all scopes the word of the selected one is explained`() {
    var program = DemoApp.access(to: "analytics")
    program.press(.typed("o"), .typed("j"))
    #expect(
      program.notes.first == "READ+: you may read; whether you may write shows when you save")
    program.press(.typed("j"), .typed("j"))
    #expect(program.notes.first == "none: you may not even list the keys")
  }

  @Test func `tab goes round the views, and enter on a scope shows its list`() {
    var program = DemoApp.access(to: "analytics")
    program.press(Key(.tab))
    #expect(program.access?.view == .scopes)
    program.select("payments")
    program.press(Key(.enter))
    #expect(program.access?.title == "Access · payments")
    #expect(program.rows.count == 2)
    program.press(Key(.tab), Key(.tab))
    #expect(program.access?.view == .principals)
    program.press(Key(.tab))
    #expect(program.access?.title == "Access · payments")
    program.press(Key(.tab, .shift))
    #expect(program.access?.view == .principals)
  }

  @Test func `every principal is counted, and enter shows its scopes`() {
    var program = DemoApp.access(to: "analytics", as: "admin@example.com")
    program.press(Key(.tab), Key(.tab))
    #expect(program.rows.contains("Ada|ada@example.com|user|9|8"))
    #expect(
      program.rows.contains("model-serving|\(Seed.demoServicePrincipal)|service principal|1|"))
    program.select("grace")
    program.press(Key(.enter))
    #expect(program.access?.title == "Access of Grace")
    // By her own entry, and through the groups that the workspace tells of.
    #expect(program.rows.contains("hr-restricted|MANAGE|own entry"))
    #expect(program.rows.contains("payments|WRITE|payments-oncall"))
    #expect(program.rows.contains("terraform-state|MANAGE|platform-admins, users"))
    #expect(!program.rows.contains { $0.hasPrefix("sandbox") })
    program.press(Key(.escape))
    #expect(program.access?.view == .principals)
  }

  /// Ada's and Katherine's group is in another, that one in `platform-admins`, and all in a circle.
  private func nested(tellsIndirectGroups: Bool, as user: String) -> DemoApp {
    var seed = Seed.demo
    seed.directory.put("data-engineers", in: "engineering")
    seed.directory.put("engineering", in: "platform-admins")
    seed.directory.put("platform-admins", in: "data-engineers")
    seed.tokens = [
      Seed.Token(Seed.demoToken, userName: user),
      Seed.Token(Seed.adminToken, userName: "admin@example.com"),
    ]
    var options = WorkspaceOptions()
    options.tellsIndirectGroups = tellsIndirectGroups
    var program = DemoApp(
      workspace: Workspace(seed: seed, options: options),
      destination: BrowserViewModel.Destination(scope: ScopeName("terraform-state")))
    program.press(.typed("a"))
    return program
  }

  @Test(arguments: [true, false])
  func `groups in groups are followed for whoever is signed in`(isTold: Bool) {
    var program = nested(tellsIndirectGroups: isTold, as: "katherine@example.com")
    let way = "data-engineers in engineering in platform-admins"
    #expect(program.notes.contains { $0.contains("MANAGE through \(way)") }, "\(program.notes)")
    program.press(.typed("o"))
    #expect(
      program.rows.contains { $0.hasPrefix("terraform-state|MANAGE|\(way)") }, "\(program.rows)")
  }

  @Test func `groups in groups are followed for a principal, and for a group`() {
    var program = nested(tellsIndirectGroups: false, as: "admin@example.com")
    program.press(Key(.tab), Key(.tab))
    program.select("ada")
    program.press(Key(.enter))
    #expect(program.access?.title == "Access of Ada")
    let way = "data-engineers in engineering in platform-admins"
    #expect(program.rows.contains("terraform-state|MANAGE|\(way), users"), "\(program.rows)")
    program.press(Key(.escape), Key(.escape))
    program.select("data-engineers")
    program.press(Key(.enter))
    #expect(program.access?.title == "Access of data-engineers")
    #expect(
      program.rows.contains {
        $0.hasPrefix("terraform-state|MANAGE|engineering in platform-admins")
      },
      "\(program.rows)")
  }

  @Test func `p on an entry shows where else it has access`() {
    var program = DemoApp.access(to: "payments")
    program.select("oncall")
    program.press(.typed("p"))
    #expect(program.access?.title == "Access of payments-oncall")
    #expect(program.rows == ["payments|WRITE|own entry"])
  }

  /// The box with all scopes of a workspace whose lists are not answered.
  private func overview(_ count: Int) -> AppHarness {
    let names = (0..<count).map { "s" + String(1000 + $0) }
    var harness = AppHarness(Dictionary(uniqueKeysWithValues: names.map { ($0, []) }))
    answerLists(&harness) { .acls($0, .success([])) }
    harness.press(.typed("a"), .typed("o"))
    return harness
  }

  /// Answers all that is asked for, access lists by `answer`.
  ///
  /// - Returns: how many access lists were asked for.
  @discardableResult
  private func answerLists(_ harness: inout AppHarness, _ answer: (ScopeName) -> Answer) -> Int {
    var count = 0
    while true {
      let found = harness.sent.first {
        if case .listKeys = $0.request { true } else { isACLs($0.request) }
      }
      guard let found else { return count }
      if case .listACLs(let scope) = found.request {
        count += 1
        harness.answer(found.id, answer(scope))
      } else if case .listKeys(let scope) = found.request {
        harness.answer(found.id, .keys(scope, .success(KeyList())))
      }
    }
  }

  private func progress(_ harness: AppHarness) -> AccessViewModel.Progress? {
    if case .access(let access) = harness.app.overlays.last { access.progress } else { nil }
  }

  @Test func `of 1,000 scopes a few are read at a time, and escape stops`() throws {
    var harness = overview(1000)
    let known = try #require(progress(harness)?.read)
    #expect(progress(harness)?.isReading == true)
    for _ in 0..<20 {
      // One list is the user's own wish, beside those in the background.
      #expect(harness.requests.count(where: isACLs) <= BackgroundFill.requestLimit + 1)
      let sent = try #require(harness.sent.last { isACLs($0.request) })
      guard case .listACLs(let scope) = sent.request else { return }
      harness.answer(sent.id, .acls(scope, .failure(.notPermitted("no"))))
    }
    #expect(progress(harness)?.read == known + 20)
    harness.press(Key(.escape))
    #expect(progress(harness)?.isReading == false)
    #expect(harness.requests.count(where: isACLs) <= 1)
    guard case .access(let access) = harness.app.overlays.last else { return }
    #expect(access.notes.first?.text.hasPrefix("stopped: read") == true)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
  }

  @Test func `R goes on where it was stopped, and a failure is told and not repeated`() throws {
    var harness = overview(60)
    harness.press(Key(.escape), .typed("R"))
    #expect(progress(harness)?.isReading == true)
    let count = answerLists(&harness) {
      .acls($0, .failure(.rateLimited(retryAfterSeconds: nil)))
    }
    #expect(count <= 61)
    #expect(progress(harness)?.isReading == false)
    #expect(progress(harness)?.failed == 60)
  }

  @Test func `the tables are copied with tabs between the columns`() throws {
    var harness = AppHarness(["a": []])
    let scope = ScopeName("a")
    let list = [
      ScopeACL(principal: "users", permission: "READ"),
      ScopeACL(principal: "odd\tname\n", permission: "MANAGE"),
    ]
    harness.answer(where: { $0 == .listACLs(scope) }, .acls(scope, .success(list)))
    harness.press(.typed("a"))
    harness.answer(where: { $0 == .listACLs(scope) }, .acls(scope, .success(list)))
    harness.press(.typed("y"))
    let wanted =
      "scope\tprincipal\tname\tkind\tpermission\n"
      + "a\todd name \todd name \tgroup\tMANAGE\na\tusers\tusers\tgroup\tREAD\n"
    let isCopied = harness.requests.contains { request in
      guard case .local(.copy(let bytes, isSecret: false)) = request else { return false }
      return bytes.bytesEqual(Secret(copying: Array(wanted.utf8)))
    }
    #expect(isCopied)
  }

  @Test func `x writes the table to a file that may be named`() throws {
    var program = DemoApp.access(to: "payments")
    program.press(.typed("x"))
    guard case .file(let dialog) = program.app.overlays.last else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.typed == "payments-access.tsv")
    #expect(dialog.subject == "2 rows about access")
    program.press(Key(.escape))
    #expect(program.access != nil)
  }

  @Test func `an answer that comes after the box was closed changes nothing but what is known`() {
    var harness = overview(30)
    let open = harness.sent.filter { isACLs($0.request) }
    harness.press(.control("c"))
    #expect(harness.app.overlays.isEmpty)
    for sent in open {
      guard case .listACLs(let scope) = sent.request else { continue }
      harness.answer(sent.id, .acls(scope, .success([])))
    }
    #expect(harness.app.overlays.isEmpty)
  }
}
