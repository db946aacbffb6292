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
  var reviewWarning: String? {
    ValueFactsText(facts, now: time).warningsOfValue.map { "! \($0)" }
  }

  /// Adds to the notice of what came into the value what should be looked at before it is saved.
  mutating func warnOfContents() {
    guard let told = notice, told.kind == .good,
      let warnings = ValueFactsText(facts, now: time).warnings
    else { return }
    notice = EditorNotice(.warning, "\(told.text); \(warnings)")
  }
}
