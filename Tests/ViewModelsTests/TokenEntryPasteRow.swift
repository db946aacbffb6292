import DatabricksClient
import Testing
import ViewModels

/// One row of the table of pastes: what came, and what became of it.
struct TokenEntryPasteRow: CustomTestStringConvertible, Sendable {
  let pasted: [UInt8]
  var field = TokenEntryFocus.token
  var host: String?
  var token: [UInt8]?
  var profile: String?
  /// What is said to be removed, in the order host, token.
  var removed: [String] = []
  /// A part of the sentence that refuses a piece or the whole.
  var refused: String?

  init(
    _ pasted: String, into field: TokenEntryFocus = .token, host: String? = nil,
    token: String? = nil, profile: String? = nil, removed: [String] = [], refused: String? = nil
  ) {
    self.init(
      bytes: Array(pasted.utf8), into: field, host: host, token: token, profile: profile,
      removed: removed, refused: refused)
  }

  init(
    bytes: [UInt8], into field: TokenEntryFocus = .token, host: String? = nil,
    token: String? = nil, profile: String? = nil, removed: [String] = [], refused: String? = nil
  ) {
    pasted = bytes
    self.field = field
    self.host = host
    self.token = token.map { Array($0.utf8) }
    self.profile = profile
    self.removed = removed
    self.refused = refused
  }

  var testDescription: String {
    "\(field.rawValue): \(String(decoding: pasted.prefix(60), as: UTF8.self).debugDescription)"
  }

  /// What differs between this row and what was recognised; empty when nothing does.
  var differences: [String] {
    let found = PastedCredentials(Secret(copying: pasted), into: field)
    var differences: [String] = []
    if found.host?.value?.text != host {
      differences.append("host is \(found.host?.value?.text ?? "missing")")
    }
    if let token {
      let isSame = found.token?.value?.bytesEqual(Secret(copying: token)) ?? false
      if !isSame {
        differences.append("token has \(found.token?.value?.count ?? -1) bytes of other content")
      }
    } else if found.token?.value != nil {
      differences.append("a token was taken")
    }
    if found.profile?.value != profile {
      differences.append("profile is \(found.profile?.value ?? "missing")")
    }
    let removals = (found.host?.removals ?? []) + (found.token?.removals ?? [])
    if removals != removed { differences.append("removed are \(removals)") }
    let refusals = [found.host?.refusal, found.token?.refusal, found.refusal].compactMap(\.self)
    let isRefusalAsWanted = refused.map { part in refusals.contains { $0.contains(part) } }
    if !(isRefusalAsWanted ?? refusals.isEmpty) { differences.append("refusals are \(refusals)") }
    return differences
  }
}
