internal import DatabricksClient
internal import ViewModels

/// The words for what is known of a profile.
struct PickerRowText {
  private let row: ProfileList.Row
  private let state: WorkspacePickerViewModel.State?
  private let frame: Int?

  init(_ picker: WorkspacePickerViewModel, _ row: ProfileList.Row) {
    self.row = row
    state = picker.states[row.name]
    frame = picker.spinner.frame
  }

  /// The address without `https://`.
  var host: String {
    if row.host.isEmpty { return "no host" }
    return row.host.hasPrefix("https://") ? String(row.host.dropFirst(8)) : row.host
  }

  /// How it signs in.
  var kind: String {
    switch row.authType {
    case "pat": "token"
    case "oauth-m2m": "service principal"
    case "databricks-cli": "databricks cli"
    case "azure-cli": "azure cli"
    case "basic": "user and password"
    default: row.authType
    }
  }

  /// The same in 10 cells.
  var shortKind: String {
    switch row.authType {
    case "oauth-m2m": "principal"
    case "databricks-cli": "db cli"
    case "azure-cli": "az cli"
    case "basic": "password"
    default: kind
    }
  }

  /// Whether it answers, with a sign so that colour is never needed.
  func answer(glyphs: GlyphSet) -> String {
    switch state {
    case nil: ""
    case .asking: SpinnerPicture.text(frame, glyphs: glyphs)
    case .silent: "✗ no answer in 5 s"
    case .unasked: "! not asked"
    case .found(.answered(let found)): "✓ \(found.user.userName)"
    case .found(.failed(.tokenRejected)): "✗ token rejected"
    case .found(.failed(.signInFailed(.clientRejected))): "✗ secret refused"
    case .found(.failed(.signInFailed(.programMissing))): "✗ CLI not installed"
    case .found(.failed(.signInFailed)): "✗ not signed in"
    case .found(.failed(.notPermitted)): "✗ no permission"
    case .found(.failed(.notAWorkspace)): "✗ no workspace"
    case .found(.failed): "✗ cannot be reached"
    case .found(.unusable(.unsupportedSignIn)): "! cannot be used here"
    case .found(.unusable): "! incomplete"
    }
  }

  var role: Role {
    switch state {
    case .found(.answered): .good
    case .silent, .found(.failed): .danger
    case .unasked, .found(.unusable): .warning
    case nil, .asking: .dim
    }
  }

  /// What happened and what to do, the longest words first; none where nothing is wrong.
  ///
  /// What happened stands in the row too, so that the shortest words are what to do.
  var advice: [String] {
    switch state {
    case .found(.failed(.tokenRejected)): ["its token is no longer accepted; e enters a new one"]
    case .found(.failed(let error)): Self.words(of: ErrorText(error))
    case .found(.unusable(let error)): Self.words(of: ErrorText(error))
    case .unasked:
      [
        "its address does not look like one of Databricks; enter opens it and sends its sign-in "
          + "there", "looks unlike Databricks; enter opens it and sends its sign-in there",
      ]
    case .silent: ["it may be asleep, or behind a VPN; enter opens it all the same"]
    case nil, .asking, .found(.answered): []
    }
  }

  private static func words(of text: ErrorText) -> [String] {
    text.advice.isEmpty ? [text.oneLine] : [text.oneLine, text.advice]
  }
}
