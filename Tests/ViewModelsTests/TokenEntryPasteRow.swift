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
  var clientID: String?
  var clientSecret: String?
  /// The names of the profiles to choose from.
  var choices: [String] = []
  /// A part of the sentence that refuses a piece or the whole.
  var refused: String?

  init(
    _ pasted: String, into field: TokenEntryFocus = .token, host: String? = nil,
    token: String? = nil, profile: String? = nil, removed: [String] = [], refused: String? = nil,
    clientID: String? = nil, clientSecret: String? = nil, choices: [String] = []
  ) {
    self.init(
      bytes: Array(pasted.utf8), into: field, host: host, token: token, profile: profile,
      removed: removed, refused: refused, clientID: clientID, clientSecret: clientSecret,
      choices: choices)
  }

  init(
    bytes: [UInt8], into field: TokenEntryFocus = .token, host: String? = nil,
    token: String? = nil, profile: String? = nil, removed: [String] = [], refused: String? = nil,
    clientID: String? = nil, clientSecret: String? = nil, choices: [String] = []
  ) {
    pasted = bytes
    self.field = field
    self.host = host
    self.token = token.map { Array($0.utf8) }
    self.profile = profile
    self.removed = removed
    self.refused = refused
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.choices = choices
  }

  var testDescription: String {
    "\(field.rawValue): \(String(decoding: pasted.prefix(60), as: UTF8.self).debugDescription)"
  }

  /// What differs between this row and what was recognised; empty when nothing does.
  var differences: [String] {
    differences(PastedCredentials(Secret(copying: pasted), into: field))
  }

  /// The same for the row's bytes in another wrapping; what was removed may be told otherwise then.
  func differencesButForRemovals(whenPasted bytes: [UInt8]) -> [String] {
    differences(PastedCredentials(Secret(copying: bytes), into: field))
      .filter { !$0.hasPrefix("removed are") }
  }

  /// The same for what a terminal's bytes became.
  func differences(in pasted: Secret, butForRemovals isLoose: Bool) -> [String] {
    differences(PastedCredentials(pasted, into: field))
      .filter { !isLoose || !$0.hasPrefix("removed are") }
  }

  private func differences(_ found: PastedCredentials) -> [String] {
    var differences: [String] = []
    if found.host?.value?.url.text != host {
      differences.append("host is \(found.host?.value?.url.text ?? "missing")")
    }
    if !isSame(found.token?.value, token) {
      differences.append("token has \(found.token?.value?.count ?? -1) bytes of other content")
    }
    if !isSame(found.clientSecret?.value, clientSecret.map { Array($0.utf8) }) {
      differences.append("client secret has \(found.clientSecret?.value?.count ?? -1) bytes")
    }
    if found.clientID?.value != clientID {
      differences.append("client id is \(found.clientID?.value ?? "missing")")
    }
    if found.profile?.value != profile {
      differences.append("profile is \(found.profile?.value ?? "missing")")
    }
    let names = found.alternatives.map { $0.profile?.value ?? "" }
    if names != choices { differences.append("to choose from are \(names)") }
    let removals = told(found.host) + told(found.token)
    if removals != removed { differences.append("removed are \(removals)") }
    let refusals = [
      found.host?.refusal, found.token?.refusal, found.clientID?.refusal,
      found.clientSecret?.refusal, found.authType?.refusal, found.profile?.refusal, found.refusal,
    ].compactMap(\.self)
    let isRefusalAsWanted = refused.map { part in refusals.contains { $0.contains(part) } }
    if !(isRefusalAsWanted ?? refusals.isEmpty) { differences.append("refusals are \(refusals)") }
    return differences
  }

  /// What is said of a piece: what it was taken out of, then what was removed.
  private func told<Value>(_ piece: PastedPiece<Value>?) -> [String] {
    [piece?.origin].compactMap(\.self) + (piece?.removals ?? [])
  }

  private func isSame(_ found: Secret?, _ wanted: [UInt8]?) -> Bool {
    guard let found, let wanted else { return found == nil && wanted == nil }
    return found.bytesEqual(Secret(copying: wanted))
  }
}
