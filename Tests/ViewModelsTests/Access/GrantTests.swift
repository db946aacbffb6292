import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Giving somebody access: completing the principal, and what the workspace says.
@Suite struct GrantTests {
  private let scope = ScopeName("a")

  /// The form, typed into and not answered.
  private func form(_ text: String) -> AppHarness {
    var harness = AppHarness(["a": []])
    let list = [ScopeACL(principal: "ada@example.com", permission: "MANAGE")]
    harness.answer(where: { $0 == .listACLs(scope) }, .acls(scope, .success(list)))
    harness.press(.typed("a"))
    harness.answer(where: { $0 == .listACLs(scope) }, .acls(scope, .success(list)))
    harness.press(.typed("n"))
    harness.type(text)
    return harness
  }

  private func searches(_ harness: AppHarness) -> [PrincipalQuery] {
    harness.requests.compactMap {
      if case .findPrincipals(let query) = $0, case .containing = query.match { query } else { nil }
    }
  }

  private func grant(_ harness: AppHarness) -> GrantViewModel? {
    if case .grant(let form) = harness.app.overlays.last { form } else { nil }
  }

  @Test func `the workspace is asked once typing rests, and not for every letter`() {
    var harness = form("gra")
    #expect(searches(harness).isEmpty)
    #expect(grant(harness)?.isLookingUp == true)
    harness.wait(milliseconds: 200)
    #expect(
      Set(searches(harness))
        == Set(Principal.Kind.allCases.map { PrincipalQuery($0, .containing("gra")) }))
    harness.type("c")
    harness.wait(milliseconds: 200)
    #expect(
      Set(searches(harness))
        == Set(Principal.Kind.allCases.map { PrincipalQuery($0, .containing("grac")) }))
    #expect(harness.cancelled.count == 3)
  }

  @Test func `a late answer to an earlier text changes nothing`() throws {
    var harness = form("gra")
    harness.wait(milliseconds: 200)
    let old = try #require(
      harness.sent.first {
        $0.request == .findPrincipals(PrincipalQuery(.user, .containing("gra")))
      })
    harness.type("c")
    harness.wait(milliseconds: 200)
    harness.handle(
      .answered(
        old.id,
        .principals(
          PrincipalQuery(.user, .containing("gra")),
          .success([Principal(.user, "grand@example.com"), Principal(.user, "grace@example.com")]))
      ))
    #expect(grant(harness)?.candidates.isEmpty == true)
    #expect(grant(harness)?.isLookingUp == true)
  }

  @Test func `what is found stands below the field, and a selected one is taken by enter`() {
    var harness = form("et")
    harness.wait(milliseconds: 200)
    let id = "0a1b2c3d-0000-4000-8000-000000000001"
    harness.answer(
      where: { $0 == .findPrincipals(PrincipalQuery(.servicePrincipal, .containing("et"))) },
      .principals(
        PrincipalQuery(.servicePrincipal, .containing("et")),
        .success([Principal(.servicePrincipal, id, displayName: "etl-nightly")])))
    harness.press(Key(.down), Key(.enter))
    #expect(grant(harness)?.field.text == "etl-nightly")
    #expect(grant(harness)?.principal == id)
    #expect(grant(harness)?.notes.first?.text == "stored as \(id)")
    harness.wait(milliseconds: 400)
    harness.press(Key(.right), Key(.enter))
    let change = WorkspaceChange.putACL(scope, principal: id, .write, over: .nothing)
    #expect(harness.requests.contains(.change(PlacedChange(change))))
    #expect(grant(harness)?.sending == id)
  }

  /// The form with `text` typed, and those users found for it.
  private func found(_ text: String, _ users: [Principal]) -> AppHarness {
    var harness = form(text)
    harness.wait(milliseconds: 200)
    for kind in Principal.Kind.allCases {
      let query = PrincipalQuery(kind, .containing(text))
      harness.answer(
        where: { $0 == .findPrincipals(query) },
        .principals(query, .success(kind == .user ? users : [])))
    }
    return harness
  }

  private let grace = Principal(.user, "grace@example.com", displayName: "Grace")

  private func isGiven(_ principal: String, in harness: AppHarness) -> Bool {
    let change = WorkspaceChange.putACL(scope, principal: principal, .read, over: .nothing)
    return harness.requests.contains(.change(PlacedChange(change)))
  }

  @Test(arguments: [Key(.enter), Key(.tab)])
  func `the only one who fits is taken, and is seen before anything is given`(key: Key) {
    var harness = found("gra", [grace])
    #expect(grant(harness)?.taken == 0)
    #expect(
      grant(harness)?.notes.map(\.text) == ["enter takes Grace, stored as grace@example.com"])
    harness.press(key)
    #expect(grant(harness)?.row == .permission)
    #expect(grant(harness)?.field.text == "Grace")
    #expect(grant(harness)?.principal == "grace@example.com")
    #expect(
      grant(harness)?.notes.map(\.text) == [
        "gra is taken as Grace, stored as grace@example.com",
        "enter gives Grace READ: may list the keys and read their values",
      ])
    harness.press(Key(.enter))
    #expect(!isGiven("grace@example.com", in: harness))
    harness.wait(milliseconds: 400)
    harness.press(Key(.enter))
    #expect(isGiven("grace@example.com", in: harness))
  }

  @Test func `of several who fit enter takes none`() {
    var harness = found("gra", [grace, Principal(.user, "gracia@example.com")])
    #expect(grant(harness)?.taken == nil)
    #expect(
      grant(harness)?.notes.first?.text
        == "several fit: down picks one; enter takes what is typed")
    harness.press(Key(.enter))
    #expect(grant(harness)?.principal == "gra")
    #expect(grant(harness)?.notes.first?.text.hasPrefix("nobody found is called so") == true)
  }

  @Test(arguments: ["grace@example.co", "0a1b2c3d-0000-4000-8000-000000000001"])
  func `a whole name is taken as it is typed, whoever else fits`(name: String) {
    var harness = found(name, [Principal(.user, name + "m")])
    #expect(grant(harness)?.taken == nil)
    harness.press(Key(.enter))
    #expect(grant(harness)?.principal == name)
    #expect(grant(harness)?.notes.first?.tone == .warning)
  }

  @Test func `while it is looked for, nobody else is taken than what is typed`() {
    var harness = found("gra", [grace])
    harness.type("c")
    #expect(grant(harness)?.candidates.map(\.name) == ["grace@example.com"])
    #expect(grant(harness)?.taken == nil)
    harness.press(Key(.enter))
    #expect(grant(harness)?.principal == "grac")
    harness.wait(milliseconds: 200)
    #expect(grant(harness)?.principal == "grac")
  }

  @Test func `what is typed behind one who was taken is a new name`() {
    var harness = found("gra", [grace])
    harness.press(Key(.enter), Key(.tab))
    harness.type("x")
    #expect(grant(harness)?.principal == "Gracex")
    harness.press(Key(.enter))
    #expect(grant(harness)?.notes.contains { $0.text.contains("taken as") } == false)
  }

  @Test func `a double tap of enter gives nobody anything`() {
    var harness = form("users")
    harness.press(Key(.enter), Key(.enter), Key(.enter))
    #expect(grant(harness)?.row == .permission)
    #expect(!harness.requests.contains { if case .change = $0 { true } else { false } })
  }

  /// The form with `gra` typed, of whom nobody was told.
  private func refused(_ error: DatabricksError) -> AppHarness {
    var harness = form("gra")
    harness.wait(milliseconds: 200)
    for kind in Principal.Kind.allCases {
      let query = PrincipalQuery(kind, .containing("gra"))
      harness.answer(where: { $0 == .findPrincipals(query) }, .principals(query, .failure(error)))
    }
    return harness
  }

  @Test func `where nobody may be listed, plain typing works, and nothing more is asked`() {
    var harness = refused(.notPermitted("only admins"))
    #expect(
      grant(harness)?.notes.first?.text.hasPrefix("the workspace does not tell who there is")
        == true)
    harness.type("ce@example.com")
    harness.wait(milliseconds: 200)
    #expect(searches(harness).isEmpty)
    harness.press(Key(.enter))
    harness.wait(milliseconds: 400)
    #expect(
      grant(harness)?.notes.first?.text
        == "who there is was not told: giving it will tell")
    harness.press(Key(.enter))
    let change = WorkspaceChange.putACL(
      scope, principal: "grace@example.com", .read, over: .nothing)
    #expect(harness.requests.contains(.change(PlacedChange(change))))
  }

  @Test func `who there is is asked for again after an answer was lost`() {
    var harness = refused(.serverFailed(status: 503, "busy"))
    harness.type("c")
    harness.wait(milliseconds: 200)
    #expect(searches(harness).count == 3)
  }

  @Test func `nothing is given to nobody`() {
    var harness = form("")
    harness.press(Key(.enter))
    #expect(
      grant(harness)?.problem == "type an e-mail address, a group's name or an application id")
    harness.press(Key(.tab))
    #expect(grant(harness)?.row == .principal)
  }

  @Test func `somebody who is in the list starts at what they have`() {
    var harness = form("ada@example.com")
    harness.press(Key(.enter))
    #expect(grant(harness)?.notes.map(\.text).contains("has MANAGE now") == true)
  }

  @Test func `the whole way against a workspace, by the display name`() throws {
    var program = DemoApp.access(to: "payments")
    program.press(.typed("n"))
    program.type("grace")
    program.wait(milliseconds: 200)
    #expect(program.grant?.candidates.map(\.name) == ["grace@example.com"])
    program.press(Key(.enter))
    program.wait(milliseconds: 400)
    program.press(.typed("m"), Key(.enter))
    #expect(program.grant == nil)
    #expect(
      try AccessLists(workspace: program.workspace).entries("payments").contains(
        "grace@example.com MANAGE"))
    #expect(program.access?.selectedEntry?.principal == "grace@example.com")
    #expect(
      program.app.browser.status
        == StatusLine(.good, "gave Grace MANAGE in payments; esc, then u takes it back"))
  }

  @Test func `a refusal of the workspace stands in the form, with what was typed`() throws {
    var program = DemoApp.access(to: "payments")
    program.press(.typed("n"))
    program.type("nobody@example.com")
    program.wait(milliseconds: 200)
    #expect(
      program.grant?.notes.first?.text
        == "nobody found is called so; enter takes it as it is typed")
    program.press(Key(.enter))
    program.wait(milliseconds: 400)
    program.press(Key(.enter))
    #expect(
      program.grant?.problem?.hasPrefix("the workspace has no such user, group or") == true)
    #expect(program.grant?.principal == "nobody@example.com")
    #expect(program.app.browser.status == nil)
    #expect(
      try AccessLists(workspace: program.workspace).entries("payments").count == 2)
  }

  @Test func `a paste goes into the field and nowhere else`() {
    var harness = form("")
    harness.handle(.pasted(Secret(copying: Array("grace@example.com\n".utf8))))
    #expect(grant(harness)?.field.text == "grace@example.com")
    #expect(grant(harness)?.row == .principal)
    harness.press(Key(.enter))
    harness.handle(.pasted(Secret(copying: Array("m".utf8))))
    #expect(grant(harness)?.permission == .read)
  }
}
