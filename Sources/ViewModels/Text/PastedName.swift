package import DatabricksClient

/// A paste into a field for a name: short enough to be one, and no secret then.
package enum PastedName {
  /// The pasted text; nil when it is too long for a name or no UTF-8.
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

  /// Why a paste is no name; nil when it may be one, or a part of one.
  ///
  /// More lines than one are a value pasted in the wrong place, and would stand there in clear.
  package static func problem(with secret: Secret) -> String? {
    let size = CountText.counted(secret.count, "byte")
    if secret.count > 1024 { return "paste of \(size) ignored: too long for a name" }
    let end = secret.count - secret.withBytes(Self.lineEndCount)
    let (isText, hasLines) = secret.withBytes { bytes in
      (
        bytes.isUTF8WithoutNUL,
        (0..<end).contains { [0x0A, 0x0D].contains(bytes.byte(at: $0)) }
      )
    }
    if !isText { return "paste of \(size) ignored: it is no text" }
    return hasLines ? "paste of \(size) ignored: more than one line is no name" : nil
  }

  /// How many bytes of line ends stand at the end.
  private static func lineEndCount(of bytes: RawSpan) -> Int {
    var count = 0
    while count < bytes.byteCount,
      [0x0A, 0x0D].contains(bytes.byte(at: bytes.byteCount - 1 - count))
    {
      count += 1
    }
    return count
  }
}
