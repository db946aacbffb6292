extension ServicePrincipal {
  /// The value of the `Authorization` header that proves the client: HTTP Basic of id and secret,
  /// both form-encoded before (RFC 6749, section 2.3.1), put together in locked memory.
  var basicAuthorization: Secret {
    secret.withBytes { secret in
      var pair = SecretBuilder(minimumCapacity: 3 * (clientID.utf8.count + secret.byteCount) + 1)
      for byte in clientID.utf8 { FormText.write(byte) { pair.append($0) } }
      pair.append(UInt8(ascii: ":"))
      for index in 0..<secret.byteCount {
        FormText.write(secret.byte(at: index)) { pair.append($0) }
      }
      return pair.finish().withBytes { pair in
        var value = SecretBytes(capacity: 8 + (pair.byteCount + 2) / 3 * 4)
        for byte in "Basic ".utf8 { value.write(byte) }
        Base64Encoder.write(pair, to: &value)
        return Secret(value)
      }
    }
  }
}

/// Percent-encoding that is right in a form, in a query and in a path (RFC 3986, section 2.3).
enum FormText {
  /// The text with every byte but the unreserved ones encoded.
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 { write(byte) { bytes.append($0) } }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Hands the one or three bytes that stand for `byte` to `output`.
  static func write(_ byte: UInt8, _ output: (UInt8) -> Void) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      output(byte)
    default:
      output(UInt8(ascii: "%"))
      output(digit(byte >> 4))
      output(digit(byte & 15))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "A")
  }
}
