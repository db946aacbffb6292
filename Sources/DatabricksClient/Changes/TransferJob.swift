/// One secret on its way from one place to another, perhaps in two workspaces.
///
/// At every moment at least one of the two holds the bytes: the source is deleted last, after the
/// target was read back and the source was found unchanged.
package struct TransferJob {
  let transfer: SecretTransfer
  let client: DatabricksClient
  let source: OpenWorkspace
  let target: OpenWorkspace
  /// Called before each request that changes something, with what is then to be taken back.
  var willChange: (ChangeOutcome) -> Void = { _ in }
  /// Called once.
  let completion: (ChangeResult) -> Void

  /// Prepares to carry out `transfer`, whose completion is called from within `client.wait`.
  package init(
    _ transfer: SecretTransfer, _ client: DatabricksClient, from source: OpenWorkspace,
    to target: OpenWorkspace, completion: @escaping (ChangeResult) -> Void
  ) {
    self.transfer = transfer
    self.client = client
    self.source = source
    self.target = target
    self.completion = completion
  }

  /// Begins by reading the source; with `isNew` the target is not looked at.
  package func begin(isNew: Bool) {
    guard !mayBeOnePlace else {
      let (from, to) = (transfer.source.key, transfer.target.key)
      return completion(.failure(from == to ? .samePlace : .alike(from)))
    }
    perform(GetSecret(transfer.source).operation, on: source) { result in
      switch result {
      case .success(let value): isNew ? store(value, .added, over: nil) : compare(value)
      case .failure(.noSuchSecret(let name)) where transfer.isMove:
        lookWhetherMovedBefore(.noSuchSecret(name))
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  /// Moved onto itself, a secret would be deleted; where names are found in any case, so would one
  /// that gets the same name in other letters.
  ///
  /// Two hosts may lead to one workspace, as far as the profiles tell its id.
  private var mayBeOnePlace: Bool {
    let isOneWorkspace =
      source.host == target.host
      || (source.workspaceID != nil && source.workspaceID == target.workspaceID)
    return isOneWorkspace && transfer.source.mayBe(transfer.target)
  }

  private func lookWhetherMovedBefore(_ error: DatabricksError) {
    perform(GetSecret(transfer.target).operation, on: target) { result in
      if case .success = result {
        completion(.success(ChangeOutcome(.movedBefore)))
      } else {
        completion(.failure(.workspace(error)))
      }
    }
  }

  private func compare(_ value: Secret) {
    perform(GetSecret(transfer.target).operation, on: target) { result in
      switch result {
      case .success(let held) where held.bytesEqual(value): stored(value, .same, over: held)
      case .success(let held) where transfer.replaces: store(value, .changed, over: held)
      case .success: completion(.failure(.occupied))
      case .failure(.noSuchSecret): store(value, .added, over: nil)
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func store(_ value: Secret, _ kind: ChangeKind, over before: Secret?) {
    willChange(ChangeOutcome(kind, before: before, value: value))
    perform(StoreSecret(transfer.target, value: value), on: target) { result in
      switch result {
      case .success(.verified): stored(value, kind, over: before)
      case .success(.different): completion(.failure(.notVerified))
      case .success(.unread(let error)): completion(.failure(.unread(error)))
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func stored(_ value: Secret, _ kind: ChangeKind, over before: Secret?) {
    guard transfer.isMove else {
      return completion(.success(ChangeOutcome(kind, before: before, value: value)))
    }
    let moved = ChangeOutcome(.moved, before: before, value: value)
    perform(GetSecret(transfer.source).operation, on: source) { result in
      switch result {
      case .success(let now) where now.bytesEqual(value): deleteSource(moved)
      case .success: completion(.failure(.sourceChanged))
      case .failure(.noSuchSecret): completion(.success(moved))
      case .failure(let error): completion(.failure(.leftBehind(error)))
      }
    }
  }

  private func deleteSource(_ moved: ChangeOutcome) {
    willChange(moved)
    perform(DeleteSecretOnce(transfer.source), on: source) { result in
      switch result {
      case .success: completion(.success(moved))
      case .failure(let error):
        completion(
          .failure(error.leavesOutcomeOpen ? .perhapsLeftBehind(error) : .leftBehind(error)))
      }
    }
  }

  private func perform<O: Operation>(
    _ operation: O, on workspace: OpenWorkspace,
    _ next: @escaping (Result<O.Outcome, DatabricksError>) -> Void
  ) {
    _ = client.begin(operation, on: workspace, next)
  }
}
