/// <https://docs.databricks.com/api/workspace/secrets/putacl> and its siblings.
extension Workspace {
  /// The scope, if the workspace has access lists and the caller may see this one.
  private func managedScope(_ name: String, _ call: Call) throws(Refusal) -> StoredScope {
    guard options.isPremium else {
      throw Refusal(.permissionDenied, "ACL is not supported in your workspace.")
    }
    return try scope(name, for: call, needing: .manage)
  }

  func listACLs(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let name = try call.queryFields("scope").string("scope")
    let scope = try managedScope(name, call)
    let body = JSONText.object { text in
      guard !scope.acls.isEmpty else { return }
      text.name("items")
      text.array { text in
        for (principal, level) in scope.acls.sorted(by: { $0.key < $1.key }) {
          text.object { Self.write(principal, level, to: &$0) }
        }
      }
    }
    return .json(body)
  }

  private static func write(
    _ principal: String, _ level: AccessLevel, to text: inout JSONText
  ) {
    text.member("principal", principal)
    text.member("permission", level.rawValue)
  }

  func getACL(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.queryFields("scope", "principal")
    let name = try fields.string("scope")
    let principal = try fields.string("principal")
    let level = try level(of: principal, in: managedScope(name, call))
    return .json(JSONText.object { Self.write(principal, level, to: &$0) })
  }

  private func level(
    of principal: String, in scope: StoredScope
  ) throws(Refusal) -> AccessLevel {
    guard let level = scope.acls[principal] else {
      throw Refusal(
        .resourceDoesNotExist,
        "No permission exists for principal \(principal) on scope \(scope.name)")
    }
    return level
  }

  func putACL(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.bodyFields("scope", "principal", "permission")
    let name = try fields.string("scope")
    let principal = try fields.string("principal")
    let permission = try fields.string("permission")
    guard let level = AccessLevel(rawValue: permission) else {
      throw Refusal(.invalidParameterValue, "Unknown permission: \(permission)")
    }
    var scope = try managedScope(name, call)
    guard directory.knows(principal) else {
      throw Refusal(.resourceDoesNotExist, "User or Group \(principal) does not exist.")
    }
    scope.acls[principal] = level
    scopes[name] = scope
    return done
  }

  func deleteACL(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.bodyFields("scope", "principal")
    let name = try fields.string("scope")
    let principal = try fields.string("principal")
    var scope = try managedScope(name, call)
    _ = try level(of: principal, in: scope)
    scope.acls[principal] = nil
    scopes[name] = scope
    return done
  }
}
