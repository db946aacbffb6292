package import DatabricksClient

/// Revealing a value, and the editor's way from opening to saving.
extension BrowserViewModel {
  /// Shows the selected key's value, or hides it again.
  package mutating func toggleReveal(_ requests: inout RequestCounter) -> [Effect] {
    guard let path = keys.selectedPath else { return [] }
    if value.content != .hidden, value.path == path {
      guard case .failed = value.content else { return value.hide().map { [.cancel($0)] } ?? [] }
    }
    let id = requests.next()
    value.load(id)
    return [.send(id, .readValue(path), .user)]
  }

  /// Reads the selected key's value in order to edit it.
  package mutating func edit(_ requests: inout RequestCounter) -> [Effect] {
    guard let path = keys.selectedPath, let key = keys.selected else { return [] }
    var effects = value.hide().map { [Effect.cancel($0)] } ?? []
    if let opening { effects.append(.cancel(opening.id)) }
    let id = requests.next()
    opening = Opening(id: id, path: path, seen: .present(lastUpdated: key.lastUpdated))
    focus(.value)
    return effects + [.send(id, .readValue(path), .user)]
  }

  /// Opens the editor on a key that is not there yet.
  package mutating func createKey(_ path: SecretPath) {
    openEditor(EditorViewModel(path: path, original: nil, seen: .absent))
  }

  /// Closes the editor; what was not saved is wiped.
  package mutating func closeEditor(_ requests: inout RequestCounter) -> [Effect] {
    editor?.close()
    editor = nil
    editorSave = nil
    focus(.keys)
    return selectionChanged(&requests)
  }

  /// Sends the editor's value to be saved.
  package mutating func save(
    _ path: SecretPath, _ value: Secret, seen: SeenSecret, _ requests: inout RequestCounter
  ) -> [Effect] {
    let id = requests.next()
    changes.insert(id)
    editorSave = id
    return [.send(id, .save(path, value: value, seen: seen), .user)]
  }

  /// Takes the value in view away, editor or not.
  mutating func hideValue() -> [Effect] {
    value.hide().map { [.cancel($0)] } ?? []
  }

  /// Sends a create or a delete and notes that its answer is awaited.
  package mutating func change(
    _ request: Request, _ requests: inout RequestCounter
  ) -> [Effect] {
    let id = requests.next()
    changes.insert(id)
    return [.send(id, request, .user)]
  }

  /// Takes what is revealed from the screen, as when nobody may be there to see who else looks.
  package mutating func hideValues() -> [Effect] {
    editor?.hide()
    return value.hide().map { [.cancel($0)] } ?? []
  }

  /// Stops waiting for what the user asked for; nothing that writes is stopped.
  package mutating func cancelReading() -> [Effect] {
    var unwanted: [RequestID] = []
    if case .loading = value.content { unwanted += value.hide().map { [$0] } ?? [] }
    if let opening {
      unwanted.append(opening.id)
      self.opening = nil
      focus(.keys)
    }
    if let id = scopes.scopes.pending {
      unwanted.append(id)
      scopes.cancel()
      // Both wait for the same sign-in, which ends when nobody waits for it.
      if let id = user.pending { unwanted.append(id) }
      user.cancel()
    }
    if let scope = scopes.selected?.name, let id = scopes.details[scope]?.keys.pending {
      unwanted.append(id)
      fill.finished(id)
      scopes.details[scope]?.keys.cancel()
    }
    return unwanted.map(Effect.cancel)
  }

  /// Stops reading the scopes nobody has asked for.
  package mutating func stopFilling() -> [Effect] {
    isRefreshing = false
    let unwanted = fill.stop()
    for name in scopes.details.keys {
      scopes.details[name]?.keys.forgetRequest(unwanted)
      scopes.details[name]?.acls.forgetRequest(unwanted)
    }
    return unwanted.map(Effect.cancel)
  }

  mutating func valueAnswered(
    _ id: RequestID, _ path: SecretPath, _ result: Result<Secret, DatabricksError>, at now: Now
  ) -> [Effect] {
    guard let opening, opening.id == id else {
      value.answer(id, result, at: now)
      if case .failure(let error) = result, case .failed = value.content {
        status = .failed("\(path.text) not read", error)
      }
      return []
    }
    self.opening = nil
    switch result {
    case .success(let secret):
      openEditor(EditorViewModel(path: path, original: secret, seen: opening.seen))
    case .failure(.readingNotAllowed):
      // Such a workspace still takes values, so it can be replaced without having been seen.
      openEditor(EditorViewModel(path: path, original: nil, seen: opening.seen))
      status = StatusLine(
        .warning,
        "this workspace does not show values outside notebooks; what you save replaces "
          + "\(path.text) unseen")
    case .failure(let error):
      status = .failed("\(path.text) not opened", error)
      focus(.keys)
    }
    return []
  }

  mutating func saveAnswered(
    _ id: RequestID, _ path: SecretPath, _ result: Result<SavedSecret, DatabricksError>,
    at now: Now, _ requests: inout RequestCounter
  ) -> [Effect] {
    guard changes.remove(id) != nil else { return [] }
    // An editor that was left and opened again waits for a save of its own.
    let isOfEditor = editorSave == id
    if isOfEditor { editorSave = nil }
    switch result {
    case .success(let saved):
      if isOfEditor { editor?.saved(saved) }
      let proof = saved.wasReadBack ? ", proved by reading it back" : ""
      let size = CountText.counted(saved.byteCount, "byte")
      status = StatusLine(.good, "saved \(path.text), \(size)\(proof)")
      destination = Destination(scope: path.scope, key: path.key)
      return listKeys(of: path.scope, &requests)
    case .failure(let error):
      tellFailedSave(of: path, isOfEditor: isOfEditor, error)
      noteRefusal(error, in: path.scope)
      return []
    }
  }

  /// Says that a save failed, or that it is not known, in the editor that waits for it too.
  private mutating func tellFailedSave(
    of path: SecretPath, isOfEditor isEdited: Bool, _ error: DatabricksError
  ) {
    var isKnown = true
    switch error {
    case .changedMeanwhile: if isEdited { editor?.saveConflicted(ErrorText(error).oneLine) }
    case .outcomeUnknown:
      isKnown = false
      if isEdited { editor?.saveFailed(ErrorText.reasonOfDoubt(error), isOpen: true) }
    case _ where isEdited && editor?.seen.isUnsettled == true:
      isKnown = false
      editor?.saveFailed(ErrorText.reasonOfDoubt(error))
    default: if isEdited { editor?.saveFailed(ErrorText(error).oneLine) }
    }
    if isEdited, case .changedMeanwhile = error {
      // The question that follows says it, and the editor behind it.
      status = nil
      return
    }
    let advice = isEdited ? "save again to find out" : "open it to find out"
    status =
      isKnown
      ? .failed("\(path.text) not saved", error)
      : StatusLine(
        .failure,
        "it is not known whether \(path.text) was saved: \(ErrorText.reasonOfDoubt(error)); "
          + advice)
  }

  private mutating func openEditor(_ opened: EditorViewModel) {
    editor = opened
    editorSave = nil
    status = nil
    focus(.value)
  }
}
