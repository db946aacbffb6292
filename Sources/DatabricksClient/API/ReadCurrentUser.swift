/// Who the token belongs to: the cheapest request that proves a token.
///
/// <https://docs.databricks.com/api/workspace/currentuser/me>
package struct ReadCurrentUser: Endpoint {
  package init() {}

  /// Entitlements are left out because they make the answer slow and nobody reads them here.
  package var request: APIRequest {
    APIRequest(
      .get, "/api/2.0/preview/scim/v2/Me",
      query: [HTTPRequest.QueryItem("excludedAttributes", "entitlements")])
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> CurrentUser {
    var user = try response.decode(about: .workspace) { json throws(JSONError) in
      try CurrentUser(&json)
    }
    user.workspaceID = response.headers["x-databricks-org-id"].flatMap { $0.isEmpty ? nil : $0 }
    return user
  }
}

extension CurrentUser {
  fileprivate init(_ json: inout JSONReader) throws(JSONError) {
    var userName: String?
    var displayName: String?
    var groups = GroupNames()
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "userName") {
        userName = try json.readOptionalString()
      } else if json.matches(member, "displayName") {
        displayName = try json.readOptionalString()
      } else if json.matches(member, "groups"), try json.nextKind() == .array {
        groups = try json.readGroupNames()
      } else {
        try json.skip()
      }
    }
    guard let userName else { throw JSONError(.missingField, at: 0) }
    self.init(userName: userName, displayName: displayName, groups: groups.all)
    indirectGroups = groups.indirect
  }
}

/// The groups that SCIM lists for a principal, by their display names.
struct GroupNames: Equatable {
  var all: [String] = []
  /// Those that it is in only through another group.
  var indirect: Set<String> = []
}

extension JSONReader {
  /// Reads the display names of an array of groups, as SCIM lists them for a principal.
  mutating func readGroupNames() throws(JSONError) -> GroupNames {
    var names = GroupNames()
    try enterArray()
    while try nextElement() {
      var name: String?
      var isIndirect = false
      try enterObject()
      while let member = try nextName() {
        if matches(member, "display") {
          name = try readOptionalString()
        } else if matches(member, "type") {
          isIndirect = try readOptionalString() == "indirect"
        } else {
          try skip()
        }
      }
      guard let name else { continue }
      names.all.append(name)
      if isIndirect { names.indirect.insert(name) }
    }
    return names
  }

  /// Reads the display names of those members of a group that are groups.
  mutating func readMemberGroupNames() throws(JSONError) -> [String] {
    var names: [String] = []
    try enterArray()
    while try nextElement() {
      var name: String?
      var isGroup = false
      try enterObject()
      while let member = try nextName() {
        if matches(member, "display") {
          name = try readOptionalString()
        } else if matches(member, "$ref") {
          // The reference alone tells what a member is: relative, or a whole address.
          isGroup = try readOptionalString()?.split(separator: "/").dropLast().last == "Groups"
        } else {
          try skip()
        }
      }
      if isGroup, let name { names.append(name) }
    }
    return names
  }
}
