internal import DatabricksClient

/// What is told of the value without showing it.
extension EditorViewModel {
  /// What the value is and what cannot be seen in it.
  package var facts: ValueFacts { factsCache.facts(of: text) }

  /// The facts in one row, for when there is nothing else to tell.
  var factsNotice: EditorNotice? {
    ValueFactsText(facts, now: time).notice(columns: areas.notice.columns)
  }

  /// What should be looked at before the value is saved, with a mark as the status line has it.
  ///
  /// A new value that is not of the old one's form is as often a slip as a change: a character typed
  /// before the bracket leaves nothing that looks like JSON.
  var reviewWarning: String? {
    let warnings = [
      lostForm.map { "the old value is \($0), this one is not" },
      ValueFactsText(facts, now: time).warningsOfValue,
    ].compactMap(\.self)
    return warnings.isEmpty ? nil : "! \(warnings.joined(separator: "; "))"
  }

  /// What the workspace's value is and the text is not.
  private var lostForm: String? {
    guard let old = original?.withBytes({ ValueFacts(of: $0) }) else { return nil }
    switch (old.kind, facts.kind) {
    case (.json, .json), (.json, .brokenJSON): return nil
    case (.json, _): return "JSON"
    case (.pem(let blocks), let new) where blocks.fault == nil:
      if case .pem = new { return nil }
      return "PEM"
    default: return nil
    }
  }

  /// Adds to the notice of what came into the value what should be looked at before it is saved.
  mutating func warnOfContents() {
    guard let told = notice, told.kind == .good,
      let warnings = ValueFactsText(facts, now: time).warnings
    else { return }
    notice = EditorNotice(.warning, "\(told.text); \(warnings)")
  }
}
