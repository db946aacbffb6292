package import DatabricksClient
package import Desktop

/// Something that lies over the screen and gets the keys until it is closed.
package enum Overlay: Equatable, Sendable {
  case help(HelpViewModel)
  case confirmation(ConfirmationViewModel)
  case newKey(NewKeyViewModel)
  case newScope(NewScopeViewModel)
  case workspaces(WorkspacePickerViewModel)
  case copyMenu(CopyMenuViewModel)
  case file(FileDialogViewModel)
  case generate(GenerateViewModel)
  case difference(DifferenceViewModel)
  case changes(ChangeRunViewModel)
  case find(FindViewModel)
}

extension Overlay {
  /// What lies in it, whatever it is.
  var content: any OverlayContent {
    get {
      switch self {
      case .help(let content): content
      case .confirmation(let content): content
      case .newKey(let content): content
      case .newScope(let content): content
      case .workspaces(let content): content
      case .copyMenu(let content): content
      case .file(let content): content
      case .generate(let content): content
      case .difference(let content): content
      case .changes(let content): content
      case .find(let content): content
      }
    }
    set { self = newValue.overlay }
  }

  /// Whether it waits for the workspace and takes no text, so that a question may lie over it.
  var isWaiting: Bool {
    if case .newScope(let form) = self { form.sending != nil } else { false }
  }
}

/// What an overlay wants after a key.
package enum OverlayOutcome: Equatable, Sendable {
  /// Nothing yet; it stays open.
  case stay
  case close
  /// It closes and this is to be done.
  case confirmed(Confirmed)
  /// It stays open and this is to be done.
  case perform(Confirmed)
  /// It stays open and this is asked for, or asked about first when it destroys something.
  case ask(Request)
  /// It stays open and this machine is asked.
  case local(LocalRequest)
}

/// What the user agreed to in an overlay.
package enum Confirmed: Equatable, Sendable {
  case deleteKey(SecretPath)
  case deleteScope(ScopeName)
  case createKey(SecretPath)
  /// Select a key, whatever list it is in.
  case goTo(SecretPath)
  case openProfile(String)
  case connectNewWorkspace
  /// Enter a profile's address and token again.
  case editProfile(String, host: String)
  case removeProfile(String)
  case makeProfileDefault(String)
  /// Enter a new token for the open workspace; what the old one held up goes on.
  case enterNewToken
  /// Sign in to the open workspace as before; what was held up goes on.
  case signInAgain
  /// Copy the value of a key, reading it first.
  case copyValue(SecretPath)
  /// Copy a text that is no secret.
  case copyText(String)
  /// Replace the file that was asked about, if it is still what it was.
  case replaceFile(FileFacts)
  case saveThen(AfterEditor)
  case discardThen(AfterEditor)
  /// Make these changes, one row after the other.
  case change(ChangePlan)
  /// Begin none of the changes that wait; those under way are finished.
  case stopChanges
  /// Save what is in the editor; what it changes was shown.
  case saveReviewed
  /// Save over what somebody else put at that time, or over whatever is there where it is nil.
  case keepMine(Timestamp?)
  /// Read what somebody else put at that time, to show it or to take it.
  case readTheirs(TheirsReading.Wish, Timestamp)
  /// Put what somebody else put at that time in the place of the text in the editor.
  case takeTheirs(Secret, Timestamp)
}

/// What was wanted when an editor with changes stood in the way.
package enum AfterEditor: Equatable, Sendable {
  case close
  case quit
  case openWorkspaces
}
