internal import DatabricksClient
internal import SecretFiles

extension ConfirmationViewModel {
  /// Asks before the picked rows of `form` are put; nil where none is.
  ///
  /// Where some replace a value, adding the others alone has a letter of its own.
  static func importing(_ form: ImportViewModel) -> ConfirmationViewModel? {
    let picked = form.rows.filter(\.isPicked)
    let added = picked.filter { $0.state == .add }
    guard !picked.isEmpty else { return nil }
    let changeCount = picked.count - added.count
    let invalidCount = form.counts.invalid
    var buttons = [Button.keep("cancel")]
    if !added.isEmpty {
      let label = "add \(CountText.grouped(added.count))" + (changeCount > 0 ? " only" : "")
      buttons.append(
        Button(
          label: label, letter: changeCount > 0 ? "a" : "y",
          result: .importRows(.importing(added, into: form.scope, leavingOut: invalidCount)),
          isDangerous: false))
    }
    if changeCount > 0 {
      let label =
        (added.isEmpty ? "" : "add \(CountText.grouped(added.count)), ")
        + "overwrite \(CountText.grouped(changeCount))"
      buttons.append(
        .danger(
          label, added.isEmpty ? "y" : "o",
          .importRows(.importing(picked, into: form.scope, leavingOut: invalidCount))))
    }
    return ConfirmationViewModel(
      title: "Import \(CountText.counted(picked.count, "key"))",
      lines: [form.scope.rawValue, consequence(added.count, changeCount)],
      buttons: buttons, requiredText: nil, openingKey: Key(.enter))
  }

  private static func consequence(_ addedCount: Int, _ changeCount: Int) -> String {
    let added = addedCount > 0 ? "gets \(CountText.counted(addedCount, "new key"))" : ""
    guard changeCount > 0 else { return added }
    let values = changeCount == 1 ? "1 value is" : "\(CountText.grouped(changeCount)) values are"
    let replaced = "\(values) replaced; u takes it back while this program runs"
    return added.isEmpty ? replaced : "\(added), and \(replaced)"
  }

  /// Asks before values are written in clear; the scope's name, or their number, must be typed.
  static func exportValues(_ source: ExportSource, to path: String) -> ConfirmationViewModel {
    let whose = source.isOfOneScope ? "its" : "their"
    var question = ConfirmationViewModel(
      title: "Write values in clear",
      lines: [
        source.isOfOneScope ? source.scopeName : source.subject,
        "\(whose) values go into \(path), readable by you alone; who gets the file has the secrets",
      ],
      buttons: [.keep("cancel"), .danger("write", nil, .exportValues)],
      requiredText: source.agreement, openingKey: Key(.enter))
    question.typingHint =
      source.isOfOneScope
      ? "type the scope's name to write them" : "type \"\(source.agreement)\" to write them"
    if !source.isOfOneScope { question.typedWhat = "their number" }
    return question
  }
}

extension ChangePlan {
  /// Puts `rows`, each only where the key still is as it was compared.
  fileprivate static func importing(
    _ rows: [ImportRow], into scope: ScopeName, leavingOut invalidCount: Int
  ) -> ChangePlan {
    let what = "\(CountText.counted(rows.count, "key")) into \(scope.rawValue)"
    let left =
      invalidCount == 0 ? "" : "; \(CountText.counted(invalidCount, "invalid row")) left out"
    return ChangePlan(
      "importing \(what)", done: "imported \(what)\(left)", undoTitle: "the import of \(what)",
      rows: rows.compactMap { row in
        guard let value = row.found.value else { return nil }
        let path = SecretPath(scope: scope, key: KeyName(row.name))
        return Row(path.text, [PlacedChange(.put(path, value, over: row.condition))])
      })
  }
}

extension ImportRow {
  fileprivate var condition: PutCondition {
    if case .change(let held) = state { .holding(held) } else { .nothing }
  }
}
