internal import DatabricksClient

/// What the workspace picker asks for and what comes back.
extension AppViewModel {
  /// Changes the picker, where it is open.
  mutating func withPicker(_ change: (inout WorkspacePickerViewModel) -> Void) {
    for index in overlays.indices {
      guard case .workspaces(var picker) = overlays[index] else { continue }
      change(&picker)
      overlays[index] = .workspaces(picker)
    }
  }

  /// The picker, wherever it lies in the stack.
  var picker: WorkspacePickerViewModel? {
    for case .workspaces(let picker) in overlays { return picker }
    return nil
  }

  mutating func askForProfile(_ request: Request) -> [Effect] {
    if case .removeProfile(let name) = request {
      let path = picker?.list?.path ?? "the config file"
      overlays.append(.confirmation(.removeProfile(name, path: path)))
      return []
    }
    return sendFromPicker(request)
  }

  mutating func sendFromPicker(_ request: Request) -> [Effect] {
    [.send(requests.next(), request, .user)]
  }

  mutating func profilesChanged(
    _ done: String, _ result: Result<ProfileChange, ConfigurationError>
  ) -> [Effect] {
    switch result {
    case .success:
      withPicker { $0.notice = done }
      let id = requests.next()
      withPicker { $0.reread(id) }
      return [.send(id, .readProfiles, .user)]
    case .failure(let error):
      withPicker { $0.notice = ErrorText(error).oneLine }
      return []
    }
  }

  /// Forgets the checks nobody waits for any more, then asks who is next.
  mutating func settlePicker(at now: Now) -> [Effect] {
    let wanted = picker?.pending ?? []
    var effects = profileChecks.filter { !wanted.contains($0) }.map(Effect.cancel)
    while let name = picker?.next {
      let check = requests.next()
      withPicker { $0.asks(name, by: check, at: now) }
      effects.append(.send(check, .checkProfile(name), .check))
    }
    profileChecks = picker?.pending ?? []
    return effects
  }
}
