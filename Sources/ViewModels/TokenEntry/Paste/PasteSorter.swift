internal import DatabricksClient

/// Sorts what the reader found into the fields.
struct PasteSorter {
  private var found: [PasteName: [PasteFinding]] = [:]
  /// What was taken out of the paste as a whole; told with the first piece.
  var removals: [String] = []

  init(_ findings: [PasteFinding], in bytes: Span<UInt8>, into field: TokenEntryFocus) {
    let company = PasteCompany(findings, in: bytes)
    for finding in findings {
      switch finding.kind {
      case .named(let name): found[name, default: []].append(finding)
      case .bare:
        let name = bytes.name(of: finding, beside: company, into: field)
        found[name, default: []].append(finding)
      }
    }
  }

  mutating func host(_ bytes: Span<UInt8>) -> PastedPiece<PastedHost>? {
    guard let hosts = found[.host], let first = hosts.first else { return nil }
    var piece = PastedPiece.host(bytes, first.range, removing: removals)
    take(first, into: &piece)
    for other in hosts.dropFirst() {
      let second = PastedPiece.host(bytes, other.range, removing: [])
      if second.value?.url != piece.value?.url { return .refused("the paste holds two addresses") }
    }
    return piece
  }

  mutating func token(_ bytes: Span<UInt8>) -> PastedPiece<Secret>? {
    guard let tokens = found[.token], let first = tokens.first else { return nil }
    var piece = PastedPiece.token(bytes, first.range, removing: removals)
    take(first, into: &piece)
    for other in tokens.dropFirst() {
      let second = PastedPiece.token(bytes, other.range, removing: [])
      guard let left = piece.value, let right = second.value, left.bytesEqual(right) else {
        return .refused(bytes.severalTokensReason(other.range))
      }
      piece.removals.appendOnce("the second copy")
    }
    return piece
  }

  mutating func profile(_ bytes: Span<UInt8>) -> PastedPiece<String>? {
    guard let names = found[.profile], let first = names.first else { return nil }
    if first.kind == .bare, names.count > 1 { return .refused("more than one line is no name") }
    var removed: [String] = []
    let range = bytes.strippingWrapping(first.range, &removed)
    if bytes.looksLikeToken(range) {
      return .refused("a token stands where the profile's name belongs")
    }
    let name = bytes.text(range)
    guard name != "__settings__" else { return nil }
    do throws(ConfigurationError) {
      try ProfileName.check(name)
    } catch {
      return .refused(ErrorText(error).oneLine)
    }
    return .taken(name, removing: removed)
  }

  mutating func clientID(_ bytes: Span<UInt8>) -> PastedPiece<String>? {
    guard let all = found[.clientID], let first = all.first else { return nil }
    var removed = removals
    let inner = bytes.strippingWrapping(first.range, &removed)
    if all.dropFirst().contains(where: { !bytes.isSame($0.range, first.range) }) {
      return .refused("the paste holds two client ids")
    }
    guard TokenShape(bytes, inner) == .clientID else {
      return .refused("a client id looks like 12345678-90ab-cdef-1234-567890abcdef")
    }
    var piece = PastedPiece.taken(bytes.text(inner), removing: removed)
    take(first, into: &piece)
    return piece
  }

  mutating func clientSecret(_ bytes: Span<UInt8>) -> PastedPiece<Secret>? {
    guard let all = found[.clientSecret], let first = all.first else { return nil }
    if all.dropFirst().contains(where: { !bytes.isSame($0.range, first.range) }) {
      return .refused("the paste holds two client secrets")
    }
    var piece = PastedPiece.token(bytes, first.range, removing: removals)
    take(first, into: &piece)
    return piece
  }

  /// The way to sign in that the paste names.
  func authType(_ bytes: Span<UInt8>) -> PastedPiece<AuthType>? {
    guard let name = setting(.authType, bytes) else { return nil }
    let type = AuthType(rawValue: name.lowercased())
    guard type.isSupported else {
      return .refused(
        "signing in with \(type.name) is not supported; use a token, a service principal, or the "
          + "login of the Databricks CLI or the Azure CLI")
    }
    return .taken(type, removing: [])
  }

  /// A value of a profile that is no credential; nil where there is none that can be written.
  func setting(_ name: PasteName, _ bytes: Span<UInt8>) -> String? {
    guard let first = found[name]?.first else { return nil }
    var removed: [String] = []
    let range = bytes.strippingWrapping(first.range, &removed)
    guard !range.isEmpty, range.count <= 512, !bytes.looksLikeToken(range),
      !bytes.contains(in: range, where: { !(0x20...0x7E).contains($0) })
    else { return nil }
    return bytes.text(range)
  }

