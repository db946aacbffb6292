/// One secret on its way out: read, so that it can be put back, then deleted.
struct DeleteJob {
  let path: SecretPath
  /// The bytes it must have; nil deletes whatever is there.
  let wanted: Secret?
  let client: DatabricksClient
  let workspace: OpenWorkspace
  /// Called before the request that deletes, with what is then to be taken back.
  var willChange: (ChangeOutcome) -> Void = { _ in }
  /// Called once.
  let completion: (ChangeResult) -> Void

  func begin() {
    _ = client.begin(GetSecret(path).operation, on: workspace) { result in
      switch result {
      case .success(let held) where wanted.map(held.bytesEqual) ?? true: delete(holding: held)
      case .success: completion(.failure(.differs))
      case .failure(.noSuchSecret): completion(.success(ChangeOutcome(.same)))
      // What cannot be read can be deleted all the same, and not be brought back.
      case .failure(.readingNotAllowed) where wanted == nil: delete(holding: nil)
      case .failure(let error): completion(.failure(.workspace(error)))
      }
    }
  }

  private func delete(holding held: Secret?) {
    willChange(ChangeOutcome(.deleted, before: held))
    _ = client.begin(DeleteSecretOnce(path), on: workspace) { result in
      completion(
        result.map { _ in ChangeOutcome(.deleted, before: held) }
          .mapError { .workspace($0) })
    }
  }
}
