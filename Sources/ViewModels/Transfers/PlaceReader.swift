internal import DatabricksClient

/// Reads what a copy or a move has to know; values are compared here and go no further.
struct PlaceReader {
  let client: DatabricksClient
  let profiles: any ProfileStore
  let place: OpenWorkspace
  let target: OpenWorkspace
  /// Called once, from within `client.wait` or at once.
  let completion: (PlacedResult) -> Void

  func read(_ subject: PlacedReading.Subject) {
    switch subject {
    case .profiles:
      completion(profiles.list().map { .profiles($0) }.mapError { .configuration($0) })
    case .workspace: readWorkspace()
    case .keys(let scope): perform(ListSecrets(scope).operation, on: place) { .keys($0) }
    case .acls(let scope): perform(ListACLs(scope).operation, on: place) { .acls($0) }
    case .sameness(let transfer): compare(transfer)
    }
  }

  /// The scopes come first: who may not read them need not be told more.
  private func readWorkspace() {
    _ = client.begin(ListScopes().operation, on: place) { scopes in
      switch scopes {
      case .success(let scopes):
        _ = client.begin(ReadCurrentUser().operation, on: place) { user in
          let user = try? user.get()
          let found = PlacedWorkspace(
            host: place.host.shown, workspaceID: user?.workspaceID ?? place.workspaceID,
            userName: user?.userName, scopes: scopes)
          completion(.success(.workspace(found)))
        }
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func compare(_ transfer: SecretTransfer) {
    _ = client.begin(GetSecret(transfer.source).operation, on: place) { source in
      switch source {
      case .success(let value):
        perform(GetSecret(transfer.target).operation, on: target) {
          .sameness($0.bytesEqual(value))
        }
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func perform<O: Operation>(
    _ operation: O, on workspace: OpenWorkspace, _ finding: @escaping (O.Outcome) -> PlacedFinding
  ) {
    _ = client.begin(operation, on: workspace) { result in
      completion(result.map(finding).mapError { .workspace($0) })
    }
  }
}
