internal import DatabricksClient

/// Reads what a box has to know; values are compared here and go no further.
struct PlaceReader {
  let client: DatabricksClient
  let profiles: any ProfileStore
  let place: OpenWorkspace
  let target: OpenWorkspace
  /// Called with each operation that begins: the one to be cancelled from then on.
  let begun: (OperationID) -> Void
  /// Called once, from within `client.wait` or at once, unless the operation is cancelled.
  let completion: (PlacedResult) -> Void

  func read(_ subject: PlacedReading.Subject) {
    switch subject {
    case .profiles:
      completion(profiles.list().map { .profiles($0) }.mapError { .configuration($0) })
    case .workspace: readWorkspace()
    case .keys(let scope): finish(ListSecrets(scope), on: place) { .keys($0) }
    case .acls(let scope): finish(ListACLs(scope), on: place) { .acls($0) }
    case .sameness(let transfer): compare(transfer)
    }
  }

  /// The scopes come first: who may not read them need not be told more.
  private func readWorkspace() {
    perform(ListScopes(), on: place) { scopes in
      begin(ReadCurrentUser(), on: place) { user in
        let user = try? user.get()
        let found = PlacedWorkspace(
          host: place.host.shown, workspaceID: user?.workspaceID ?? place.workspaceID,
          userName: user?.userName, scopes: scopes)
        completion(.success(.workspace(found)))
      }
    }
  }

  private func compare(_ transfer: SecretTransfer) {
    perform(GetSecret(transfer.source), on: place) { value in
      finish(GetSecret(transfer.target), on: target) { .sameness($0.bytesEqual(value)) }
    }
  }

  private func finish<E: Endpoint>(
    _ endpoint: E, on workspace: OpenWorkspace, _ finding: @escaping (E.Answer) -> PlacedFinding
  ) {
    perform(endpoint, on: workspace) { completion(.success(finding($0))) }
  }

  /// Goes on with what the workspace answers; a refusal is the end.
  private func perform<E: Endpoint>(
    _ endpoint: E, on workspace: OpenWorkspace, _ goOn: @escaping (E.Answer) -> Void
  ) {
    begin(endpoint, on: workspace) { result in
      switch result {
      case .success(let answer): goOn(answer)
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func begin<E: Endpoint>(
    _ endpoint: E, on workspace: OpenWorkspace,
    _ goOn: @escaping (Result<E.Answer, DatabricksError>) -> Void
  ) {
    begun(client.begin(endpoint.operation, on: workspace, goOn))
  }
}
