/// How long a transfer may take before it is given up.
package struct TransferTimeouts: Equatable, Sendable {
  /// Until the connection stands, TLS included; in milliseconds.
  package var connect: Int
  /// Without any byte coming or going; in seconds, at least 1.
  package var idle: Int
  /// In all, in milliseconds.
  package var whole: Int

  package init(connect: Int, idle: Int, whole: Int) {
    self.connect = connect
    self.idle = idle
    self.whole = whole
  }

  /// For a person who waits: 10 s to connect, 30 s without a byte, a minute in all.
  package static let standard = TransferTimeouts(connect: 10_000, idle: 30, whole: 60_000)
}
