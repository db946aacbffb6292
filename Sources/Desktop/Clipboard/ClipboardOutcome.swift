package import DatabricksClient

/// What became of a copy.
package enum CopyOutcome: Equatable, Sendable {
  /// The program took it.
  case copied(program: String)
  /// To be sent to the terminal, which tells nothing; `reason` says why no program did it, where one
  /// should have, or what the terminal takes it on.
  case forTerminal(Secret, reason: String?)
  /// Nothing was copied; the sentence says why and what to do.
  case refused(String)
}

/// What became of what was copied, once its time was over.
package enum ClearOutcome: Equatable, Sendable {
  case cleared
  /// The clipboard held something else, which was left alone.
  case heldOther
  /// To be sent to the terminal, which tells nothing.
  case forTerminal(Secret)
  /// It could not be seen what the clipboard holds; why.
  case unknown(String)
}
