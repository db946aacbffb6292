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
    case .clientID: typed = Secret(copying: clientID.text.utf8)
    case .clientSecret: typed = clientSecret.secret
    case .profile, .checkButton, .saveButton, .defaultSwitch, .writeButton, .backButton: return
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
    switch field {
    case .host where found.host == nil: host = LineField()
    case .token where found.token == nil: token = SecretField()
    case .clientID where found.clientID == nil: clientID = LineField()
    case .clientSecret where found.clientSecret == nil: clientSecret = SecretField()
    default: break
    }
  }

  /// Puts the pieces into their fields; a refused one leaves its field as it is.
  private mutating func take(
    _ found: PastedCredentials, refusal kind: TokenEntryNote.Kind
  ) -> [TokenEntryOutcome] {
    isTouched = true
    let isHost = takeHost(found, refusal: kind)
    let isCredential = takeCredential(found, refusal: kind)
    if let refusal = found.profile?.refusal { notice = TokenEntryNote(refusal, kind) }
    if let name = found.profile?.value {
      profile = LineField(text: name)
      isProfileChosen = true
    }
    suggestProfile()
    return isHost || isCredential ? forgetCheck() : forgetPreview()
  }

  /// Returns whether the address is another one now.
  private mutating func takeHost(
    _ found: PastedCredentials, refusal kind: TokenEntryNote.Kind
  ) -> Bool {
    var isChanged = false
    if let piece = found.host {
      hostNote = note(on: piece, kind)
      if let value = piece.value {
        host = LineField(text: value.url.text)
        workspace = value.url
        workspaceID = nil
        unsettled.remove(.host)
        isChanged = true
      }
    }
    guard let id = found.workspaceID else { return isChanged }
    workspaceID = id
    let said = "workspace \(id), which goes with the address"
    hostNote = TokenEntryNote([said, hostNote?.text].compactMap(\.self).joined(separator: "; "))
    return true
  }

  /// Returns whether the credential is another one now.
  private mutating func takeCredential(
    _ found: PastedCredentials, refusal kind: TokenEntryNote.Kind
  ) -> Bool {
    let refusals = [
      found.token?.refusal, found.clientID?.refusal, found.clientSecret?.refusal,
      found.authType?.refusal,
    ].compactMap(\.self)
    var notes: [TokenEntryNote?] = []
    if let piece = found.token {
      notes.append(note(on: piece, kind))
      if let secret = piece.value {
        become(.token)
        token = SecretField(secret)
        expiry = TokenExpiry.expiry(of: secret)
        unsettled.remove(.token)
      }
    }
    notes += takePrincipal(found, kind)
    if let type = found.authType?.value, let named = SignInKind(type) { become(named) }
    settings.merge(found.settings)
    if let refusal = refusals.first {
      tokenNote = TokenEntryNote(refusal, kind)
    } else if found.namesSignIn {
      tokenNote = notes.compactMap(\.self).first
    }
    return found.namesSignIn
  }

  private mutating func takePrincipal(
    _ found: PastedCredentials, _ kind: TokenEntryNote.Kind
  ) -> [TokenEntryNote?] {
    if let id = found.clientID?.value {
      become(.servicePrincipal)
      clientID = LineField(text: id)
      unsettled.remove(.clientID)
    }
    if let secret = found.clientSecret?.value {
      become(.servicePrincipal)
      clientSecret = SecretField(secret)
      unsettled.remove(.clientSecret)
    }
    return [
      found.clientID.flatMap { note(on: $0, kind) },
      found.clientSecret.flatMap { note(on: $0, kind) },
    ]
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
    case .token, .clientID, .clientSecret: tokenNote = note
    case .profile, .checkButton, .saveButton, .defaultSwitch, .writeButton, .backButton:
      notice = note
    }
  }

  /// The first field that still wants something.
  private func focusAfterTaking(_ found: PastedCredentials) -> TokenEntryFocus {
    if found.host?.refusal != nil { return .host }
    if found.token?.refusal != nil, kind == .token { return .token }
    if host.isEmpty { return .host }
    for field in kind.fields where isEmpty(field) { return field }
    return focus == .checkButton || focus == .saveButton ? focus : .profile
  }

  private func isEmpty(_ field: TokenEntryFocus) -> Bool {
    switch field {
    case .host: host.isEmpty
    case .token: token.isEmpty
    case .clientID: clientID.isEmpty
    case .clientSecret: clientSecret.isEmpty
    case .profile: profile.isEmpty
    case .checkButton, .saveButton, .defaultSwitch, .writeButton, .backButton: false
    }
  }

  /// Suggests a profile's name until somebody chooses one.
  mutating func suggestProfile() {
    guard !isProfileChosen, let profiles else { return }
    profile = LineField(proposing: profiles.suggestedName(for: workspace))
  }
}
