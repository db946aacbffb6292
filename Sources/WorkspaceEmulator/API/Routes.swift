extension Workspace {
  private static let root = "/api/2.0/"

  /// Finds the endpoint by method and path; any other is `ENDPOINT_NOT_FOUND`, as the service says.
  func route(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let request = call.request
    let path = request.path
    guard path.hasPrefix(Self.root) else { throw notFound(request) }
    switch "\(request.method) \(path.dropFirst(Self.root.count))" {
    case "POST secrets/scopes/create": return try createScope(call)
    case "POST secrets/scopes/delete": return try deleteScope(call)
    case "GET secrets/scopes/list": return try listScopes(call)
    case "POST secrets/put": return try putSecret(call)
    case "POST secrets/delete": return try deleteSecret(call)
    case "GET secrets/get": return try getSecret(call)
    case "GET secrets/list": return try listSecrets(call)
    case "POST secrets/acls/put": return try putACL(call)
    case "POST secrets/acls/delete": return try deleteACL(call)
    case "GET secrets/acls/get": return try getACL(call)
    case "GET secrets/acls/list": return try listACLs(call)
    case "GET preview/scim/v2/Me": return try currentUser(call)
    case "GET preview/scim/v2/Users": return try listUsers(call)
    case "GET preview/scim/v2/Groups": return try listGroups(call)
    case "GET preview/scim/v2/ServicePrincipals": return try listServicePrincipals(call)
    default: throw notFound(request)
    }
  }

  private func notFound(_ request: EmulatorRequest) -> Refusal {
    let path = request.path.hasPrefix("/api/2.0") ? request.path.dropFirst(8) : request.path[...]
    return Refusal(.endpointNotFound, "No API found for '\(request.method) \(path)'")
  }

  /// The answer to a write that was carried out.
  var done: EmulatorResponse {
    .json(options.answersWritesWithNothing ? [] : Array("{}".utf8))
  }

  /// The scope of that name, in which `call` may do what `level` allows.
  func scope(
    _ name: String, for call: Call, needing level: AccessLevel
  ) throws(Refusal) -> StoredScope {
    guard let scope = scopes[name] else { throw Refusal.noScope(name) }
    guard let held = access(of: call.caller, to: scope), held >= level else {
      throw Refusal(
        .permissionDenied,
        "User \(call.caller.name) does not have \(level.rawValue) permission on scope \(name) "
          + "to perform this action.")
    }
    return scope
  }

  /// The most powerful permission `principal` has, its own or a group's.
  private func access(
    of principal: Directory.Principal, to scope: StoredScope
  ) -> AccessLevel? {
    if directory.isAdmin(principal) || !options.isPremium { return .manage }
    return ([principal.name] + directory.allGroups(of: principal)).compactMap { scope.acls[$0] }
      .max()
  }
}
