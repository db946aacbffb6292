import DatabricksClient
import Testing
import ViewModels

/// Which entries of a list count for whom.
@Suite struct EffectiveAccessTests {
  private static let list = [
    ScopeACL(principal: "ada@example.com", permission: "WRITE"),
    ScopeACL(principal: "platform-admins", permission: "MANAGE"),
    ScopeACL(principal: "data-engineers", permission: "WRITE"),
    ScopeACL(principal: "users", permission: "READ"),
    ScopeACL(principal: "auditors", permission: "OWN"),
  ]

  private func access(_ name: String, _ groups: [String]) -> EffectiveAccess {
    EffectiveAccess(of: name, in: groups, by: Self.list)
  }

  @Test func `the strongest entry counts, an own one before a group's`() {
    let ada = access("ada@example.com", ["data-engineers"])
    #expect(ada.permission == .write)
    #expect(ada.sources == "own entry, data-engineers, users")
    #expect(access("ada@example.com", ["platform-admins"]).permission == .manage)
  }

  @Test func `everybody is in users, and case does not count in an address`() {
    #expect(access("grace@example.com", []).permission == .read)
    #expect(access("ADA@example.com", []).routes.first?.isOwn == true)
  }

  @Test func `a permission that is not known counts for nothing, and is told last`() {
    let auditor = access("x@example.com", ["auditors"])
    #expect(auditor.permission == .read)
    #expect(auditor.sources == "users, auditors")
  }

  @Test func `who may see the list without an entry for it is told why that may be`() {
    #expect(
      access("ada@example.com", []).sentence
        == "you: WRITE by your own entry, READ through users; MANAGE through a group in a group, "
        + "or as an admin")
    #expect(
      access("x@example.com", ["platform-admins"]).sentence
        == "you: MANAGE through platform-admins, READ through users")
  }

  @Test func `an admin may do everything whatever the list says`() {
    let admin = access("x@example.com", ["admins"])
    #expect(admin.isAdmin)
    #expect(
      admin.sentence
        == "you are a workspace admin: you may do everything; by this list READ through users")
    #expect(admin.sources == "users, workspace admin")
  }

  @Test func `groups in groups are followed, in a circle too, and the way is told`() {
    var nesting = GroupNesting()
    nesting.put(["b", "d"], in: "a")
    nesting.put(["c"], in: "b")
    nesting.put(["a"], in: "c")
    nesting.put(["c"], in: "d")
    #expect(nesting.path(from: ["c"], to: "a") == ["c", "b", "a"])
    #expect(nesting.path(from: ["a"], to: "a") == ["a"])
    #expect(nesting.path(from: ["x"], to: "a") == nil)
    let list = [
      ScopeACL(principal: "a", permission: "MANAGE"), ScopeACL(principal: "c", permission: "READ"),
    ]
    let user = EffectiveAccess(of: "x@example.com", in: ["c"], nesting: nesting, by: list)
    #expect(user.permission == .manage)
    #expect(user.sentence == "you: MANAGE through c in b in a, READ through c")
    #expect(user.sources == "c in b in a, c")
    // Where the workspace tells the groups but not the way, the group is the way.
    let told = EffectiveAccess(of: "x@example.com", in: ["c", "a"], indirect: ["a"], by: list)
    #expect(told.sources == "a, c")
    let both = EffectiveAccess(
      of: "x@example.com", in: ["c", "a"], indirect: ["a"], nesting: nesting, by: list)
    #expect(both.sources == "c in b in a, c")
    let group = EffectiveAccess(ofGroup: "c", nesting: nesting, by: list)
    #expect(group.sources == "b in a, own entry")
    let admins = EffectiveAccess(
      of: "x@example.com", in: ["c"],
      nesting: {
        var nesting = nesting
        nesting.put(["a"], in: "admins")
        return nesting
      }(), by: list)
    #expect(admins.isAdmin)
  }
}
