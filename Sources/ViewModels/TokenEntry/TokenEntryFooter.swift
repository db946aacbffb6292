extension TokenEntryViewModel {
  /// The word beside a key at the foot of the screen; nil when the key has nothing to do now.
  package func footerLabel(of row: KeyBinding) -> String? {
    guard case .tokenEntry(let command) = row.command else { return row.label }
    if choice != nil {
      return command == .advance ? "take it" : command == .leave ? "none of them" : nil
    }
    let isReviewing = stage.shownChange != nil
    let isEditable = !isReviewing && !stage.isWaiting
    switch command {
    case .check, .save, .changeKind: return isEditable ? row.label : nil
    case .reveal:
      guard isEditable, !kind.fields.isEmpty, !secretField.isEmpty else { return nil }
      return isTokenRevealed ? "hide" : row.label
    case .leave: return stage.isWaiting ? "cancel" : isReviewing ? "back" : row.label
    case .suggest: return isEditable && hasSuggestions ? row.label : nil
    case .advance: return advanceLabel
    case .lineDown: return changeRows.count > changeRoom ? row.label : nil
    case .lineUp, .pageUp, .pageDown, .nextField, .previousField: return row.label
    }
  }

  private var hasSuggestions: Bool {
    switch focus {
    case .host: renewed == nil && !suggestions.isEmpty
    case .profile: renewed == nil && !knownNames.isEmpty
    default: false
    }
  }

  private var advanceLabel: String? {
    switch focus {
    case .host, .token, .clientID, .clientSecret: "next"
    case .profile, .checkButton: stage.isWaiting ? nil : "check"
    case .saveButton: stage.isWaiting ? nil : "save…"
    case .writeButton: stage.isWaiting ? nil : "write"
    case .backButton: "back"
    case .defaultSwitch: "switch"
    }
  }
}
