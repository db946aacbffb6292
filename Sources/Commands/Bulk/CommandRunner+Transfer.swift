internal import DatabricksClient
internal import ViewModels

/// Copying and moving: read, put, read back, and only then delete.
extension CommandRunner {
  func transfer(_ transfer: SecretTransfer) throws(CommandFailure) {
    let target = try openWorkspace(transfer.profile)
    if transfer.isMove { try requireTwoPlaces(transfer, target) }
    let outcomes: [ChangeResult?]
    do throws(CommandFailure) {
      outcomes = try watchingInterrupt.each(of: [transfer], showing: "") { transfer, completion in
        begin(transfer, to: target, isNew: false, completion)
      }
    } catch {
      streams.complain(
        transfer.isMove
          ? "interrupted: the secret is there under the old name, the new one, or both;"
            + " run it again to complete it"
          : "interrupted: it is copied or not; run it again")
      throw error
    }
    let to = transfer.profile.map { "\($0):\(transfer.target.text)" } ?? transfer.target.text
    switch outcomes.first ?? nil {
    case .success(let outcome)?:
      switch outcome.kind {
      case .moved: try tell("moved \(transfer.source.text) to \(to)")
      case .same: try tell("\(to) holds the same already")
      case .movedBefore:
        streams.complain(
          "\(transfer.source.text) is not there and \(to) is: taken as moved before, nothing done")
      default: try tell("copied \(transfer.source.text) to \(to)")
      }
    case .failure(let failure)?:
      switch failure.reason {
      case .workspace(let error): throw .workspace(error)
      case .configuration(let error): throw .configuration(error)
      case .leftBehind, .perhapsLeftBehind, .sourceChanged:
        streams.complain("\(transfer.source.text) \(failure.text)")
      default: streams.complain("\(to) \(failure.text)")
      }
      throw .reported(failure.status)
    case nil: throw .interrupted
    }
  }

  /// Two profiles may lead to one workspace, where a secret must not be moved onto itself: it would be
  /// deleted as its own source.
  private func requireTwoPlaces(
    _ transfer: SecretTransfer, _ target: OpenWorkspace
  ) throws(CommandFailure) {
    let (from, to) = (transfer.source, transfer.target)
    guard transfer.profile != nil, from.mayBe(to) else { return }
    let ids = [
      try carryOut(ReadCurrentUser().operation).workspaceID,
      try carryOut(ReadCurrentUser().operation, on: target).workspaceID,
    ]
    guard target.host != workspace.host, let first = ids[0], let second = ids[1], first != second
    else {
      throw .usage(
        from.key == to.key
          ? "\(from.text) would be moved onto itself: both profiles lead to one workspace, or to two"
            + " that cannot be told apart; copy it, look, and delete the old one"
          : "\(to.text) \(ChangeFailure.alike(from.key).text)")
    }
  }

  func copyScope(_ copy: ScopeCopy) throws(CommandFailure) {
    let target = try openWorkspace(copy.profile)
    let keys = try carryOut(ListSecrets(copy.source).operation)
    let present = try KeySpellings(keysOrNewScope(copy.target, on: target))
    // Its own list shows that the workspace tells such names apart.
    let tellsCase =
      present.hasAlike || (copy.profile == nil && KeySpellings(keys).hasAlike)
    var names = present
    let transfers = (0..<keys.count).map { row in
      SecretTransfer(
        SecretPath(scope: copy.source, key: keys[row].name),
        to: SecretPath(scope: copy.target, key: keys[row].name), replaces: copy.replaces)
    }
    let run: (fates: [Fate<ChangeResult>], isInterrupted: Bool) = watchingInterrupt.fates(
      of: transfers, showing: "copying", stopping: \.stopsTheRest
    ) { transfer, completion in
      let key = transfer.target.key
      if !tellsCase, let rival = names.rival(of: key) {
        return completion(.failure(.alike(rival)))
      }
      names.insert(key)
      begin(transfer, to: target, isNew: !present.contains(key), completion)
    }
    var report = KeyReport()
    report.append(transfers.map(\.target.key.rawValue), run)
    try write(report, about: copy.target)
  }

  /// The keys of a scope, which is created where it is not there.
  private func keysOrNewScope(
    _ scope: ScopeName, on target: OpenWorkspace
  ) throws(CommandFailure) -> KeyList {
    do throws(CommandFailure) {
      return try carryOut(ListSecrets(scope).operation, on: target)
    } catch {
      guard case .workspace(.noSuchScope) = error else { throw error }
      _ = try carryOut(CreateScopeOnce(NewScope(name: scope)), on: target)
      return KeyList()
    }
  }

  /// Begins one transfer; with `isNew` the target is known not to be there.
  private func begin(
    _ transfer: SecretTransfer, to target: OpenWorkspace, isNew: Bool,
    _ completion: @escaping (ChangeResult) -> Void
  ) {
    TransferJob(transfer, client, from: workspace, to: target) {
      completion($0.map(\.withoutValues))
    }.begin(isNew: isNew)
  }
}
