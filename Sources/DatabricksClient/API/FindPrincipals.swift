/// Which principals are asked for.
package struct PrincipalQuery: Hashable, Sendable {
  /// What their names must be like.
  package enum Match: Hashable, Sendable {
    /// The text stands somewhere in one of their names; case does not count.
    case containing(String)
    /// They have one of these names in access lists.
    case named([String])
  }

  package let kind: Principal.Kind
  package let match: Match

  package init(_ kind: Principal.Kind, _ match: Match) {
    self.kind = kind
    self.match = match
  }

  /// How many are wanted of those that contain a text: more than one reads.
  package static let limit = 10
}

/// Users, groups or service principals of the workspace.
///
/// <https://docs.databricks.com/api/workspace/users/list> and its siblings for groups and service
/// principals; filters are those of SCIM, <https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2>.
package struct FindPrincipals: Endpoint {
  package let query: PrincipalQuery

  package init(_ query: PrincipalQuery) {
    self.query = query
  }

  package var request: APIRequest {
    var attributes = query.kind == .group ? ["displayName"] : [query.kind.attribute, "displayName"]
    var count = PrincipalQuery.limit
    if case .named(let names) = query.match {
      count = max(1, names.count)
      attributes.append(query.kind == .group ? "members" : "groups")
    }
    return APIRequest(
      .get, "/api/2.0/preview/scim/v2/\(query.kind.resource)",
      query: [
        HTTPRequest.QueryItem("attributes", attributes.joined(separator: ",")),
        HTTPRequest.QueryItem("count", String(count)),
        HTTPRequest.QueryItem("filter", filter),
      ])
  }

  private var filter: String {
    switch query.match {
    case .named(let names):
      names.map { "\(query.kind.attribute) eq \(Self.quoted($0))" }.joined(separator: " or ")
    case .containing(let text):
      switch query.kind {
      case .user: "userName co \(Self.quoted(text)) or displayName co \(Self.quoted(text))"
      case .group: "displayName co \(Self.quoted(text))"
      // Of application ids only whole ones are looked for.
      case .servicePrincipal where Principal.Kind.isApplicationID(text):
        "applicationId eq \(Self.quoted(text))"
      case .servicePrincipal: "displayName co \(Self.quoted(text))"
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Rows without the name that access lists store are left out.
  package func decode(_ response: HTTPResponse) throws(DatabricksError) -> [Principal] {
    try response.decode(about: .workspace) { json throws(JSONError) in
      var found: [Principal] = []
      try json.readRows(of: "Resources") { json throws(JSONError) in
        if let principal = try Principal(query.kind, &json) { found.append(principal) }
      }
      return found
    }
  }
}

extension Principal.Kind {
  /// The last part of the list's path.
  fileprivate var resource: String {
    switch self {
    case .user: "Users"
    case .group: "Groups"
    case .servicePrincipal: "ServicePrincipals"
    }
  }

  /// The attribute that access lists store.
  fileprivate var attribute: String {
    switch self {
    case .user: "userName"
    case .group: "displayName"
    case .servicePrincipal: "applicationId"
    }
  }
}

extension Principal {
  /// Reads one row; nil where it has no name that an access list could store.
  init?(_ kind: Kind, _ json: inout JSONReader) throws(JSONError) {
    var userName: String?
    var applicationID: String?
    var displayName: String?
    var groups: GroupNames?
    var memberGroups: [String]?
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "userName") {
        userName = try json.readOptionalString()
      } else if json.matches(member, "applicationId") {
        applicationID = try json.readOptionalString()
      } else if json.matches(member, "displayName") {
        displayName = try json.readOptionalString()
      } else if json.matches(member, "groups"), try json.nextKind() == .array {
        groups = try json.readGroupNames()
      } else if kind == .group, json.matches(member, "members"), try json.nextKind() == .array {
        memberGroups = try json.readMemberGroupNames()
      } else {
        try json.skip()
      }
    }
    let name =
      switch kind {
      case .user: userName
      case .group: displayName
      case .servicePrincipal: applicationID
      }
    guard let name, !name.isEmpty else { return nil }
    self.init(kind, name, displayName: displayName, groups: groups?.all)
    indirectGroups = groups?.indirect ?? []
    self.memberGroups = memberGroups
  }
}
