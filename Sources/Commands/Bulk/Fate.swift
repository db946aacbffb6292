/// What became of one of many things that were to be done.
enum Fate<Outcome> {
  case ended(Outcome)
  /// It was stopped in the middle: it is done or it is not.
  case underWay
  case notBegun

  /// How it ended; nil where it did not.
  var outcome: Outcome? {
    if case .ended(let outcome) = self { outcome } else { nil }
  }

  var isUnderWay: Bool {
    if case .underWay = self { true } else { false }
  }
}
