/// A scope that is made, or deleted again while nobody has used it.
struct ScopeJob {
  let name: ScopeName
  let client: DatabricksClient
  let workspace: OpenWorkspace
  /// Called once.
  let completion: (ChangeResult) -> Void

  /// Makes `scope`; one of its name that is as if just made is taken for it, as an earlier try whose
  /// answer was lost leaves it.
  func create(_ scope: NewScope) {
    perform(CreateScopeOnce(scope)) { result in
      switch result {
      case .success: completion(.success(ChangeOutcome(.added)))
      case .failure(.alreadyExists(let text)):
        look(besides: []) { isUnused in
          completion(
            isUnused.flatMap {
              $0 ? .success(ChangeOutcome(.same)) : .failure(.workspace(.alreadyExists(text)))
            })
        }
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  func deleteIfUnused(besides grants: [ScopeACL]) {
    look(besides: grants) { isUnused in
      switch isUnused {
      case .success(true): delete()
      case .success(false): completion(.failure(.inUse))
      case .failure(.workspace(.noSuchScope)): completion(.success(ChangeOutcome(.same)))
      case .failure(let failure): completion(.failure(failure))
      }
    }
  }

  func delete() {
    perform(DeleteScopeOnce(name)) { result in
      completion(
        result.map { _ in ChangeOutcome(.deleted) }
          .mapError { .workspace($0) })
    }
  }

  /// Whether it holds no key, and no permission but `grants` and the one that it was made with.
  private func look(
    besides grants: [ScopeACL], _ next: @escaping (Result<Bool, ChangeFailure>) -> Void
  ) {
    perform(ListSecrets(name).operation) { result in
      switch result {
      case .success(let keys) where !keys.isEmpty: next(.success(false))
      case .success: lookAtAccess(besides: grants, next)
      case .failure(let error): next(.failure(.workspace(error)))
      }
    }
  }

  private func lookAtAccess(
    besides grants: [ScopeACL], _ next: @escaping (Result<Bool, ChangeFailure>) -> Void
  ) {
    perform(ListACLs(name).operation) { result in
      switch result {
      case .success(let acls): next(.success(acls.count { !grants.contains($0) } <= 1))
      case .failure(.premiumOnly): next(.success(true))
      case .failure(let error): next(.failure(.workspace(error)))
      }
    }
  }

  private func perform<O: Operation>(
    _ operation: O, _ next: @escaping (Result<O.Outcome, DatabricksError>) -> Void
  ) {
    _ = client.begin(operation, on: workspace, next)
  }
}
