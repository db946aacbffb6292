/// Gives each request a number of its own.
package struct RequestCounter: Equatable, Sendable {
  private var last: UInt64 = 0

  package init() {}

  /// A number never given before.
  package mutating func next() -> RequestID {
    last += 1
    return RequestID(last)
  }
}
