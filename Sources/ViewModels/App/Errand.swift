package import DatabricksClient

/// One value to be edited, after which the program ends: `lakelock put-secret` on a terminal.
package struct Errand: Equatable, Sendable {
  /// The exit status when the editor was left and nothing was saved.
  package static let unchangedStatus: Int32 = 7

  /// The key, which need not be there yet.
  package let path: SecretPath
  /// Whether the editor has been open.
  var hasBegun = false
  /// Whether the program was told to end.
  var hasEnded = false
  /// The bytes of the value that the workspace took last; nil while it has taken none.
  private var savedByteCount: Int?

  package init(_ path: SecretPath) {
    self.path = path
  }

  /// Takes note of a save that ended well.
  mutating func received(_ answer: Answer) {
    if case .saved(path, .success(let saved)) = answer { savedByteCount = saved.byteCount }
  }

  /// What the program tells the shell when it ends now.
  package var status: Int32 { savedByteCount == nil ? Self.unchangedStatus : 0 }

  /// What was done, in words; nil when nothing was saved.
  package var savedText: String? {
    savedByteCount.map { "saved \(path.text), \(CountText.counted($0, "byte"))" }
  }
}

extension AppViewModel {
  /// What the program tells the shell when the user quits.
  var quitStatus: Int32 { errand?.status ?? 0 }

  /// Ends the program once the value it was started for has been edited, or cannot be.
  ///
  /// `effects` are those of the event, which may have ended it already.
  mutating func settleErrand(_ effects: [Effect]) -> [Effect] {
    guard var errand, !errand.hasEnded, screen == .browser else { return [] }
    defer { self.errand = errand }
    if browser.editor != nil { errand.hasBegun = true }
    errand.hasEnded =
      errand.hasBegun && browser.editor == nil && browser.opening == nil && overlays.isEmpty
    guard errand.hasEnded, !effects.contains(.terminal(.quit(status: errand.status))) else {
      return []
    }
    return [.terminal(.quit(status: errand.status))]
  }
}
