package import DatabricksClient

extension TokenEntryViewModel {
  /// Recognises what was pasted and puts each piece into the field it belongs to.
  ///
  /// A piece replaces what its field held, so a second paste of the same never doubles it.
  package mutating func paste(_ pasted: Secret, at now: Now) -> [TokenEntryOutcome] {
    guard stage.shownChange == nil else {
      notice = TokenEntryNote("the paste was ignored; go back to the fields first", .warning)
      return []
    }
    guard choice == nil else {
      notice = TokenEntryNote("the paste was ignored; choose a profile first", .warning)
      return []
    }
    notice = nil
    time = now.time
    let found = PastedCredentials(pasted, into: focus)
    guard found.alternatives.isEmpty else {
      choice = PasteChoice(found.alternatives)
      return []
    }
    if let refusal = found.refusal {
      setNote(TokenEntryNote(refusal, .warning), under: focus)
      return []
    }
    return take(found)
  }

  /// Puts a paste's pieces into their fields and goes to the first field that wants something.
  mutating func take(_ found: PastedCredentials) -> [TokenEntryOutcome] {
    let outcomes = take(found, refusal: .warning)
    focus = focusAfterTaking(found)
    return outcomes
  }

  /// Cleans what was typed into a field that is left, and says what was removed.
  ///
  /// Terminals without bracketed paste send a paste as typed keys, so this reads it like a paste.
  mutating func settle(_ field: TokenEntryFocus) {
    guard unsettled.remove(field) != nil else { return }
    let typed: Secret
    switch field {
    case .host: typed = Secret(copying: host.text.utf8)
    case .token: typed = token.secret
    case .profile, .checkButton, .saveButton, .writeButton, .backButton: return
    }
    guard typed.count > 0 else { return }
    let found = PastedCredentials(typed, into: field)
    let refusal =
      found.alternatives.isEmpty ? found.refusal : "several profiles stand in it; copy one of them"
    if let refusal {
      setNote(TokenEntryNote(refusal, .problem), under: field)
      return
    }
    // Nothing is under way: editing the field has cancelled it.
    _ = take(found, refusal: .problem)
    if field == .host, found.host == nil { host = LineField() }
    let isPrincipal = found.clientID != nil || found.clientSecret != nil
    if field == .token, found.token == nil, !isPrincipal { token = SecretField() }
  }

  /// Puts the pieces into their fields; a refused one leaves its field as it is.
  private mutating func take(
    _ found: PastedCredentials, refusal kind: TokenEntryNote.Kind
  ) -> [TokenEntryOutcome] {
    var isChanged = false
    isTouched = true
    if let piece = found.host {
      hostNote = note(on: piece, kind)
      if let found = piece.value {
        host = LineField(text: found.url.text)
        workspace = found.url
        unsettled.remove(.host)
        isChanged = true
      }
    }
    if let piece = found.token {
      tokenNote = note(on: piece, kind)
      if let secret = piece.value {
        token = SecretField(secret)
        expiry = TokenExpiry.expiry(of: secret)
        unsettled.remove(.token)
        isChanged = true
      }
    }
    if found.clientID != nil || found.clientSecret != nil {
      notice = TokenEntryNote(
        "a service principal's client id and secret are not taken here; put client_id and "
          + "client_secret into the profile in \(configPath), and lakelock signs in with them",
        .warning)
    }
    if let refusal = found.clientID?.refusal ?? found.clientSecret?.refusal {
      tokenNote = TokenEntryNote(refusal, kind)
    }
    if let refusal = found.profile?.refusal { notice = TokenEntryNote(refusal, kind) }
    if let name = found.profile?.value {
      profile = LineField(text: name)
      isProfileChosen = true
    }
    suggestProfile()
    return isChanged ? forgetCheck() : forgetPreview()
  }

  private func note<Value>(
    on piece: PastedPiece<Value>, _ kind: TokenEntryNote.Kind
  ) -> TokenEntryNote? {
    if let refusal = piece.refusal { return TokenEntryNote(refusal, kind) }
    let origin = piece.origin.map { "taken from \($0)" }
    let removed =
      piece.removals.isEmpty ? nil : "removed: \(piece.removals.joined(separator: ", "))"
    let said = [origin, removed].compactMap(\.self)
    return said.isEmpty ? nil : TokenEntryNote(said.joined(separator: "; "))
  }

  private mutating func setNote(_ note: TokenEntryNote, under field: TokenEntryFocus) {
    switch field {
    case .host: hostNote = note
    case .token: tokenNote = note
    case .profile, .checkButton, .saveButton, .writeButton, .backButton: notice = note
    }
  }

  /// The first field that still wants something.
  private func focusAfterTaking(_ found: PastedCredentials) -> TokenEntryFocus {
    if found.host?.refusal != nil { return .host }
    if found.token?.refusal != nil { return .token }
    if host.isEmpty { return .host }
    if token.isEmpty { return .token }
    return focus == .checkButton || focus == .saveButton ? focus : .profile
  }

  /// Suggests a profile's name until somebody chooses one.
  mutating func suggestProfile() {
    guard !isProfileChosen, let profiles else { return }
    profile = LineField(text: profiles.suggestedName(for: workspace))
  }
}
