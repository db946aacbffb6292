/// Bytes that must not spread: a secret's value, a token, a pasted text.
///
/// The bytes live in locked pages of their own that are left out of core dumps and wiped when the
/// last reference goes. Two secrets are equal only when they are the same object, so comparing
/// view models never reads a value; its description tells the length and nothing else.
package final class Secret: Sendable {
  private let storage: SecretBytes

  /// Takes over `storage`; nothing is copied.
  package init(_ storage: consuming SecretBytes) {
    self.storage = storage
  }

  /// The number of bytes held.
  package var count: Int { storage.count }

  /// Lends the bytes to `body` for the length of the call.
  ///
  /// Whoever copies them out of `body` is responsible for the copy. The readers are the body
  /// writer, the revealed pane, the editor and the clipboard.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try storage.withBytes(body)
  }
}

extension Secret: Equatable {
  package static func == (left: Secret, right: Secret) -> Bool { left === right }
}

extension Secret: CustomStringConvertible, CustomReflectable {
  package var description: String { "<secret, \(count) bytes>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
