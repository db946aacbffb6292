/// The fields of a form body (`application/x-www-form-urlencoded`), each name once.
struct FormFields {
  private var fields: [String: String] = [:]

  /// Reads `body`; nil where a name comes twice or a percent sign stands before no number.
  init?(_ body: [UInt8]) {
    for part in body.split(separator: UInt8(ascii: "&")) {
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = Self.decoded(part[..<equals]),
        let value = Self.decoded(part[equals...].dropFirst()),
        fields.updateValue(value, forKey: name) == nil
      else { return nil }
    }
  }

  subscript(name: String) -> String? { fields[name] }

  /// The text that `bytes` spell; nil where they are not percent-encoded.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard
          rest.count >= 2,
          let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        else { return nil }
        text.append(value)
        rest = rest.dropFirst(2)
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
