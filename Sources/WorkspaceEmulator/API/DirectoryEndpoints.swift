/// SCIM: who the caller is and whom an access list may name.
///
/// <https://docs.databricks.com/api/workspace/currentuser/me>
extension Workspace {
  func currentUser(_ call: Call) throws(Refusal) -> EmulatorResponse {
    _ = try call.queryFields("attributes", "excludedAttributes")
    let caller = call.caller
    let body = JSONText.object { text in
      let kind = caller.kind == .user ? "User" : "ServicePrincipal"
      Self.writeHead("urn:ietf:params:scim:schemas:core:2.0:\(kind)", caller.name, to: &text)
      text.member("userName", caller.name)
      text.member("displayName", caller.displayName)
      text.name("active")
      text.raw("true")
      Self.writeGroups(caller.allGroups, to: &text)
    }
    var response = EmulatorResponse.json(body)
    response.headers["x-databricks-org-id"] = workspaceID
    return response
  }

  /// One row of a list: its members, the first of which names it, and the groups it is in.
  private struct Row {
    let members: [(name: String, value: String)]
    let groups: [String]

    init(_ members: [(name: String, value: String)], groups: [String]) {
      self.members = members
      self.groups = groups
    }
  }

  func listUsers(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let rows = directory.principals.filter { $0.kind == .user }.map { user in
      Row([("userName", user.name), ("displayName", user.displayName)], groups: user.allGroups)
    }
    return try list(rows, schema: "User", call)
  }

  func listServicePrincipals(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let rows = directory.principals.filter { $0.kind == .servicePrincipal }.map { program in
      Row(
        [("applicationId", program.name), ("displayName", program.displayName)],
        groups: program.allGroups)
    }
    return try list(rows, schema: "ServicePrincipal", call)
  }

  func listGroups(_ call: Call) throws(Refusal) -> EmulatorResponse {
    try list(directory.groups.map { Row([("displayName", $0)], groups: []) }, schema: "Group", call)
  }

  /// One page of `rows`.
  private func list(
    _ rows: [Row], schema: String, _ call: Call
  ) throws(Refusal) -> EmulatorResponse {
    let fields = try call.queryFields(
      "attributes", "excludedAttributes", "count", "filter", "sortBy", "sortOrder", "startIndex")
    let filter = try SCIMFilter(parsing: fields.optionalString("filter"))
    let matching = rows.filter { filter.matches($0.members) }
    let start = max(1, try fields.optionalInteger("startIndex") ?? 1)
    let count = max(0, try fields.optionalInteger("count") ?? 100)
    let page = matching.dropFirst(start - 1).prefix(count)
    let body = JSONText.object { text in
      text.name("schemas")
      text.array { $0.string("urn:ietf:params:scim:api:messages:2.0:ListResponse") }
      text.member("totalResults", Int64(matching.count))
      text.member("startIndex", Int64(start))
      text.member("itemsPerPage", Int64(page.count))
      guard !page.isEmpty else { return }
      text.name("Resources")
      text.array { text in
        for row in page { text.object { Self.write(row, schema: schema, to: &$0) } }
      }
    }
    return .json(body)
  }

  private static func write(_ row: Row, schema: String, to text: inout JSONText) {
    writeHead("urn:ietf:params:scim:schemas:core:2.0:\(schema)", row.members[0].value, to: &text)
    for member in row.members { text.member(named: member.name, member.value) }
    if !row.groups.isEmpty { writeGroups(row.groups, to: &text) }
  }

  private static func writeGroups(_ groups: [String], to text: inout JSONText) {
    text.name("groups")
    text.array { text in
      for group in groups {
        text.object { text in
          text.member("display", group)
          text.member("type", "direct")
          text.member("value", identifier(group))
        }
      }
    }
  }

  private static func writeHead(_ schema: String, _ name: String, to text: inout JSONText) {
    text.name("schemas")
    text.array { $0.string(schema) }
    text.member("id", identifier(name))
  }

  /// A number that is the same for the same name in every run (FNV-1a).
  private static func identifier(_ name: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash % 1_000_000_000_000_000)
  }
}
