internal import DatabricksClient

/// One secret on its way from one place to another, perhaps in two workspaces.
///
/// At every moment at least one of the two holds the bytes: the source is deleted last, after the
/// target was read back and the source was found unchanged.
struct TransferJob {
  let transfer: SecretTransfer
  let client: DatabricksClient
  let source: OpenWorkspace
  let target: OpenWorkspace
  /// Called once.
  let completion: (KeyResult) -> Void

  /// Begins by reading the source; with `isNew` the target is not looked at.
  func begin(isNew: Bool) {
    perform(GetSecret(transfer.source).operation, on: source) { result in
      switch result {
      case .success(let value): isNew ? store(value, as: .added) : compare(value)
      case .failure(.noSuchSecret(let name)) where transfer.isMove:
        lookWhetherMovedBefore(.noSuchSecret(name))
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func lookWhetherMovedBefore(_ error: DatabricksError) {
    perform(GetSecret(transfer.target).operation, on: target) { result in
      if case .success = result {
        completion(.success(.movedBefore))
      } else {
        completion(.failure(.workspace(error)))
      }
    }
  }

  private func compare(_ value: Secret) {
    perform(GetSecret(transfer.target).operation, on: target) { result in
      switch result {
      case .success(let held) where held.bytesEqual(value): stored(value, as: .same)
      case .success where transfer.replaces: store(value, as: .changed)
      case .success: completion(.failure(.differs))
      case .failure(.noSuchSecret): store(value, as: .added)
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func store(_ value: Secret, as change: KeyChange) {
    perform(StoreSecret(transfer.target, value: value), on: target) { result in
      switch result {
      case .success(.verified): stored(value, as: change)
      case .success(.different): completion(.failure(.notVerified))
      case .success(.unread(let error)): completion(.failure(.unread(error)))
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func stored(_ value: Secret, as change: KeyChange) {
    guard transfer.isMove else { return completion(.success(change)) }
    perform(GetSecret(transfer.source).operation, on: source) { result in
      switch result {
      case .success(let now) where now.bytesEqual(value): deleteSource()
      case .success: completion(.failure(.sourceChanged))
      case .failure(.noSuchSecret): completion(.success(.moved))
      case .failure(let error): completion(.failure(.leftBehind(error)))
      }
    }
  }

  private func deleteSource() {
    perform(DeleteSecretOnce(transfer.source), on: source) { result in
      switch result {
      case .success: completion(.success(.moved))
      case .failure(let error): completion(.failure(.leftBehind(error)))
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
