internal import WorkspaceEmulator

/// One request on its way in, and what becomes of it.
final class Exchange {
  /// A body beyond this many bytes is not read; no request of the API comes near.
  private static let largestBody = 16 << 20

  private(set) var body: [UInt8] = []
  /// Known once the whole request was read.
  var outcome: EmulatorOutcome?

  /// Adds what was received.
  ///
  /// - Returns: false when the body has grown too large.
  func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= Self.largestBody else { return false }
    unsafe body.append(contentsOf: bytes)
    return true
  }
}
