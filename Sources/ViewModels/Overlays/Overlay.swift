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
  case palette(PaletteViewModel)
  case log(RequestLogViewModel)
  case access(AccessViewModel)
  case grant(GrantViewModel)
  case undoList(UndoListViewModel)
  case scopeDeletion(ScopeDeletionViewModel)
  case importing(ImportViewModel)
  case exporting(ExportViewModel)
  case transfer(TransferViewModel)
  case rename(RenameViewModel)
  case markedKeys(MarkedKeysViewModel)
  case deleteKeys(DeleteKeysViewModel)
  case audit(AuditViewModel)
  case compare(CompareViewModel)
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
      case .palette(let content): content
      case .log(let content): content
      case .access(let content): content
      case .grant(let content): content
      case .undoList(let content): content
      case .scopeDeletion(let content): content
      case .importing(let content): content
      case .exporting(let content): content
      case .transfer(let content): content
      case .rename(let content): content
      case .markedKeys(let content): content
      case .deleteKeys(let content): content
      case .audit(let content): content
      case .compare(let content): content
      case .find(let content): content
      }
    }
    set { self = newValue.overlay }
  }

  /// Whether it waits for the workspace and takes no text, so that a question may lie over it.
  var isWaiting: Bool {
    switch self {
    case .newScope(let form): form.sending != nil
    case .transfer(let transfer): transfer.isWaiting
    case .rename(let form): form.isReading
    case .compare(let compare): compare.isWaiting
    default: false
    }
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
  /// It stays open and this is asked over it.
  case question(ConfirmationViewModel)
}

/// What the user agreed to in an overlay.
package enum Confirmed: Equatable, Sendable {
  case deleteKey(SecretPath)
  case createKey(SecretPath)
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
  /// Go to a scope, and to a key in it, in the browser.
  case goTo(ScopeName, KeyName?)
  /// Read the workspace again.
  case refresh
  /// Ask for a file to write a table to that holds no secret.
  case writeTable(String, name: String)
  /// Copy a text that is no secret; it is called `name` in what is said, else by itself.
  case copyText(String, name: String? = nil)
  /// Ask whether these keys are to be deleted; the key that asked does not answer.
  case deleteKeys([SecretPath], Key)
  /// Ask what of these keys is written into which file.
  case exportKeys([SecretPath])
  /// Take the mark off this key.
  case unmark(SecretPath)
  /// Ask where these keys are to be copied or moved.
  case transferKeys([SecretPath])
  /// Copy the scope under its other name; the old one is asked about then.
  case renameScope(ScopeRenaming)
  /// Delete the scope that has been copied under another name.
  case deleteRenamed(ScopeRenaming)
  /// Replace the file that was asked about, if it is still what it was.
  case replaceFile(FileFacts)
  case saveThen(AfterEditor)
  case discardThen(AfterEditor)
  /// Make these changes, one row after the other.
  case change(ChangePlan)
  /// Put the picked rows of an import.
  case importRows(ChangePlan)
  /// Read the values of an export and write them into its file.
  case exportValues
  /// Begin none of the changes that wait; those under way are finished.
  case stopChanges
  /// Go to the pane of that context and do it.
  case run(Command, in: KeyContext)
  /// See or change who may do what.
  case access(AccessWish)
  case askToTakeBack(UndoEntry.ID, Key)
  case askToForget(UndoEntry.ID, Key)
  case takeBack(UndoEntry.ID)
  case forgetUndo(UndoEntry.ID)
  /// Delete the scope in the box in front, if it is still what was read.
  case deleteScope
  /// Save what is in the editor; what it changes was shown. Once it is saved, that is to be done.
  case saveReviewed(then: AfterEditor?)
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

  /// What is done, behind `save and` and `discard and`.
  package var word: String {
    switch self {
    case .close: "leave"
    case .quit: "quit"
    case .openWorkspaces: "switch"
    }
  }
}
