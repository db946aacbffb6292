/// What has the keyboard on the token-entry screen.
package enum TokenEntryFocus: String, Hashable, Sendable, CaseIterable {
  case host
  case token
  /// The id of a service principal.
  case clientID
  /// The OAuth secret of a service principal.
  case clientSecret
  case profile
  case checkButton
  case saveButton
  /// Writes the file; there only while the change is shown.
  case writeButton
  /// Whether the profile becomes the default one; there only while that is offered.
  case defaultSwitch
  /// Goes back to the fields; there only while the change is shown.
  case backButton
}
