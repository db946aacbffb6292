/// The grammar of RFC 8259 written down once more, rule by rule, to compare with.
struct ReferenceJSON {
  private var rest: ArraySlice<UInt8>

  /// Whether `bytes`, which are UTF-8, are one JSON value.
  static func accepts(_ bytes: [UInt8]) -> Bool {
    var reader = ReferenceJSON(rest: bytes[...])
    return reader.value() && reader.rest.isEmpty
  }

  private mutating func value() -> Bool {
    space()
    defer { space() }
    switch rest.first {
    case UInt8(ascii: "{"): return list("{", "}") { $0.member() }
    case UInt8(ascii: "["): return list("[", "]") { $0.value() }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take("true")
    case UInt8(ascii: "f"): return take("false")
    case UInt8(ascii: "n"): return take("null")
    default: return number()
    }
  }

  private mutating func member() -> Bool {
    space()
    guard string() else { return false }
    space()
    return take(":") && value()
  }

  private mutating func list(
    _ open: String, _ close: String, _ item: (inout ReferenceJSON) -> Bool
  ) -> Bool {
    guard take(open) else { return false }
    space()
    if take(close) { return true }
    repeat {
      guard item(&self) else { return false }
      space()
    } while take(",")
    return take(close)
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return true }
      if byte < 0x20 { return false }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escape = rest.popFirst(), "\"\\/bfnrtu".utf8.contains(escape) else { return false }
      guard escape == UInt8(ascii: "u") else { continue }
      for _ in 0..<4 {
        guard let digit = rest.popFirst(), Character(Unicode.Scalar(digit)).isHexDigit else {
          return false
        }
      }
    }
    return false
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      return digits()
    }
    return true
  }

  private mutating func digits() -> Bool {
    let count = rest.prefix { (0x30...0x39).contains($0) }.count
    rest = rest.dropFirst(count)
    return count > 0
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func space() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }
}
