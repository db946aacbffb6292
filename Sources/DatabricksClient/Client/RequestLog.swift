/// What is kept of one request: nothing of it is secret, and nothing names a scope or a key.
package struct RequestRecord: Equatable, Sendable {
  /// How a request ended.
  package enum End: Equatable, Sendable {
    /// The status, the bytes of the body, and the server's `x-request-id`.
    case answered(status: Int, byteCount: Int, id: String?)
    case unanswered(TransportError.Reason)
    /// Nobody waited for it any more.
    case cancelled
  }

  /// When it ended.
  package let time: Timestamp
  package let method: String
  /// The path without the query; the paths of this API hold no names.
  package let path: String
  package let end: End
  /// From the first byte of the first try to the last byte of the last one.
  package let milliseconds: Int64
  /// How often it was sent.
  package let tries: Int

  package init(
    time: Timestamp, method: String, path: String, end: End, milliseconds: Int64, tries: Int
  ) {
    self.time = time
    self.method = method
    self.path = path
    self.end = end
    self.milliseconds = milliseconds
    self.tries = tries
  }
}

/// The last requests of this run, in the order in which they ended.
package struct RequestLog {
  /// How many are kept.
  package static let limit = 500

  /// The oldest one first.
  package var records: [RequestRecord] {
    Array(ring[oldest...]) + Array(ring[..<oldest])
  }

  private var ring: [RequestRecord] = []
  /// Where the oldest one is, once the ring is full.
  private var oldest = 0

  package init() {}

  /// Keeps one more and forgets the oldest where there are too many.
  package mutating func add(_ record: RequestRecord) {
    guard ring.count == Self.limit else {
      ring.append(record)
      return
    }
    ring[oldest] = record
    oldest = (oldest + 1) % Self.limit
  }
}
