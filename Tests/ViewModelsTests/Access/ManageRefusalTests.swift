import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// What takes MANAGE is refused before anything is typed, where it is sure that the user has none.
@Suite struct ManageRefusalTests {
  private static let refusal = DatabricksError.notPermitted("no MANAGE here")

  /// The scope `s` with a key, once what the workspace says of its access list has come.
  private static func program(
    acls: Result<[ScopeACL], DatabricksError>?, groups: [String] = []
  ) -> AppHarness {
    var harness = AppHarness(["s": ["a"]])
    harness.answer(
      where: { $0 == .readUser },
      .user(.success(CurrentUser(userName: "ada@example.com", groups: groups))))
    if let acls {
      let name = ScopeName("s")
      harness.answer(where: { $0 == .listACLs(name) }, .acls(name, acls))
    }
    return harness
  }

  @Test(arguments: [("d", "delete"), ("r", "rename")] as [(Unicode.Scalar, String)])
  func `who has no MANAGE is told at once, and in the palette`(letter: Unicode.Scalar, verb: String)
  {
    for name in ["data-platform", "hr-restricted"] {
      var program = DemoApp(workspace: Workspace(seed: .demo))
      while program.app.browser.scopes.selected?.name != ScopeName(name) {
        program.press(Key(.down))
      }
      let reason = "you may not \(verb) \(name): that takes MANAGE there; R looks again"
      let count = program.workspace.log.count
      program.press(.typed(letter))
      #expect(program.app.overlays.isEmpty)
      #expect(program.app.browser.status == StatusLine(.warning, reason))
      #expect(program.workspace.log.count == count)
      #expect(!FooterLine(program.app, columns: 200).entries.contains { $0.text == String(letter) })
      program.press(.typed(":"))
      program.type(verb == "delete" ? "asks for its name" : "give the scope another name")
      guard case .palette(let palette)? = program.app.overlays.last else {
        Issue.record("no palette")
        return
      }
      #expect(palette.obstacle == reason)
    }
  }

  @Test(arguments: ["d", "r"] as [Unicode.Scalar])
  func `who has MANAGE, or may have it, goes on`(letter: Unicode.Scalar) {
    let ada = ScopeACL(principal: "ada@example.com", permission: "MANAGE")
    let known: [Result<[ScopeACL], DatabricksError>?] = [
      .success([ada]), nil, .failure(.premiumOnly("no access lists")),
      .failure(.serverFailed(status: 500, "later")),
    ]
    for acls in known {
      var harness = Self.program(acls: acls)
      harness.press(.typed(letter))
      #expect(harness.app.overlays.count == 1, "\(String(describing: acls))")
    }
  }

  @Test(arguments: ["d", "r"] as [Unicode.Scalar])
  func `an admin is refused nothing`(letter: Unicode.Scalar) {
    for (groups, isRefused) in [([], true), (["data-engineers"], true), (["admins"], false)] {
      var harness = Self.program(acls: .failure(Self.refusal), groups: groups)
      harness.press(.typed(letter))
      #expect(harness.app.overlays.isEmpty == isRefused, "\(groups)")
    }
  }
}
