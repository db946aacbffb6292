/// Puts a value without overwriting what somebody else put meanwhile, and never guesses whether it
/// was saved.
///
/// Before the put the key's time is compared with the one seen; after it the list tells the new
/// time. When the answer to the put is lost, list and value are read back: the same bytes are
/// saved, the old state is put once more, anything else is reported. Another time than the one seen
/// may be that of an earlier put of this program; then its value tells. The moment between list and
/// put cannot be closed: the API has no conditional put.
package struct SaveSecret: Operation {
  /// Which answer is awaited.
  private enum Stage {
    case comparing
    case comparingValue(Found)
    /// The list has that key in its place, whose name differs by case alone.
    case lookingForRival(KeyName)
    case putting
    case confirming
    case settlingTime(DatabricksError)
    case settlingValue(DatabricksError, Found)
  }

  /// What the list says of the key; `time` is nil also where the backend tells none.
  private struct Found: Equatable {
    var isPresent: Bool
    var time: Timestamp?
    /// A key whose name differs by case alone, where the key itself is not listed.
    var rival: KeyName?
  }

  private let path: SecretPath
  private let value: Secret
  private let seen: SeenSecret
  private var stage = Stage.comparing
  /// The key as the list had it before the put; nil when it was not looked at.
  private var before: Found?
  private var putCount = 0

  package init(_ path: SecretPath, value: Secret, seen: SeenSecret) {
    self.path = path
    self.value = value
    self.seen = seen
  }

  package var isInDoubt: Bool {
    switch stage {
    case .settlingTime, .settlingValue: true
    case .comparing, .comparingValue, .lookingForRival, .putting, .confirming: false
    }
  }

  package mutating func begin() -> OperationStep<SavedSecret> {
    do throws(DatabricksError) {
      try path.scope.check.require()
      try path.key.check.require()
    } catch {
      return fail(error)
    }
    guard value.count <= PutSecret.maximumByteCount else {
      return fail(
        .limitReached("the value has \(value.count) bytes; 131,072 (128 KB) are allowed"))
    }
    if seen == .unchecked { return put() }
    return list(.comparing)
  }

  package mutating func received(
    _ answer: Result<HTTPResponse, DatabricksError>, tries: Int
  ) -> OperationStep<SavedSecret> {
    switch stage {
    case .comparing: compare(found(in: answer))
    case .comparingValue(let found): compareValue(GetSecret(path).decode(answer), found)
    case .lookingForRival(let rival): lookForRival(rival, GetSecret(path).decode(answer))
    case .putting: receivePut(PutSecret(path, value).decode(answer))
    case .confirming: finish(lastUpdated: try? found(in: answer).get().time, wasReadBack: false)
    case .settlingTime(let loss): settleTime(found(in: answer), after: loss)
    case .settlingValue(let loss, let found):
      settleValue(GetSecret(path).decode(answer), found, after: loss)
    }
  }

  private mutating func compare(
    _ listed: Result<Found, DatabricksError>
  ) -> OperationStep<SavedSecret> {
    switch listed {
    case .failure(let error): return fail(error)
    case .success(let found):
      if seen.settled == .absent, let rival = found.rival {
        stage = .lookingForRival(rival)
        return .send(GetSecret(path).request)
      }
      if isAs(seen, found) {
        before = found
        return put()
      }
      guard found.isPresent, !seen.values.isEmpty else {
        return fail(.changedMeanwhile(found.time))
      }
      stage = .comparingValue(found)
      return .send(GetSecret(path).request)
    }
  }

  /// Puts the value unless the key that is listed in other letters is found under this name too: only
  /// the workspace knows whether it would be put over.
  private mutating func lookForRival(
    _ rival: KeyName, _ held: Result<Secret, DatabricksError>
  ) -> OperationStep<SavedSecret> {
    switch held {
    case .failure(.noSuchSecret):
      before = Found(isPresent: false)
      return put()
    case .success: return fail(.alreadyExists("\(rival.rawValue) is the same key here"))
    case .failure(.readingNotAllowed):
      return fail(.alreadyExists("\(rival.rawValue) may be the same key"))
    case .failure(let error): return fail(error)
    }
  }

  private func isAs(_ seen: SeenSecret, _ found: Found) -> Bool {
    switch seen {
    case .absent: !found.isPresent
    case .present(let time): found.isPresent && found.time == time
    // Where the backend tells no times, none was missed.
    case .held: found.isPresent && found.time == nil
    case .unchecked: true
    case .unsettled(_, let before): isAs(before, found)
    }
  }

  /// The key is another one than seen: by an earlier put of this program, or by somebody else's.
  private mutating func compareValue(
    _ held: Result<Secret, DatabricksError>, _ found: Found
  ) -> OperationStep<SavedSecret> {
    switch held {
    case .success(let held) where seen.isUnsettled && held.bytesEqual(value):
      return finish(lastUpdated: found.time, wasReadBack: true)
    case .success(let held) where seen.values.contains(where: held.bytesEqual):
      before = found
      return put()
    case .success, .failure(.readingNotAllowed), .failure(.noSuchSecret):
      return fail(.changedMeanwhile(found.time))
    case .failure(let error): return fail(error)
    }
  }

  private mutating func receivePut(
    _ result: Result<Void, DatabricksError>
  ) -> OperationStep<SavedSecret> {
    switch result {
    case .success: return list(.confirming)
    case .failure(let error):
      return error.leavesPutOpen ? list(.settlingTime(error)) : fail(error)
    }
  }

  private mutating func settleTime(
    _ listed: Result<Found, DatabricksError>, after loss: DatabricksError
  ) -> OperationStep<SavedSecret> {
    switch listed {
    // What has never answered as a workspace holds nothing.
    case .failure(.notAWorkspace) where before == nil && !loss.leavesOutcomeOpen: return fail(loss)
    case .failure: return fail(.outcomeUnknown(loss.lossText))
    case .success(let found) where found.isPresent:
      stage = .settlingValue(loss, found)
      return .send(GetSecret(path).request)
    case .success(let found):
      return before?.isPresent == true
        ? fail(.changedMeanwhile(found.time)) : putAgain(after: loss)
    }
  }

  private mutating func settleValue(
    _ held: Result<Secret, DatabricksError>, _ found: Found, after loss: DatabricksError
  ) -> OperationStep<SavedSecret> {
    switch held {
    case .success(let held) where held.bytesEqual(value):
      return finish(lastUpdated: found.time, wasReadBack: true)
    case .failure: return fail(.outcomeUnknown(loss.lossText))
    case .success:
      guard let before else { return putAgain(after: loss) }
      guard found == before else { return fail(.changedMeanwhile(found.time)) }
      // Without times there is no telling the old value from somebody else's new one.
      return found.time == nil ? fail(.outcomeUnknown(loss.lossText)) : putAgain(after: loss)
    }
  }

  private mutating func putAgain(after loss: DatabricksError) -> OperationStep<SavedSecret> {
    guard putCount < 2 else { return fail(loss) }
    return put()
  }

  private mutating func put() -> OperationStep<SavedSecret> {
    putCount += 1
    stage = .putting
    return .send(PutSecret(path, value).request)
  }

  private mutating func list(_ stage: Stage) -> OperationStep<SavedSecret> {
    self.stage = stage
    return .send(ListSecrets(path.scope).request)
  }

  private func finish(lastUpdated: Timestamp?, wasReadBack: Bool) -> OperationStep<SavedSecret> {
    .finished(
      .success(
        SavedSecret(
          lastUpdated: lastUpdated, byteCount: value.count, wasReadBack: wasReadBack)))
  }

  private func fail(_ error: DatabricksError) -> OperationStep<SavedSecret> {
    .finished(.failure(error))
  }

  private func found(
    in answer: Result<HTTPResponse, DatabricksError>
  ) -> Result<Found, DatabricksError> {
    ListSecrets(path.scope).decode(answer).map { keys in
      guard let row = keys.firstIndex(of: path.key) else {
        return Found(isPresent: false, rival: KeySpellings(keys).rival(of: path.key))
      }
      return Found(isPresent: true, time: keys[row].lastUpdated)
    }
  }
}

extension DatabricksError {
  /// Whether the value may have been put all the same: also behind a page that something on the
  /// way there, such as a proxy, sent in the place of an answer.
  fileprivate var leavesPutOpen: Bool {
    if case .notAWorkspace = self { true } else { leavesOutcomeOpen }
  }

  /// How the answer got lost, in a few words.
  var lossText: String {
    switch self {
    case .outcomeUnknown(let text), .malformedResponse(let text): text
    case .notAWorkspace(_, let text): "in its place came \(text)"
    case .serverFailed(let status, _): "the server answered with status \(status)"
    default: ""
    }
  }
}
