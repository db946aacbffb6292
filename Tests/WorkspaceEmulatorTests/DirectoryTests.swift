import Testing
import WorkspaceEmulator

struct `People and groups` {
  private func names(
    _ list: String, _ member: String, _ query: KeyValuePairs<String, String> = [:]
  ) throws -> [String] {
    let answer = try Workspace.test().ask(
      "GET", "/api/2.0/preview/scim/v2/\(list)", query: query.map { ($0.key, $0.value) })
    #expect(answer.status == 200, "\(answer)")
    return answer.strings("Resources", member)
  }

  @Test func `users, groups and service principals are listed apart`() throws {
    #expect(try names("Users", "userName").contains("ada@example.com"))
    #expect(try names("Groups", "displayName").contains("data-engineers"))
    #expect(
      try names("ServicePrincipals", "applicationId").first
        == "0a1b2c3d-0000-4000-8000-000000000001")
  }

  @Test(arguments: [
    (#"userName eq "ada@example.com""#, ["ada@example.com"]),
    (#"userName sw "A""#, ["ada@example.com", "admin@example.com", "alan@example.com"]),
    (#"displayName co "RAC""#, ["grace@example.com"]), (#"userName sw "zz""#, []),
    (
      #"userName eq "ada@example.com" or displayName co "grac""#,
      ["ada@example.com", "grace@example.com"]
    ),
    (#"displayName eq "a\" or userName co \"""#, []),
  ])
  func `a filter compares without regard to case`(_ filter: String, _ expected: [String]) throws {
    #expect(try names("Users", "userName", ["filter": filter]) == expected)
  }

  @Test func `a page begins at startIndex, counted from 1, and has count rows`() throws {
    let all = try names("Users", "userName")
    #expect(try names("Users", "userName", ["startIndex": "2", "count": "2"]) == Array(all[1...2]))
    #expect(try names("Users", "userName", ["startIndex": "\(all.count + 1)"]).isEmpty)
    #expect(try names("Users", "userName", ["startIndex": "0", "count": "1"]) == [all[0]])
  }

  @Test func `totals count all pages`() throws {
    let answer = try Workspace.test().ask(
      "GET", "/api/2.0/preview/scim/v2/Users", query: [("startIndex", "2"), ("count", "1")])
    #expect(answer.members["totalResults"] as? Int == 5)
    #expect(answer.members["startIndex"] as? Int == 2)
    #expect(answer.members["itemsPerPage"] as? Int == 1)
  }

  @Test func `a user comes with the groups it is in`() throws {
    let answer = try Workspace.test().ask(
      "GET", "/api/2.0/preview/scim/v2/Users",
      query: [("filter", #"userName eq "grace@example.com""#)])
    let user = try #require((answer.members["Resources"] as? [[String: Any]])?.first)
    let groups = (user["groups"] as? [[String: Any]])?.compactMap { $0["display"] as? String }
    #expect(groups == ["payments-oncall", "platform-admins", "users"])
  }

  @Test func `a group comes with its members, and who is in one is in those around it`() throws {
    var seed = Seed.demo
    seed.directory.put("payments-oncall", in: "outer")
    seed.directory.put("outer", in: "payments-oncall")
    let workspace = Workspace(seed: seed)
    let answer = try workspace.ask(
      "GET", "/api/2.0/preview/scim/v2/Groups", query: [("filter", #"displayName eq "outer""#)])
    let group = try #require((answer.members["Resources"] as? [[String: Any]])?.first)
    let member = try #require((group["members"] as? [[String: Any]])?.first)
    #expect(member["display"] as? String == "payments-oncall")
    #expect((member["$ref"] as? String)?.hasPrefix("Groups/") == true)
    let users = try workspace.ask(
      "GET", "/api/2.0/preview/scim/v2/Users",
      query: [("filter", #"userName eq "grace@example.com""#)])
    let user = try #require((users.members["Resources"] as? [[String: Any]])?.first)
    let groups = (user["groups"] as? [[String: Any]]) ?? []
    #expect(
      groups.compactMap { $0["type"] as? String } == ["direct", "direct", "direct", "indirect"])
    #expect(groups.last?["display"] as? String == "outer")
  }

  @Test(arguments: [
    "userName", #"userName eq "a" or"#, #"userName eq "a"#, #"userName eq "a" and userName eq "b""#,
    "userName ne x",
  ])
  func `a filter that cannot be read is a SCIM error`(_ filter: String) throws {
    let answer = try Workspace.test().ask(
      "GET", "/api/2.0/preview/scim/v2/Users", query: [("filter", filter)])
    #expect(answer.status == 400)
    #expect(answer.members["status"] as? String == "400")
    #expect(answer.members["scimType"] as? String == "invalidFilter")
  }
}
