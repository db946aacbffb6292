internal import DatabricksClient

/// What can be said of a value without showing it.
package struct ValueFacts: Equatable, Sendable {
  package let kind: ValueKind
  /// All nothing where the value is binary.
  package let invisible: InvisibleCounts
  package let isEmpty: Bool

  /// Looks through `bytes` once for what cannot be seen, and again for each kind they may be of.
  package init(of bytes: RawSpan) {
    isEmpty = bytes.byteCount == 0
    guard let counts = InvisibleCounts(in: bytes) else {
      kind = .binary
      invisible = InvisibleCounts()
      return
    }
    kind = ValueKind(ofText: bytes)
    invisible = counts
  }

  /// Whether the value has one line, ended or not.
  package var isOneLine: Bool {
    let ends = invisible.lfCount + invisible.crlfCount
    return ends == 0 || ends == 1 && invisible.hasFinalNewline
  }
}

/// The facts of a text at one revision, so that they are looked for once in each key press.
///
/// It holds nothing that the text does not say; so it takes no part in comparing view models, whose
/// copies share it.
final class ValueFactsCache: Equatable {
  private var revision: Int?
  private var facts: ValueFacts?

  static func == (left: ValueFactsCache, right: ValueFactsCache) -> Bool { true }

  func facts(of text: SecretText) -> ValueFacts {
    if let facts, revision == text.revision { return facts }
    let found = text.withBytes(in: 0..<text.count) { ValueFacts(of: $0) }
    revision = text.revision
    facts = found
    return found
  }
}
