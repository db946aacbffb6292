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
    var begun: ChangeOutcome?
    let completion = completion
    let told: (ChangeResult) -> Void = { result in
      // What may have been replaced is kept, whatever the answer was.
      if case .failure(let failure) = result, failure.leavesChange, let begun {
        completion(.failure(.partly(failure, begun)))
      } else {
        completion(result)
      }
    }
    perform(willChange: { begun = $0 }, completion: told)
  }

  private func perform(
    willChange: @escaping (ChangeOutcome) -> Void, completion: @escaping (ChangeResult) -> Void
  ) {
    switch change {
    case .transfer(let transfer):
      var job = TransferJob(
        transfer, client, from: workspace, to: target, completion: completion)
      job.willChange = willChange
      job.begin(isNew: false)
    case .put(let path, let value, let condition):
      var job = PutJob(
        value, at: path, over: condition, client, on: workspace, completion: completion)
      job.willChange = willChange
      job.begin()
    case .delete(let path, let wanted):
      DeleteJob(
        path: path, wanted: wanted, client: client, workspace: workspace, willChange: willChange,
        completion: completion
      ).begin()
    case .createScope(let new):
      willChange(ChangeOutcome(.added))
      scopeJob(new.name, completion).create(new)
    case .deleteScope(let name): scopeJob(name, completion).delete()
    case .deleteUnusedScope(let name, let grants):
      scopeJob(name, completion).deleteIfUnused(besides: grants)
    case .putACL(let scope, let principal, let permission, let condition):
      changeAccess(scope, principal, to: permission, over: condition, willChange, completion)
    case .deleteACL(let scope, let principal, let condition):
      changeAccess(scope, principal, to: nil, over: condition, willChange, completion)
    }
  }

  private func changeAccess(
    _ scope: ScopeName, _ principal: String, to permission: Permission?,
    over condition: AccessCondition, _ willChange: @escaping (ChangeOutcome) -> Void,
    _ completion: @escaping (ChangeResult) -> Void
  ) {
    AccessJob(
      scope: scope, principal: principal, permission: permission, condition: condition,
      client: client, workspace: workspace, willChange: willChange, completion: completion
    ).begin()
  }

  private func scopeJob(
    _ name: ScopeName, _ completion: @escaping (ChangeResult) -> Void
  ) -> ScopeJob {
    ScopeJob(name: name, client: client, workspace: workspace, completion: completion)
  }
}
