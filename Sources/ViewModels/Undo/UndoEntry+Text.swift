package import DatabricksClient

extension UndoEntry {
  /// What taking it back does, a sentence each.
  package var sentences: [String] {
    let steps = rows.flatMap(\.steps).map(\.change)
    return [
      scopeSentence(steps), putBackSentence(steps), replaceSentence(steps),
      deleteSentence(steps), accessSentence(steps),
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

  private func scopeSentence(_ steps: [WorkspaceChange]) -> String? {
    for step in steps {
      switch step {
      case .createScope(let new): return "makes the scope \(new.name.rawValue) again"
      case .deleteUnusedScope(let name):
        return "deletes the scope \(name.rawValue), if nobody has used it since"
      case .deleteScope(let name):
        return "takes the scope \(name.rawValue) from this workspace; its vault stays in Azure"
      case .transfer, .put, .delete, .putACL, .deleteACL: break
      }
    }
    return nil
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

  private func deleteSentence(_ steps: [WorkspaceChange]) -> String? {
    let found = steps.compactMap { if case .delete(let path, _) = $0 { path } else { nil } }
    guard let first = found.first else { return nil }
    guard found.count > 1 else {
      return "deletes \(first.text), if it still holds what was put"
    }
    return "deletes \(CountText.counted(found.count, "key")) that still hold what was put"
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
