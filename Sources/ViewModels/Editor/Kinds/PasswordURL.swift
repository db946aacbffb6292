internal import DatabricksClient

/// An address with a password in it (RFC 3986, section 3.2.1), or in its parameters as JDBC has it.
enum PasswordURL {
  static func matches(_ bytes: RawSpan, _ range: Range<Int>) -> Bool {
    guard let schemeEnd = schemeEnd(in: bytes, range),
      !range.contains(where: { bytes.byte(at: $0) <= 0x20 || bytes.byte(at: $0) == 0x7F })
    else { return false }
    let address = schemeEnd + 3..<range.upperBound
    return hasPasswordBeforeHost(bytes, address) || hasPasswordParameter(bytes, address)
  }

  private static let mostSchemeBytes = 40

  /// Where the `://` behind the scheme stands; schemes of JDBC have colons in them.
  private static func schemeEnd(in bytes: RawSpan, _ range: Range<Int>) -> Int? {
    for offset in range.prefix(mostSchemeBytes) {
      if offset > range.lowerBound, bytes.has("://", at: offset),
        offset + 3 <= range.upperBound
      {
        return offset
      }
      let byte = bytes.byte(at: offset)
      let isSign =
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ":")
      let isInside = offset > range.lowerBound && (byte.isASCIIDigit || isSign)
      guard byte.isASCIILetter || isInside else { return nil }
    }
    return nil
  }

  /// Whether it begins as `user:password@host` does.
  private static func hasPasswordBeforeHost(_ bytes: RawSpan, _ address: Range<Int>) -> Bool {
    var at: Int?
    var end = address.lowerBound
    search: while end < address.upperBound {
      switch bytes.byte(at: end) {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ";"): break search
      case UInt8(ascii: "@"): at = end
      default: break
      }
      end += 1
    }
    guard let at, at + 1 < end,
      let colon = (address.lowerBound..<at).first(where: { bytes.byte(at: $0) == UInt8(ascii: ":") }
      )
    else { return false }
    return colon + 1 < at
  }

  /// Whether there is a `password=` or `pwd=` with something behind it.
  private static func hasPasswordParameter(_ bytes: RawSpan, _ address: Range<Int>) -> Bool {
    let word = Span<UInt8>(_bytes: bytes)
    for offset in address.dropLast() {
      switch bytes.byte(at: offset) {
      case UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";"): break
      default: continue
      }
      guard bytes.byte(at: offset + 1).asciiLowercased == UInt8(ascii: "p") else { continue }
      for name in ["password=", "pwd="] where word.matches(name, at: offset + 1, within: address) {
        let value = offset + 1 + name.utf8.count
        if value < address.upperBound, !"&;#".utf8.contains(bytes.byte(at: value)) { return true }
      }
    }
    return false
  }
}
