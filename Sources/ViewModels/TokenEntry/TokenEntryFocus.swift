/// What has the keyboard on the token-entry screen.
package enum TokenEntryFocus: String, Hashable, Sendable, CaseIterable {
  case host
  case token
  case profile
  case checkButton
  case saveButton
  /// Writes the file; there only while the change is shown.
  case writeButton
  /// Goes back to the fields; there only while the change is shown.
  case backButton
}
