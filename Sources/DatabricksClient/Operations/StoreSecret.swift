/// How a value that was put looks when it is read back.
package enum StoredSecret: Equatable, Sendable {
  /// The workspace holds these bytes.
  case verified
  /// It was put, and reading it back failed.
  case unread(DatabricksError)
  /// It was put, and the workspace holds something else: somebody put or deleted it meanwhile.
  case different
}

/// Puts a value over whatever is there and reads it back, for copies and bulk work.
///
/// Reading back also settles a put whose answer was lost: the same bytes are stored, anything else
/// is put once more. Two requests where nothing goes wrong.
package struct StoreSecret: Operation {
  /// Which answer is awaited.
  private enum Stage {
    case putting
    /// The loss is nil where the put was answered.
    case reading(after: DatabricksError?)
  }

  private let path: SecretPath
  private let value: Secret
  private var stage = Stage.putting
  private var putCount = 0
  private var readCount = 0

  package init(_ path: SecretPath, value: Secret) {
    self.path = path
    self.value = value
  }

  package mutating func begin() -> OperationStep<StoredSecret> {
    do throws(DatabricksError) {
      try path.scope.check.require()
      try path.key.check.require()
    } catch {
      return .finished(.failure(error))
    }
    guard value.count <= PutSecret.maximumByteCount else {
      return .finished(
        .failure(
          .limitReached("the value has \(value.count) bytes; 131,072 (128 KB) are allowed")))
    }
    return put()
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<StoredSecret> {
    switch stage {
    case .putting:
      switch PutSecret(path, value).decode(answer) {
      case .success: return read(after: nil)
      case .failure(let error) where error.leavesOutcomeOpen: return read(after: error)
      case .failure(let error): return .finished(.failure(error))
      }
    case .reading(let loss): return compare(GetSecret(path).decode(answer), after: loss)
    }
  }

  private mutating func compare(
    _ held: Result<Secret, DatabricksError>, after loss: DatabricksError?
  ) -> OperationStep<StoredSecret> {
    switch held {
    case .success(let held) where held.bytesEqual(value): return .finished(.success(.verified))
    case .success, .failure(.noSuchSecret):
      guard let loss else { return .finished(.success(.different)) }
      return putCount < 2 ? put() : .finished(.failure(loss))
    case .failure(let error) where error.leavesOutcomeOpen && readCount < 2:
      return read(after: loss)
    case .failure(let error):
      guard let loss else { return .finished(.success(.unread(error))) }
      return .finished(.failure(.outcomeUnknown(loss.lossText)))
    }
  }

  private mutating func put() -> OperationStep<StoredSecret> {
    putCount += 1
    readCount = 0
    stage = .putting
    return .send(PutSecret(path, value).request)
  }

  private mutating func read(after loss: DatabricksError?) -> OperationStep<StoredSecret> {
    readCount += 1
    stage = .reading(after: loss)
    return .send(GetSecret(path).request)
  }
}
