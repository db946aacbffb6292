internal import DatabricksClient

/// The sentences of the screen that follow from its state.
extension TokenEntryViewModel {
  /// What stands under the address.
  package var hostLine: TokenEntryNote {
    if let hostNote { return hostNote }
    guard host.isEmpty else { return TokenEntryNote("") }
    let known = suggestions.isEmpty ? "" : ", or ^n for one that is known here"
    return TokenEntryNote("paste the browser's address of the workspace\(known)")
  }

  /// What stands under the credential: what was removed, a doubt, or what it is.
  package var tokenLine: TokenEntryNote {
    if let tokenNote, tokenNote.kind != .plain { return tokenNote }
    switch kind {
    case .token: return ownTokenLine
    case .servicePrincipal:
      return tokenNote
        ?? TokenEntryNote(
          clientID.isEmpty || clientSecret.isEmpty
            ? "paste both at once, or one after the other" : "")
    case .databricksCLI:
      return TokenEntryNote("nothing to type; the check runs databricks auth token")
    case .azureCLI:
      return TokenEntryNote("nothing to type; the check runs az account get-access-token")
    }
  }

  private var ownTokenLine: TokenEntryNote {
    if case .personalAccessPart(let count) = tokenShape {
      return TokenEntryNote(
        "dapi with \(count) characters behind it, usually 32; is it whole?", .warning)
    }
    if case .checkFailed(.tokenRejected) = stage {
      return TokenEntryNote("make a new one", .warning)
    }
    if let expiryNote { return expiryNote }
    if let tokenNote { return tokenNote }
    return TokenEntryNote(
      token.isEmpty ? "paste it, it is shown as dots; or ^o signs in otherwise" : "")
  }

  /// What a JSON Web Token says about its end, and what was removed from it.
  private var expiryNote: TokenEntryNote? {
    guard let expiry, let time else { return nil }
    let text = TokenExpiry.text(expiry, now: time)
    if expiry <= time { return TokenEntryNote("\(text); get a new one", .warning) }
    let isShort = expiry.milliseconds - time.milliseconds < 86_400_000
    let told = tokenNote.map { "\(text); \($0.text)" } ?? text
    return TokenEntryNote(isShort ? "\(told) (a token for an hour or so)" : told)
  }

  /// What stands under the profile's name.
  package var profileLine: TokenEntryNote {
    guard let profiles, profiles.holds(profile.text) else { return TokenEntryNote("") }
    guard profile.text != editing else {
      return TokenEntryNote("the profile that is being changed")
    }
    return TokenEntryNote("\(profile.text) is there already; its sign-in is replaced", .warning)
  }

  /// Where the profile goes, with `~` for the home folder.
  package var configPath: String { profiles?.path ?? "~/.databrickscfg" }

  /// What the token looks like; it is read, never copied.
  package var tokenShape: TokenShape { TokenShape(secretField.secret) }

  /// What was written, for whoever shows the workspace next; nil before that.
  var doneText: String? {
    guard case .written(let profile) = stage else { return nil }
    return "wrote \(profile) to \(configPath)"
  }

  /// The status row: what runs, what was found, or what is wrong.
  package var status: TokenEntryNote? {
    if let notice { return notice }
    switch stage {
    case .editing: return nil
    case .checking: return TokenEntryNote("asking \(workspace?.host ?? "the workspace")")
    case .checkFailed(let error):
      let text = ErrorText.ofWorkspace(error).oneLine
      guard let part = error.failedPart else { return TokenEntryNote(text, .problem) }
      return TokenEntryNote("\(part.rawValue): \(text)", .problem)
    case .checked(let found), .previewing(let found), .reviewing(let found, _):
      return TokenEntryNote(found.text, .good)
    case .writing: return TokenEntryNote("writing \(configPath)")
    case .writeFailed(_, let error): return TokenEntryNote(ErrorText(error).oneLine, .problem)
    case .written: return TokenEntryNote(doneText ?? "", .good)
    }
  }
}

extension CheckedConnection {
  fileprivate var text: String {
    user.workspaceID.map { "\(user.userName), workspace \($0)" } ?? user.userName
  }
}
