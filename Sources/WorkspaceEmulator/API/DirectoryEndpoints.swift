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
      Self.writeGroups(memberships(of: caller), to: &text)
    }
    var response = EmulatorResponse.json(body)
    response.headers["x-databricks-org-id"] = workspaceID
    return response
  }

  /// A group somebody is in.
  private struct Membership {
    let group: String
    let isDirect: Bool
  }

  private func memberships(of principal: Directory.Principal) -> [Membership] {
    let indirect = options.tellsIndirectGroups ? directory.indirectGroups(of: principal) : []
    return directory.directGroups(of: principal).map { Membership(group: $0, isDirect: true) }
      + indirect.map { Membership(group: $0, isDirect: false) }
  }

  /// One row of a list: its attributes, the first of which names it, the groups it is in, and who
  /// is in it.
  private struct Row {
    let members: [(name: String, value: String)]
    var groups: [Membership] = []
    /// What a group has in it, as kind and name.
    var content: [(kind: String, name: String, shown: String)] = []

    init(_ members: [(name: String, value: String)]) {
      self.members = members
    }
  }

  /// The row of somebody who signs in.
  private func row(
    _ principal: Directory.Principal, _ members: [(name: String, value: String)]
  ) -> Row {
    var row = Row(members)
    row.groups = memberships(of: principal)
    return row
  }

  func listUsers(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let rows = directory.principals.filter { $0.kind == .user }.map { user in
      row(user, [("userName", user.name), ("displayName", user.displayName)])
    }
    return try list(rows, schema: "User", call)
  }

  func listServicePrincipals(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let rows = directory.principals.filter { $0.kind == .servicePrincipal }.map { program in
      row(
        program, [("applicationId", program.name), ("displayName", program.displayName)])
    }
    return try list(rows, schema: "ServicePrincipal", call)
  }

  func listGroups(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let rows = directory.groups.map { group in
      var row = Row([("displayName", group)])
      row.content =
        directory.principals.filter { directory.directGroups(of: $0).contains(group) }.map {
          ($0.kind == .user ? "Users" : "ServicePrincipals", $0.name, $0.displayName)
        } + (directory.memberGroups[group] ?? []).map { ("Groups", $0, $0) }
      return row
    }
    return try list(rows, schema: "Group", call)
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
    guard !row.content.isEmpty else { return }
    text.name("members")
    text.array { text in
      for member in row.content {
        text.object { text in
          text.member("display", member.shown)
          text.member("value", identifier(member.name))
          text.member("$ref", "\(member.kind)/\(identifier(member.name))")
        }
      }
    }
  }

  private static func writeGroups(_ groups: [Membership], to text: inout JSONText) {
    text.name("groups")
    text.array { text in
      for group in groups {
        text.object { text in
          text.member("display", group.group)
          text.member("type", group.isDirect ? "direct" : "indirect")
          text.member("value", identifier(group.group))
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
