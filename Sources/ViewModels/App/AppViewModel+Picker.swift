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

  /// Takes the profiles in and asks each whether it answers.
  mutating func profilesRead(
    _ id: RequestID, _ result: Result<ProfileList, ConfigurationError>, at now: Now
  ) -> [Effect] {
    var names: [String] = []
    withPicker { names = $0.answered(id, result) }
    return names.map { name in
      let check = requests.next()
      withPicker { $0.asks(name, by: check, at: now) }
      return .send(check, .checkProfile(name), .background)
    }
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

  /// Forgets the checks of a picker that was closed.
  mutating func settlePicker() -> [Effect] {
    let wanted = picker?.pending ?? []
    let unwanted = profileChecks.filter { !wanted.contains($0) }
    profileChecks = wanted
    return unwanted.map(Effect.cancel)
  }
}
