/// One change of a scope's access list, which is looked at before.
struct AccessJob {
  let scope: ScopeName
  let principal: String
  /// The permission to give; nil takes the one there is away.
  let permission: Permission?
  let condition: AccessCondition
  let client: DatabricksClient
  let workspace: OpenWorkspace
  /// Called before the request that changes, with what is then to be taken back.
  var willChange: (ChangeOutcome) -> Void = { _ in }
  /// Called once.
  let completion: (ChangeResult) -> Void

  func begin() {
    _ = client.begin(ListACLs(scope).operation, on: workspace) { result in
      switch result {
      case .success(let list): found(list)
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func found(_ list: [ScopeACL]) {
    let held = list.first { $0.principal == principal }?.permission
    guard held != permission?.rawValue else { return completion(.success(ChangeOutcome(.same))) }
    switch condition {
    case .nothing where held != nil: return completion(.failure(.differs))
    case .permission(let wanted) where held != wanted.rawValue:
      return completion(.failure(held == nil ? .gone : .differs))
    case .spareManage(let others):
      let manage = Permission.manage.rawValue
      let isSpare =
        others.map { names in
          list.contains { names.contains($0.principal) && $0.permission == manage }
        } ?? true
      guard held == manage, isSpare else { return completion(.failure(.differs)) }
    case .anything, .nothing, .permission: break
    }
    let kind: ChangeKind = permission == nil ? .deleted : held == nil ? .added : .changed
    willChange(ChangeOutcome(kind, permissionBefore: held))
    if let permission { put(permission, over: held) } else { delete(held) }
  }

  private func put(_ permission: Permission, over held: String?) {
    let outcome = ChangeOutcome(held == nil ? .added : .changed, permissionBefore: held)
    let put = PutACL(scope, principal: principal, permission: permission)
    _ = client.begin(put.operation, on: workspace) { result in
      ended(with: result.map { _ in .done }, outcome)
    }
  }

  private func delete(_ held: String?) {
    let outcome = ChangeOutcome(.deleted, permissionBefore: held)
    let operation = DeleteACLOnce(scope, principal: principal)
    _ = client.begin(operation, on: workspace) { result in ended(with: result, outcome) }
  }

  /// Where the answer was lost the list is looked at once more, since it tells what came of it.
  private func ended(with result: Result<Completion, DatabricksError>, _ outcome: ChangeOutcome) {
    switch result {
    case .success: completion(.success(outcome))
    case .failure(let error) where error.leavesOutcomeOpen:
      _ = client.begin(ListACLs(scope).operation, on: workspace) { result in
        guard case .success(let list) = result else {
          return completion(.failure(.workspace(error)))
        }
        let now = list.first { $0.principal == principal }?.permission
        if now == permission?.rawValue {
          completion(.success(outcome))
        } else if now == outcome.permissionBefore {
          completion(.failure(.notDone(error)))
        } else {
          completion(.failure(.workspace(error)))
        }
      }
    case .failure(let error): completion(.failure(.workspace(error)))
    }
  }
}
