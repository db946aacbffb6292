import Testing
import WorkspaceEmulator

struct Access {
  private let grace = Seed.graceToken

  /// What grace may do in a scope of ada's with that access list entry: list, put, list access.
  private func statuses(principal: String, _ permission: String?) throws -> [Int] {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    if let permission {
      let body = #"{"scope":"a","principal":"\#(principal)","permission":"\#(permission)"}"#
      #expect(try workspace.post("acls/put", body).status == 200)
    }
    return [
      try workspace.get("list", ["scope": "a"], token: grace).status,
      try workspace.post("put", #"{"scope":"a","key":"k","string_value":"v"}"#, token: grace)
        .status,
      try workspace.get("acls/list", ["scope": "a"], token: grace).status,
      try workspace.post("scopes/delete", #"{"scope":"a"}"#, token: grace).status,
    ]
  }

  @Test func `each permission includes those before it`() throws {
    #expect(try statuses(principal: "grace@example.com", nil) == [403, 403, 403, 403])
    #expect(try statuses(principal: "grace@example.com", "READ") == [200, 403, 403, 403])
    #expect(try statuses(principal: "grace@example.com", "WRITE") == [200, 200, 403, 403])
    #expect(try statuses(principal: "grace@example.com", "MANAGE") == [200, 200, 200, 200])
  }

  @Test(arguments: ["payments-oncall", "users"])
  func `a permission may come from a group`(_ group: String) throws {
    #expect(try statuses(principal: group, "WRITE") == [200, 200, 403, 403])
    #expect(try statuses(principal: "ml-engineers", "WRITE") == [403, 403, 403, 403])
  }

  @Test func `the strongest of several permissions counts`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    try workspace.post(
      "acls/put", #"{"scope":"a","principal":"grace@example.com","permission":"READ"}"#)
    try workspace.post("acls/put", #"{"scope":"a","principal":"users","permission":"WRITE"}"#)
    let put = try workspace.post(
      "put", #"{"scope":"a","key":"k","string_value":"v"}"#, token: grace)
    #expect(put.status == 200)
  }

  @Test func `a refusal names the user, the permission and the scope`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    let answer = try workspace.get("list", ["scope": "a"], token: grace)
    #expect(answer.code == "PERMISSION_DENIED")
    #expect(
      answer.message == "User grace@example.com does not have READ permission on scope a "
        + "to perform this action.")
  }

  @Test func `workspace admins may do everything`() throws {
    let workspace = Workspace.test(.demo)
    #expect(try workspace.get("list", ["scope": "hr-restricted"]).status == 403)
    let admins = try workspace.get("list", ["scope": "hr-restricted"], token: Seed.adminToken)
    #expect(admins.status == 200)
    let delete = try workspace.post(
      "scopes/delete", #"{"scope":"hr-restricted"}"#, token: Seed.adminToken)
    #expect(delete.status == 200)
  }

  @Test func `every scope is listed, whoever asks`() throws {
    let workspace = Workspace.test(.demo)
    #expect(
      try workspace.get("scopes/list", token: grace).text == workspace.get("scopes/list").text)
  }

  @Test func `entries are put over, read one by one, and deleted`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    for permission in ["READ", "WRITE"] {
      try workspace.post(
        "acls/put", #"{"scope":"a","principal":"users","permission":"\#(permission)"}"#)
    }
    #expect(
      try workspace.get("acls/list", ["scope": "a"]).text
        == #"{"items":[{"principal":"ada@example.com","permission":"MANAGE"},"#
        + #"{"principal":"users","permission":"WRITE"}]}"#)
    #expect(
      try workspace.get("acls/get", ["scope": "a", "principal": "users"]).text
        == #"{"principal":"users","permission":"WRITE"}"#)
    let delete = #"{"scope":"a","principal":"users"}"#
    #expect(try workspace.post("acls/delete", delete).status == 200)
    #expect(try workspace.post("acls/delete", delete).code == "RESOURCE_DOES_NOT_EXIST")
    let gone = try workspace.get("acls/get", ["scope": "a", "principal": "users"])
    #expect(gone.status == 404 && gone.code == "RESOURCE_DOES_NOT_EXIST", "\(gone)")
  }

  @Test func `somebody who gives up MANAGE is locked out`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    try workspace.post("acls/delete", #"{"scope":"a","principal":"ada@example.com"}"#)
    #expect(try workspace.get("acls/list", ["scope": "a"]).status == 403)
    let left = try workspace.get("acls/list", ["scope": "a"], token: Seed.adminToken)
    #expect(left.text == "{}")
  }

  @Test func `principals and permissions that do not exist are refused`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    let nobody = try workspace.post(
      "acls/put", #"{"scope":"a","principal":"nobody@example.com","permission":"READ"}"#)
    #expect(nobody.status == 404 && nobody.code == "RESOURCE_DOES_NOT_EXIST", "\(nobody)")
    for permission in ["read", "ADMIN"] {
      let answer = try workspace.post(
        "acls/put", #"{"scope":"a","principal":"users","permission":"\#(permission)"}"#)
      #expect(answer.code == "INVALID_PARAMETER_VALUE", "\(answer)")
    }
  }

  @Test func `a service principal is named by its application id`() throws {
    let workspace = Workspace.test()
    try workspace.post("scopes/create", #"{"scope":"a"}"#)
    let byName = try workspace.post(
      "acls/put", #"{"scope":"a","principal":"etl-nightly","permission":"READ"}"#)
    #expect(byName.status == 404)
    let byID = try workspace.post(
      "acls/put",
      #"{"scope":"a","principal":"0a1b2c3d-0000-4000-8000-000000000001","permission":"READ"}"#)
    #expect(byID.status == 200)
  }
}
