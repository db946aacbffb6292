internal import DatabricksClient

/// Sorts what the reader found into the three fields.
struct PasteSorter {
  private var hosts: [PasteFinding] = []
  private var tokens: [PasteFinding] = []
  private var profiles: [PasteFinding] = []
  private var clientIDs: [PasteFinding] = []
  private var clientSecrets: [PasteFinding] = []
  /// What was taken out of the paste as a whole; told with the first piece.
  var removals: [String] = []

  init(_ findings: [PasteFinding], in bytes: Span<UInt8>, into field: TokenEntryFocus) {
    for finding in findings {
      switch finding.kind {
      case .host: hosts.append(finding)
      case .token: tokens.append(finding)
      case .profile: profiles.append(finding)
      case .clientID: clientIDs.append(finding)
      case .clientSecret: clientSecrets.append(finding)
      case .bare: sort(finding, in: bytes, into: field)
      }
    }
  }

  private mutating func sort(
    _ finding: PasteFinding, in bytes: Span<UInt8>, into field: TokenEntryFocus
  ) {
    var ignored: [String] = []
    let inner = bytes.strippingWrapping(finding.range, &ignored)
    if TokenShape(bytes, inner) == .clientSecret {
      clientSecrets.append(finding)
    } else if TokenShape(bytes, inner) == .clientID, field != .profile {
      clientIDs.append(finding)
    } else if TokenShape(bytes, inner) != .other {
      tokens.append(finding)
    } else if bytes.isWorkspaceAddress(inner) {
      hosts.append(finding)
    } else {
      switch field {
      case .host: bytes.couldBeHost(inner) ? hosts.append(finding) : tokens.append(finding)
      case .profile: bytes.couldBeName(inner) ? profiles.append(finding) : tokens.append(finding)
      case .token, .checkButton, .saveButton, .writeButton, .backButton: tokens.append(finding)
      }
    }
  }

  mutating func host(_ bytes: Span<UInt8>) -> PastedPiece<WorkspaceURL>? {
    guard let first = hosts.first else { return nil }
    let piece = PastedPiece.host(bytes, first.range, removing: takeRemovals(first))
    for other in hosts.dropFirst() {
      let second = PastedPiece.host(bytes, other.range, removing: [])
      if second.value != piece.value { return .refused("the paste holds two addresses") }
    }
    return piece
  }

  mutating func token(_ bytes: Span<UInt8>) -> PastedPiece<Secret>? {
    guard let first = tokens.first else { return nil }
    var piece = PastedPiece.token(bytes, first.range, removing: takeRemovals(first))
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
    guard let first = profiles.first else { return nil }
    var removed: [String] = []
    let name = bytes.text(bytes.strippingWrapping(first.range, &removed))
    guard name != "__settings__" else { return nil }
    return .taken(name, removing: removed)
  }

  mutating func clientID(_ bytes: Span<UInt8>) -> PastedPiece<String>? {
    guard let first = clientIDs.first else { return nil }
    var removed = takeRemovals(first)
    let inner = bytes.strippingWrapping(first.range, &removed)
    if clientIDs.dropFirst().contains(where: { !bytes.isSame($0.range, first.range) }) {
      return .refused("the paste holds two client ids")
    }
    guard TokenShape(bytes, inner) == .clientID else {
      return .refused("a client id looks like 12345678-90ab-cdef-1234-567890abcdef")
    }
    return .taken(bytes.text(inner), removing: removed)
  }

  mutating func clientSecret(_ bytes: Span<UInt8>) -> PastedPiece<Secret>? {
    guard let first = clientSecrets.first else { return nil }
    if clientSecrets.dropFirst().contains(where: { !bytes.isSame($0.range, first.range) }) {
      return .refused("the paste holds two client secrets")
    }
    return PastedPiece.token(bytes, first.range, removing: takeRemovals(first))
  }

  private mutating func takeRemovals(_ finding: PasteFinding) -> [String] {
    let all = (finding.wrapper.map { [$0] } ?? []) + removals
    removals = []
    return all
  }
}

extension Span<UInt8> {
  /// Whether the part is an address beyond doubt: a scheme, a name of Databricks or this machine.
  fileprivate func isWorkspaceAddress(_ range: Range<Int>) -> Bool {
    if startsWithScheme(range) { return true }
    if contains(in: range, where: { $0.isSpace }) { return false }
    let names = ["azuredatabricks.net", "databricks.com", "databricks.azure."]
    return names.contains { firstIndex(of: $0, in: range) != nil }
      || starts(range, with: "localhost:") || equals(range, "localhost")
      || starts(range, with: "127.0.0.1")
  }

  /// Whether a text pasted into the address is one; a long word without a dot is a token.
  fileprivate func couldBeHost(_ range: Range<Int>) -> Bool {
    range.count < 24 || contains(in: range) { $0 == UInt8(ascii: ".") }
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
