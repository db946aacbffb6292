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
}
