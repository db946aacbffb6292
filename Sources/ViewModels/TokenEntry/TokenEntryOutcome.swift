/// What the token-entry screen wants of the view model that holds it.
package enum TokenEntryOutcome: Equatable, Sendable {
  /// To be sent; its answer is handed in by the method named after it.
  case send(Request)
  /// Forget the request sent last; its answer is not wanted any more.
  case cancel
  /// The profile is written and its workspace answers: open the browser on it.
  case connected(profile: String)
  /// The screen is left without anything written.
  case leave
}