  /// Tells what `finding` was taken out of with the piece it became.
  private mutating func take<Value>(_ finding: PasteFinding, into piece: inout PastedPiece<Value>) {
    removals = []
    guard piece.refusal == nil else { return }
    piece.origin = finding.wrapper
  }
}

/// What a bare line stands beside, which decides what it can be.
private struct PasteCompany {
  /// Whether a token stands in the paste, so that a word without a dot may be the rest of it.
  let isToken: Bool
  /// Whether what stands there is a piece of a JSON Web Token, whose rest has dots.
  let isBrokenJWT: Bool

  init(_ findings: [PasteFinding], in bytes: Span<UInt8>) {
    var isToken = false
    var isBrokenJWT = false
    for finding in findings {
      var ignored: [String] = []
      let inner = bytes.strippingWrapping(finding.range, &ignored)
      let isNamed = finding.kind == .named(.token) || finding.kind == .named(.clientSecret)
      guard isNamed || (finding.kind == .bare && bytes.looksLikeToken(inner)) else { continue }
      isToken = true
      if bytes.starts(inner, with: "eyj"), TokenShape(bytes, inner) != .jwt { isBrokenJWT = true }
    }
    self.isToken = isToken
    self.isBrokenJWT = isBrokenJWT
  }
}

extension Span<UInt8> {
  /// What a part is that nothing names.
  fileprivate func name(
    of finding: PasteFinding, beside company: PasteCompany, into field: TokenEntryFocus
  ) -> PasteName {
    var ignored: [String] = []
    let inner = strippingWrapping(finding.range, &ignored)
    switch TokenShape(self, inner) {
    case .clientSecret: return .clientSecret
    case .clientID where field != .profile: return .clientID
    case .clientID, .other: break
    case .personalAccess, .personalAccessPart, .jwt: return .token
    }
    if looksLikeToken(inner) { return .token }
    if isWorkspaceAddress(inner) { return .host }
    let hasDot = contains(in: inner) { $0 == UInt8(ascii: ".") }
    if company.isToken, !hasDot || company.isBrokenJWT { return .token }
    switch field {
    case .host: return couldBeHost(inner) ? .host : .token
    case .profile: return couldBeName(inner) ? .profile : .token
    case .clientID: return .clientID
    case .clientSecret: return .clientSecret
    case .token, .checkButton, .saveButton, .defaultSwitch, .writeButton, .backButton:
      return .token
    }
  }

  /// Whether the part begins as the known kinds of tokens do and is too long for a name.
  func looksLikeToken(_ range: Range<Int>) -> Bool {
    guard !contains(in: range, where: { $0.isSpace }) else { return false }
    let isKnown = ["dapi", "dose", "eyj"].contains { starts(range, with: $0) }
    return isKnown && range.count >= 12 && !isDatabricksName(range)
  }

  /// Whether the part is an address beyond doubt: a scheme, a name of Databricks or this machine.
  func isWorkspaceAddress(_ range: Range<Int>) -> Bool {
    if startsWithScheme(range) { return true }
    if contains(in: range, where: { $0.isSpace }) { return false }
    return isDatabricksName(range) || starts(range, with: "localhost:")
      || equals(range, "localhost") || starts(range, with: "127.0.0.1")
  }

  private func isDatabricksName(_ range: Range<Int>) -> Bool {
    ["azuredatabricks.net", "databricks.com", "databricks.azure."]
      .contains { firstIndex(of: $0, in: range) != nil }
  }

  /// Whether a text pasted into the address is one; a long word without a dot is a token, and so
  /// is a shorter one of nothing but hexadecimal digits, which would be a half of one.
  fileprivate func couldBeHost(_ range: Range<Int>) -> Bool {
    if contains(in: range, where: { $0 == UInt8(ascii: ".") || $0.isSpace }) { return true }
    let isHex = !contains(in: range) { !$0.isLowercaseHexDigit }
    return range.count < (isHex ? 12 : 24)
  }

  /// Whether a text pasted into the profile is a name; a long word is a token.
  fileprivate func couldBeName(_ range: Range<Int>) -> Bool {
    range.count < 24 || contains(in: range) { $0.isSpace }
  }

  /// Why two parts that could be tokens are refused, the second of which is `second`.
  fileprivate func severalTokensReason(_ second: Range<Int>) -> String {
    var ignored: [String] = []
    return TokenShape(self, strippingWrapping(second, &ignored)) == .other
      ? "a line end stands inside the token; copy it again in one piece"
      : "the paste holds two tokens; copy the one that is wanted"
  }
}
