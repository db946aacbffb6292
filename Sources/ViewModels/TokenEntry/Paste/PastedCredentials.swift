package import DatabricksClient

/// What a paste holds for the token-entry screen: an address, a credential, a profile's name.
///
/// A pure recogniser: the bytes are read where they lie, a token is copied from locked memory to
/// locked memory, and only what is an address, a client id or a profile's name becomes text.
package struct PastedCredentials: Equatable, Sendable {
  /// The longest paste that is looked at, in bytes.
  package static let maximumByteCount = 65_536

  package private(set) var host: PastedPiece<PastedHost>?
  package private(set) var token: PastedPiece<Secret>?
  package private(set) var profile: PastedPiece<String>?
  /// The id of a service principal.
  package private(set) var clientID: PastedPiece<String>?
  /// The OAuth secret of a service principal.
  package private(set) var clientSecret: PastedPiece<Secret>?
  /// The way to sign in that the paste names.
  package private(set) var authType: PastedPiece<AuthType>?
  /// The workspace's id that was named, or that the address needs.
  package private(set) var workspaceID: String?
  /// What else the profile says of its sign-in.
  package private(set) var settings = PastedSettings()
  /// The profiles of a paste that holds several; then there is nothing else.
  package private(set) var alternatives: [PastedCredentials] = []
  /// Why nothing at all could be taken; nil when one of the pieces is there.
  package private(set) var refusal: String?

  /// Recognises `pasted`; where it was pasted decides what a text is that could be anything.
  package init(_ pasted: Secret, into field: TokenEntryFocus) {
    guard pasted.count <= Self.maximumByteCount else {
      refusal = "the paste has \(pasted.count) bytes, too many for an address and a token"
      return
    }
    let cleaned = CleanedPaste(pasted)
    cleaned.bytes.withBytes { raw in
      read(Span<UInt8>(_bytes: raw), into: field, removing: cleaned.removals)
    }
  }

  /// Whether `pasted` is a token of Databricks and hardly anything else.
  package static func isToken(_ pasted: Secret) -> Bool {
    let found = PastedCredentials(pasted, into: .token)
    guard let token = found.token?.value, found.host == nil else { return false }
    return [.personalAccess, .jwt].contains(TokenShape(token)) && pasted.count < token.count + 64
  }

  private mutating func read(
    _ bytes: Span<UInt8>, into field: TokenEntryFocus, removing outer: [String]
  ) {
    guard bytes.contains(in: bytes.indices, where: { !$0.isSpace }) else {
      refusal = "there is nothing in the paste"
      return
    }
    var reader = PasteReader()
    reader.read(bytes)
    let removals = outer + bytes.outerRemovals(reader.findings)
    let groups = reader.groups.map {
      PastedCredentials($0, in: bytes, into: field, removing: removals)
    }
    let usable = groups.filter(\.isUsable)
    if usable.count > 1 {
      alternatives = usable
    } else if let only = usable.first ?? groups.first {
      self = only
    } else {
      refusal = "neither an address nor a token is in the paste"
    }
  }

  /// Sorts what was found in one section, or in a paste without any.
  private init(
    _ findings: [PasteFinding], in bytes: Span<UInt8>, into field: TokenEntryFocus,
    removing removals: [String]
  ) {
    var sorter = PasteSorter(findings, in: bytes, into: field)
    sorter.removals = removals
    host = sorter.host(bytes)
    token = sorter.token(bytes)
    profile = sorter.profile(bytes)
    clientID = sorter.clientID(bytes)
    clientSecret = sorter.clientSecret(bytes)
    authType = sorter.authType(bytes)
    let named = sorter.setting(.workspaceID, bytes)
    workspaceID = named.flatMap { WorkspaceID.isPlain($0) ? $0 : nil } ?? host?.value?.workspaceID
    settings = PastedSettings(
      programPath: sorter.setting(.programPath, bytes),
      azureTenant: sorter.setting(.azureTenant, bytes),
      azureResource: sorter.setting(.azureResource, bytes),
      scopes: sorter.setting(.scopes, bytes).map {
        $0.split { $0 == "," || $0 == " " }.map(String.init).sorted()
      } ?? [])
    if !isUsable, profile?.value == nil {
      refusal = profile?.refusal ?? "neither an address nor a token is in the paste"
    }
  }

  /// Whether there is more than a name in it.
  private var isUsable: Bool {
    host != nil || namesSignIn
  }

  /// Whether it says something of how to sign in.
  var namesSignIn: Bool {
    token != nil || clientID != nil || clientSecret != nil || authType != nil
  }
}

/// What a pasted profile says of its sign-in besides the credential.
package struct PastedSettings: Equatable, Sendable {
  package var programPath: String?
  package var azureTenant: String?
  package var azureResource: String?
  /// What a service principal's token is to be good for; empty where nothing is said.
  package var scopes: [String] = []

  /// Takes over what `other` says.
  mutating func merge(_ other: PastedSettings) {
    programPath = other.programPath ?? programPath
    azureTenant = other.azureTenant ?? azureTenant
    azureResource = other.azureResource ?? azureResource
    if !other.scopes.isEmpty { scopes = other.scopes }
  }

  /// A login of the Azure CLI in the tenant that is named.
  package var azureLogin: AzureCLILogin {
    AzureCLILogin(tenant: azureTenant, workspaceResourceID: azureResource)
  }

  package func servicePrincipal(clientID: String, secret: Secret) -> ServicePrincipal {
    scopes.isEmpty
      ? ServicePrincipal(clientID: clientID, secret: secret)
      : ServicePrincipal(clientID: clientID, secret: secret, scopes: scopes)
  }
}

extension Span<UInt8> {
  /// Spaces and line ends around a paste that is nothing but one value.
  fileprivate func outerRemovals(_ findings: [PasteFinding]) -> [String] {
    guard findings.count == 1, findings[0].kind == .bare else { return [] }
    let inner = findings[0].range
    let around = Array(0..<inner.lowerBound) + Array(inner.upperBound..<count)
    var removals: [String] = []
    if around.contains(where: { self[$0].isLineEnd }) { removals.append("line end") }
    if around.contains(where: { self[$0] == 0x20 }) { removals.append("spaces") }
    return removals
  }
}
