internal import DatabricksClient
internal import Desktop

/// What the workspace picker asks for and what comes back.
extension AppViewModel {
  /// Changes the picker, where it is open.
  mutating func withPicker(_ change: (inout WorkspacePickerViewModel) -> Void) { withBox(change) }

  /// The picker, wherever it lies in the stack.
  var picker: WorkspacePickerViewModel? { box() }

  /// Takes an answer that is for the picker; nil where it is not.
  mutating func answeredForPicker(_ id: RequestID, _ answer: Answer, at now: Now) -> [Effect]? {
    switch answer {
    case .profiles(let result): withPicker { $0.answered(id, result) }
    case .profileChecked(let name, let found):
      withPicker { $0.checked(id, name, found, at: now) }
    case .profileRemoved(let name, let result):
      return profilesChanged("deleted profile \(name)", result)
    case .profileMadeDefault(let name, let result):
      return profilesChanged("\(name) is opened when no profile is named", result)
    case .settings(let found): take(found)
    case .profileMarked(let name, let result): profileMarked(name, result)
    default: return nil
    }
    return []
  }

  mutating func askForProfile(_ request: Request) -> [Effect] {
    let path = picker?.list?.path ?? "the config file"
    switch request {
    case .removeProfile(let name):
      overlays.append(.confirmation(.removeProfile(name, path: path)))
    case .makeProfileDefault(let name):
      let former = picker?.list?.rows.first { $0.isDefault }?.name
      overlays.append(.confirmation(.makeProfileDefault(name, former: former, path: path)))
    default: return sendFromPicker(request)
    }
    return []
  }

  /// Takes the settings into use.
  mutating func take(_ found: ProfileSettings) {
    settings = found
    withPicker { $0.settings = found }
  }

  mutating func profileMarked(
    _ name: String, _ result: Result<ProfileSettings, ConfigurationError>
  ) {
    switch result {
    case .success(let found):
      take(found)
      let mark = found.mark(of: name)
      let parts = [mark.isReadOnly ? "read-only" : nil, mark.color?.rawValue].compactMap(\.self)
      let words = parts.isEmpty ? "no mark any more" : parts.joined(separator: ", ")
      withPicker { $0.notice = "\(name): \(words); written to \(found.path)" }
    case .failure(let error):
      withPicker { $0.problem = ErrorText(error).oneLine }
    }
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
      withPicker { $0.problem = ErrorText(error).oneLine }
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
