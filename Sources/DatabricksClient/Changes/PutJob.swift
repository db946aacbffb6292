/// One value on its way into a key, which is looked at before and after.
package struct PutJob {
  let path: SecretPath
  let value: Secret
  let condition: PutCondition
  let client: DatabricksClient
  let workspace: OpenWorkspace
  /// Whether it is only found out what would be done.
  let isDryRun: Bool
  /// Called before the request that puts, with what is then to be taken back.
  var willChange: (ChangeOutcome) -> Void = { _ in }
  /// Called once.
  let completion: (ChangeResult) -> Void

  /// Prepares to put `value`; the completion is called from within `client.wait`, or at once where
  /// nothing has to be asked.
  package init(
    _ value: Secret, at path: SecretPath, over condition: PutCondition,
    _ client: DatabricksClient, on workspace: OpenWorkspace, isDryRun: Bool = false,
    completion: @escaping (ChangeResult) -> Void
  ) {
    self.path = path
    self.value = value
    self.condition = condition
    self.client = client
    self.workspace = workspace
    self.isDryRun = isDryRun
    self.completion = completion
  }

  /// Begins by looking at what is there.
  package func begin() {
    guard condition != .unlisted else { return store(.added, over: nil) }
    _ = client.begin(GetSecret(path).operation, on: workspace) { result in
      switch result {
      case .success(let held): found(held)
      case .failure(.noSuchSecret): foundNothing()
      // Where nothing can be read, a condition cannot be checked.
      case .failure(.readingNotAllowed) where condition == .anything: store(.changed, over: nil)
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func found(_ held: Secret) {
    guard !held.bytesEqual(value) else {
      return completion(.success(ChangeOutcome(.same, value: value)))
    }
    switch condition {
    case .nothing: completion(.failure(.differs))
    case .holding(let wanted) where !held.bytesEqual(wanted): completion(.failure(.differs))
    case .anything, .unlisted, .holding: store(.changed, over: held)
    }
  }

  private func foundNothing() {
    if case .holding = condition {
      completion(.failure(.gone))
    } else {
      store(.added, over: nil)
    }
  }

  private func store(_ kind: ChangeKind, over before: Secret?) {
    let done = ChangeOutcome(kind, before: before, value: value)
    guard !isDryRun else { return completion(.success(done)) }
    willChange(done)
    _ = client.begin(StoreSecret(path, value: value), on: workspace) { result in
      switch result {
      case .success(.verified): completion(.success(done))
      // Where nothing can be read, the workspace's word has to do.
      case .success(.unread(.readingNotAllowed)): completion(.success(done))
      case .success(.unread(let error)): completion(.failure(.unread(error)))
      case .success(.different): completion(.failure(.notVerified))
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }
}
