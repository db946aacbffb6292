import DatabricksClient
import Testing

/// What is asked of the directory, and what its answers say.
@Suite struct FindPrincipalsTests {
  private func filter(_ query: PrincipalQuery) -> String? {
    FindPrincipals(query).request.query.first { $0.name == "filter" }?.value
  }

  @Test(arguments: [
    (Principal.Kind.user, #"userName co "ada" or displayName co "ada""#),
    (.group, #"displayName co "ada""#), (.servicePrincipal, #"displayName co "ada""#),
  ])
  func `a text is looked for in the names`(_ kind: Principal.Kind, _ wanted: String) {
    #expect(filter(PrincipalQuery(kind, .containing("ada"))) == wanted)
  }

  @Test func `a whole application id is looked for as such`() {
    let id = "0a1b2c3d-0000-4000-8000-000000000001"
    #expect(
      filter(PrincipalQuery(.servicePrincipal, .containing(id))) == "applicationId eq \"\(id)\"")
  }

  @Test func `quotes and backslashes of a text stay inside of it`() {
    #expect(
      filter(PrincipalQuery(.group, .containing(#"a" or displayName co "\"#)))
        == #"displayName co "a\" or displayName co \"\\""#)
  }

  @Test func `several names are one question, with their groups`() {
    let request = FindPrincipals(PrincipalQuery(.user, .named(["a@x", "b@x"]))).request
    #expect(request.path == "/api/2.0/preview/scim/v2/Users")
    let query = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(query["filter"] == #"userName eq "a@x" or userName eq "b@x""#)
    #expect(query["attributes"] == "userName,displayName,groups")
    #expect(query["count"] == "2")
  }

  @Test func `rows come by what access lists store, and one without it is left out`() throws {
    let users = try FindPrincipals(PrincipalQuery(.user, .containing("a"))).decode(
      EndpointAnswerTests.ok(
        #"""
        {"totalResults":3,"Resources":[{"userName":"ada@example.com","displayName":"Ada",
        "groups":[{"display":"admins","value":"2"},{}],"entitlements":[{}]},{"displayName":"x"},
        {"userName":"b@example.com","displayName":null,"active":true}]}
        """#))
    #expect(
      users == [
        Principal(.user, "ada@example.com", displayName: "Ada", groups: ["admins"]),
        Principal(.user, "b@example.com"),
      ])
    let programs = try FindPrincipals(PrincipalQuery(.servicePrincipal, .containing("a"))).decode(
      EndpointAnswerTests.ok(#"{"Resources":[{"applicationId":"id","displayName":"etl"}]}"#))
    #expect(programs == [Principal(.servicePrincipal, "id", displayName: "etl")])
    let groups = try FindPrincipals(PrincipalQuery(.group, .containing("a"))).decode(
      EndpointAnswerTests.ok(#"{"Resources":[{"displayName":"admins","id":"1"}]}"#))
    #expect(groups == [Principal(.group, "admins", displayName: "admins")])
  }

  @Test func `a group comes with the groups in it, by their references`() throws {
    let query = PrincipalQuery(.group, .named(["outer"]))
    let asked = FindPrincipals(query).request.query.first { $0.name == "attributes" }?.value
    #expect(asked == "displayName,members")
    let found = try FindPrincipals(query).decode(
      EndpointAnswerTests.ok(
        #"""
        {"Resources":[{"displayName":"outer","members":[{"display":"Ada","$ref":"Users/1"},
        {"display":"inner","value":"2","$ref":"Groups/2"},{"$ref":"Groups/3"},{"display":"x"},
        {"display":"far","$ref":"https://h.example.com/api/2.0/scim/v2/Groups/4"}]}]}
        """#))
    #expect(found.first?.memberGroups == ["inner", "far"])
    let users = try FindPrincipals(PrincipalQuery(.user, .named(["a@x"]))).decode(
      EndpointAnswerTests.ok(
        #"""
        {"Resources":[{"userName":"a@x","groups":[{"display":"inner","type":"direct"},
        {"display":"outer","type":"indirect"}]}]}
        """#))
    #expect(users.first?.groups == ["inner", "outer"])
    #expect(users.first?.indirectGroups == ["outer"])
  }

  @Test(arguments: ["{}", #"{"totalResults":0}"#])
  func `nobody found is an empty list`(_ text: String) throws {
    let query = PrincipalQuery(.user, .containing("zz"))
    #expect(try FindPrincipals(query).decode(EndpointAnswerTests.ok(text)).isEmpty)
  }
}
