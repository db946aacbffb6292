internal import DatabricksClient

// What each box says of the last thing done in it, for the log.
//
// Boxes that say nothing of that kind, or have room for it whatever its length, leave it out.

extension AuditViewModel {
  package var told: StatusLine? { notice }
}

extension CompareViewModel {
  package var told: StatusLine? { notice }
}

extension AccessViewModel {
  package var told: StatusLine? {
    hint.map { StatusLine($0.tone == .good ? .good : .warning, $0.text) }
  }
}

extension FileDialogViewModel {
  package var told: StatusLine? { problem.map { StatusLine(.warning, $0) } }
}

extension ExportViewModel {
  package var told: StatusLine? { file.told }
}

extension ImportViewModel {
  package var told: StatusLine? {
    (problem ?? hint).map { StatusLine(.warning, $0) } ?? file.told
  }
}

extension NewKeyViewModel {
  package var told: StatusLine? { problem.map { StatusLine(.warning, $0) } }
}

extension NewScopeViewModel {
  package var told: StatusLine? { problem.map { StatusLine(.warning, $0) } }
}

extension RenameViewModel {
  package var told: StatusLine? { problem.map { StatusLine(.warning, $0) } }
}

extension GrantViewModel {
  package var told: StatusLine? { problem.map { StatusLine(.warning, $0) } }
}

extension WorkspacePickerViewModel {
  package var told: StatusLine? {
    if let problem { return StatusLine(.warning, problem) }
    guard let name = selected?.name else { return nil }
    return switch states[name] {
    case .found(.failed(let error)):
      StatusLine(.failure, "\(name): \(ErrorText(error).oneLine)")
    case .found(.unusable(let error)):
      StatusLine(.failure, "\(name): \(ErrorText(error).oneLine)")
    default: nil
    }
  }
}

extension ChangeRunViewModel {
  package var told: StatusLine? {
    let row = selection.selected
    guard hasEnded, let failure = states[row].failure else { return nil }
    return StatusLine(.failure, "\(plan.rows[row].name): \(ErrorText(failure).oneLine)")
  }
}

extension ConfirmationViewModel {
  package var told: StatusLine? {
    if case .failure(let text) = note { StatusLine(.failure, text) } else { nil }
  }
}
