package import DatabricksClient

/// What a paste holds for the token-entry screen: an address, a token, a profile's name.
///
/// A pure recogniser: the bytes are read where they lie, a token is copied from locked memory to
/// locked memory, and only what is an address or a profile's name becomes text.
package struct PastedCredentials: Equatable, Sendable {
  /// The longest paste that is looked at, in bytes.
  package static let maximumByteCount = 65_536

  package private(set) var host: PastedPiece<WorkspaceURL>?
  package private(set) var token: PastedPiece<Secret>?
  package private(set) var profile: PastedPiece<String>?
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

  private mutating func read(
    _ bytes: Span<UInt8>, into field: TokenEntryFocus, removing outer: [String]
  ) {
    guard bytes.contains(in: bytes.indices, where: { !$0.isSpace }) else {
      refusal = "there is nothing in the paste"
      return
    }
    var reader = PasteReader()
    reader.read(bytes)
    if reader.sectionCount > 1 {
      refusal = "the paste holds \(reader.sectionCount) profiles; copy one of them"
      return
    }
    var sorter = PasteSorter(reader.findings, in: bytes, into: field)
    sorter.removals = outer + bytes.outerRemovals(reader.findings)
    host = sorter.host(bytes)
    token = sorter.token(bytes)
    profile = sorter.profile(bytes)
    if host == nil, token == nil, profile == nil {
      refusal =
        reader.hasClientCredential
        ? "this is a client id or secret; a token is wanted here"
        : "neither an address nor a token is in the paste"
    }
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
