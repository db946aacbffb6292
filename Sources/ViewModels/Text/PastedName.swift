package import DatabricksClient

/// A paste into a field for a name: short enough to be one, and no secret then.
package enum PastedName {
  /// The pasted text without line ends; nil when it is too long for a name or no UTF-8.
  ///
  /// The limit keeps a value pasted by mistake out of a String.
  package static func text(of secret: Secret) -> String? {
    guard secret.count <= 1024 else { return nil }
    return secret.withBytes { bytes in
      var copied: [UInt8] = []
      for offset in 0..<bytes.byteCount {
        copied.append(bytes.byte(at: offset))
      }
      return String(validating: copied, as: UTF8.self)
    }
  }
}
