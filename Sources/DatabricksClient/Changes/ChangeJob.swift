/// Carries out one change, whatever its kind.
package struct ChangeJob {
  private let change: WorkspaceChange
  private let client: DatabricksClient
  private let workspace: OpenWorkspace
  private let target: OpenWorkspace
  private let completion: (ChangeResult) -> Void

  /// Prepares to carry out `change` on `workspace`; a transfer's target is in `target`.
  ///
  /// The completion is called once, from within `client.wait`, or at once where nothing is asked.
  package init(
    _ change: WorkspaceChange, _ client: DatabricksClient, on workspace: OpenWorkspace,
    target: OpenWorkspace, completion: @escaping (ChangeResult) -> Void
  ) {
    self.change = change
    self.client = client
    self.workspace = workspace
    self.target = target
    self.completion = completion
  }

  /// Sends the first request.
  package func begin() {
    switch change {
    case .transfer(let transfer):
      TransferJob(transfer, client, from: workspace, to: target, completion: completion)
        .begin(isNew: false)
    case .put(let path, let value, let condition):
      PutJob(value, at: path, over: condition, client, on: workspace, completion: completion)
        .begin()
    case .delete(let path, let wanted):
      DeleteJob(
        path: path, wanted: wanted, client: client, workspace: workspace, completion: completion
      ).begin()
    case .createScope(let scope): perform(CreateScopeOnce(scope), as: .added)
    case .deleteScope(let name): perform(DeleteScopeOnce(name), as: .deleted)
    case .putACL(let scope, let principal, let permission, let condition):
      changeAccess(scope, principal, to: permission, over: condition)
    case .deleteACL(let scope, let principal, let condition):
      changeAccess(scope, principal, to: nil, over: condition)
    }
  }

  private func changeAccess(
    _ scope: ScopeName, _ principal: String, to permission: Permission?,
    over condition: AccessCondition
  ) {
    AccessJob(
      scope: scope, principal: principal, permission: permission, condition: condition,
      client: client, workspace: workspace, completion: completion
    ).begin()
  }

  private func perform<O: Operation<Completion>>(_ operation: O, as kind: ChangeKind) {
    _ = client.begin(operation, on: workspace) { result in
      completion(result.map { _ in ChangeOutcome(kind) }.mapError { .workspace($0) })
    }
  }
}
