package import DatabricksClient

extension UndoEntry {
  /// What taking it back does, a sentence each.
  package var sentences: [String] {
    let steps = rows.flatMap(\.steps).map(\.change)
    return [
      creationSentence(steps), putBackSentence(steps), moveSentence(steps),
      replaceSentence(steps), deleteSentence, accessSentence(steps),
      scopeDeletionSentence(steps), emptiedSentence(steps), ageSentence(steps),
    ].compactMap(\.self)
  }

  /// Whether taking it back takes something away.
  package var deletesSomething: Bool {
    rows.flatMap(\.steps).contains {
      switch $0.change {
      case .delete, .deleteScope, .deleteUnusedScope, .deleteACL: true
      case .transfer, .put, .createScope, .putACL: false
      }
    }
  }

  private func creationSentence(_ steps: [WorkspaceChange]) -> String? {
    for case .createScope(let new) in steps { return "makes the scope \(new.name.rawValue) again" }
    return nil
  }

  private func scopeDeletionSentence(_ steps: [WorkspaceChange]) -> String? {
    for step in steps {
      switch step {
      case .deleteUnusedScope(let name, _):
        return "deletes the scope \(name.rawValue), if nobody has used it since"
      case .deleteScope(let name):
        return "takes the scope \(name.rawValue) from this workspace; its vault stays in Azure"
      case .createScope, .transfer, .put, .delete, .putACL, .deleteACL: break
      }
    }
    return nil
  }

  private func moveSentence(_ steps: [WorkspaceChange]) -> String? {
    let moves = moves(steps)
    guard let first = moves.first else { return nil }
    guard moves.count > 1 else { return "moves \(first.source.text) back to \(first.target.text)" }
    let scopes = "from \(first.source.scope.rawValue) to \(first.target.scope.rawValue)"
    return "moves \(CountText.counted(moves.count, "key")) back \(scopes)"
  }

  /// The scope that the keys are moved out of stays where it is not deleted.
  private func emptiedSentence(_ steps: [WorkspaceChange]) -> String? {
    guard creationSentence(steps) != nil, scopeDeletionSentence(steps) == nil,
      let scope = moves(steps).first?.source.scope
    else { return nil }
    return "the scope \(scope.rawValue), which was there before, stays"
  }

  /// A workspace keeps no time but that of the last put, so what is old does not look so any more.
  private func ageSentence(_ steps: [WorkspaceChange]) -> String? {
    let count = steps.count {
      switch $0 {
      case .put: true
      case .transfer(let transfer): transfer.isMove
      default: false
      }
    }
    guard count > 0 else { return nil }
    return count == 1 ? "the key's age starts anew" : "the keys' ages start anew"
  }

  private func moves(_ steps: [WorkspaceChange]) -> [SecretTransfer] {
    steps.compactMap {
      if case .transfer(let transfer) = $0, transfer.isMove { transfer } else { nil }
    }
  }

  private func putBackSentence(_ steps: [WorkspaceChange]) -> String? {
    let found = steps.compactMap { step -> (SecretPath, Secret)? in
      if case .put(let path, let value, .nothing) = step { (path, value) } else { nil }
    }
    guard let first = found.first else { return nil }
    guard found.count > 1 else {
      return "puts \(first.0.text) back, \(CountText.counted(first.1.count, "byte")), "
        + "if nothing is there now"
    }
    return "puts \(CountText.counted(found.count, "key")) back where nothing is now"
  }

  private func replaceSentence(_ steps: [WorkspaceChange]) -> String? {
    let found = steps.compactMap { step -> (SecretPath, Secret)? in
      if case .put(let path, let value, .holding) = step { (path, value) } else { nil }
    }
    guard let first = found.first else { return nil }
    guard found.count > 1 else {
      return "puts the former value of \(first.0.text) back, "
        + "\(CountText.counted(first.1.count, "byte")), if nobody has put another since"
    }
    return "puts the former value of \(CountText.counted(found.count, "key")) back, "
      + "where nobody has put another since"
  }

  private var deleteSentence: String? {
    let found = rows.flatMap(\.steps).compactMap { step -> (path: SecretPath, profile: String?)? in
      guard case .delete(let path, _) = step.change else { return nil }
      return (path, step.profile == place.profile ? nil : step.profile)
    }
    guard let first = found.first else { return nil }
    guard found.count > 1 else {
      let text = first.profile.map { "\($0):\(first.path.text)" } ?? first.path.text
      return "deletes \(text), if it still holds what was put"
    }
    let isOfOne = found.allSatisfy { $0.profile == first.profile }
    let workspace = isOfOne ? first.profile.map { " in \($0)" } ?? "" : ""
    return
      "deletes \(CountText.counted(found.count, "key"))\(workspace) that still hold what was put"
  }

  private func accessSentence(_ steps: [WorkspaceChange]) -> String? {
    let texts = steps.compactMap { step -> String? in
      switch step {
      case .putACL(let scope, let principal, let permission, _):
        "gives \(principal) \(permission.rawValue) in \(scope.rawValue) again"
      case .deleteACL(let scope, let principal, _):
        "takes \(principal)'s permission in \(scope.rawValue) away again"
      case .transfer, .put, .delete, .createScope, .deleteScope, .deleteUnusedScope: nil
      }
    }
    guard let first = texts.first, texts.count > 1 else { return texts.first }
    let count = CountText.counted(texts.count, "permission")
    let verb = first.prefix { $0 != " " }
    guard texts.allSatisfy({ $0.hasPrefix(verb) }) else { return "sets \(count) as they were" }
    return verb == "gives" ? "gives \(count) again" : "takes \(count) away again"
  }
}

extension ConfirmationViewModel {
  /// Asks before something is taken back.
  package static func takeBack(
    _ entry: UndoEntry, isElsewhere: Bool, now: Timestamp, openedBy key: Key?
  ) -> ConfirmationViewModel {
    let done =
      "done \(AgeText.long(since: entry.time, now: now)) ago"
      + (isElsewhere ? " in another workspace, \(entry.place.name)" : "")
    let button: Button =
      entry.deletesSomething
      ? .danger("take back", "y", .takeBack(entry.id))
      : Button(label: "take back", letter: "y", result: .takeBack(entry.id), isDangerous: false)
    return ConfirmationViewModel(
      title: "Take it back", lines: [entry.title] + entry.sentences + [done],
      buttons: [.keep("cancel"), button], requiredText: nil, openingKey: key)
  }

  /// Asks before something can no longer be taken back.
  package static func forget(_ entry: UndoEntry, openedBy key: Key?) -> ConfirmationViewModel {
    let values =
      entry.byteCount == 0
      ? "it keeps no values"
      : "the \(CountText.counted(entry.byteCount, "byte")) of values kept for it are wiped"
    return ConfirmationViewModel(
      title: "Forget it",
      lines: [entry.title, "can no longer be taken back; \(values)"],
      buttons: [.keep("cancel"), .danger("forget", "y", .forgetUndo(entry.id))],
      requiredText: nil, openingKey: key)
  }
}
