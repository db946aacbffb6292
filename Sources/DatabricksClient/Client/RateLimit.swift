/// The most requests begun in a second, as `DATABRICKS_RATE_LIMIT` says it.
package struct RateLimit: Equatable, Sendable {
  /// nil where the client's own limit holds.
  package let perSecond: Int?
  /// Why the text has no say; nil when it has, or when there is none.
  package let problem: String?

  /// Reads the variable's value; an empty one counts as none.
  package init(_ text: String?) {
    let text = text ?? ""
    perSecond = Int(text).flatMap { $0 > 0 ? $0 : nil }
    problem =
      perSecond != nil || text.isEmpty
      ? nil : "DATABRICKS_RATE_LIMIT is not used: it must be a whole number of requests, such as 15"
  }
}
