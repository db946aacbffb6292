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

  /// What stands under the token: what was removed, a doubt, or where to get one.
  package var tokenLine: TokenEntryNote {
    if let tokenNote, tokenNote.kind != .plain { return tokenNote }
    if case .personalAccessPart(let count) = tokenShape {
      return TokenEntryNote(
        "dapi with \(count) characters behind it, usually 32; is it whole?", .warning)
    }
    if case .checkFailed(.tokenRejected) = stage { return tokenPageNote("make a new one") }
    if let expiryNote { return expiryNote }
    if let tokenNote { return tokenNote }
    guard token.isEmpty else { return TokenEntryNote("") }
    return tokenPageNote("get one")
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
    return TokenEntryNote("\(profile.text) is there already; its sign-in is replaced", .warning)
  }

  /// Where the profile goes, with `~` for the home folder.
  package var configPath: String { profiles?.path ?? "~/.databrickscfg" }

  /// The page of the workspace that makes tokens; nil until the address is known.
  package var tokenPage: String? {
    workspace.map { $0.text + Self.tokenPath }
  }

  /// The page of every workspace that makes tokens.
  static let tokenPath = "/settings/user/developer/access-tokens"

  /// Names the page; a long address, which stands in its field above, is `<url>` there.
  private func tokenPageNote(_ verb: String) -> TokenEntryNote {
    guard let tokenPage else { return TokenEntryNote("paste it; it is shown as dots") }
    let isShort = tokenPage.utf8.count <= 48
    return TokenEntryNote("\(verb): \(isShort ? tokenPage : "<url>" + Self.tokenPath)")
  }

  /// What the token looks like; it is read, never copied.
  package var tokenShape: TokenShape { TokenShape(token.secret) }

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

extension TokenEntryViewModel {
  /// The word beside a key at the foot of the screen; nil when the key has nothing to do now.
  package func footerLabel(of row: KeyBinding) -> String? {
    guard case .tokenEntry(let command) = row.command else { return row.label }
    let isReviewing = stage.shownChange != nil
    if choice != nil {
      return command == .advance ? "take it" : command == .leave ? "none of them" : nil
    }
    switch command {
    case .check, .save, .reveal: return isReviewing || stage.isWaiting ? nil : row.label
    case .leave: return stage.isWaiting ? "cancel" : isReviewing ? "back" : row.label
    case .suggest:
      return isReviewing || stage.isWaiting || focus != .host || suggestions.isEmpty
        ? nil : row.label
    case .advance: return advanceLabel
    case .nextField, .previousField: return row.label
    }
  }

  private var advanceLabel: String? {
    switch focus {
    case .host, .token: "next"
    case .profile, .checkButton: stage.isWaiting ? nil : "check"
    case .saveButton: stage.isWaiting ? nil : "save…"
    case .writeButton: stage.isWaiting ? nil : "write"
    case .backButton: "back"
    }
  }
}
