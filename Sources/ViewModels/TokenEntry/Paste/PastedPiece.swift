/// What a paste held for one field: the value, or why there is none.
package struct PastedPiece<Value: Equatable & Sendable>: Equatable, Sendable {
  /// The value as it goes into the field; nil when it is refused.
  package var value: Value?
  /// What it was taken out of, such as `DATABRICKS_TOKEN=` or `JSON`; nil where it stood alone.
  package var origin: String?
  /// What was left out to get it, as nouns, such as "quotes".
  package var removals: [String]
  /// Why it cannot be used, as a sentence without its full stop.
  package var refusal: String?

  static func taken(_ value: Value, removing removals: [String]) -> PastedPiece {
    PastedPiece(value: value, removals: removals)
  }

  static func refused(_ reason: String) -> PastedPiece {
    PastedPiece(removals: [], refusal: reason)
  }
}
