/// What a JSON Web Token says of itself (RFC 7519); nothing of it is checked.
enum TokenClaims {
  /// Whether `token` has the claim; false also where it is no such token.
  static func has(_ claim: StaticString, in token: Secret) -> Bool {
    guard let payload = payload(of: token) else { return false }
    let found = payload.withBytes { bytes in
      try? JSONReader.read(bytes) { json throws(JSONError) in
        var found = false
        try json.enterObject()
        while let name = try json.nextName() {
          if json.matches(name, claim) { found = true }
          try json.skip()
        }
        return found
      }
    }
    return found ?? false
  }

  /// The second part, base64url without padding (RFC 7515, section 2), decoded in locked memory.
  private static func payload(of token: Secret) -> Secret? {
    token.withBytes { bytes in
      let dots = (0..<bytes.byteCount).filter { bytes.byte(at: $0) == UInt8(ascii: ".") }
      guard dots.count == 2 else { return nil }
      let part = (dots[0] + 1)..<dots[1]
      var payload = SecretBytes(capacity: part.count + 3)
      var decoder = Base64Decoder()
      for index in part {
        guard decoder.take(standard(bytes.byte(at: index)), into: &payload) else { return nil }
      }
      while !decoder.isComplete {
        guard decoder.take(UInt8(ascii: "="), into: &payload) else { return nil }
      }
      return Secret(payload)
    }
  }

  private static func standard(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "-"): UInt8(ascii: "+")
    case UInt8(ascii: "_"): UInt8(ascii: "/")
    default: byte
    }
  }
}
