internal import DatabricksClient

extension ConfirmationViewModel {
  /// Asks before an entry is taken out of an access list.
  static func removeAccess(_ change: AccessChange, openedBy key: Key?) -> ConfirmationViewModel {
    let what = change.former?.rawValue ?? "the access"
    return ConfirmationViewModel(
      title: "Delete an access entry",
      lines: [
        change.shownName,
        "loses \(what) in \(change.scope.rawValue); jobs and notebooks that need it may fail",
      ],
      buttons: [.keep("cancel"), .danger("delete", "y", .access(.agreed(change)))],
      requiredText: nil, openingKey: key)
  }

  /// Asks before a change after which the user, or nobody, manages the scope; its name must be typed.
  static func lockout(
    _ lockout: AccessLockout, by change: AccessChange, openedBy key: Key?
  ) -> ConfirmationViewModel {
    let scope = change.scope.rawValue
    let end = change.permission.map { "has \($0.rawValue) then" } ?? "is taken out of the list"
    let consequence =
      switch lockout {
      case .own:
        "\(end), and you no longer manage \(scope): only another manager or a workspace admin can "
          + "give it back, undo cannot"
      case .lastManager:
        "\(end), and nobody manages \(scope): only a workspace admin can give it back, undo cannot"
      }
    var question = ConfirmationViewModel(
      title: lockout == .own ? "Give up your own MANAGE" : "Give up the last MANAGE",
      lines: [change.shownName, consequence],
      buttons: [
        .keep("cancel"),
        .danger(
          change.permission == nil ? "delete" : "change", nil, .access(.agreed(change))),
      ],
      requiredText: scope, openingKey: key)
    question.typingHint = "type the scope's name to do it"
    return question
  }
}
