/// Base64 with padding, as `bytes_value` and `value` carry bytes.
///
/// <https://www.rfc-editor.org/rfc/rfc4648#section-4>
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  /// The base64 of `bytes` on one line.
  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var start = 0
    while start < bytes.count {
      let second = start + 1 < bytes.count ? bytes[start + 1] : 0
      let third = start + 2 < bytes.count ? bytes[start + 2] : 0
      let group = Int(bytes[start]) << 16 | Int(second) << 8 | Int(third)
      text.append(alphabet[group >> 18])
      text.append(alphabet[group >> 12 & 63])
      text.append(start + 1 < bytes.count ? alphabet[group >> 6 & 63] : pad)
      text.append(start + 2 < bytes.count ? alphabet[group & 63] : pad)
      start += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes `text` spells; nil when it is not base64 to the letter (spaces, missing padding,
  /// bits set where none may be).
  static func decode(_ text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count.isMultiple(of: 4) else { return nil }
    let padCount = characters.suffix(2).count { $0 == pad }
    if padCount == 1 && characters.last != pad { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3)
    var group: UInt32 = 0
    let digitCount = characters.count - padCount
    for position in 0..<characters.count {
      var digit: UInt32 = 0
      if position < digitCount {
        guard let known = digitValue(characters[position]) else { return nil }
        digit = known
      }
      group = group << 6 | digit
      guard position % 4 == 3 else { continue }
      bytes.append(UInt8(truncatingIfNeeded: group >> 16))
      bytes.append(UInt8(truncatingIfNeeded: group >> 8))
      bytes.append(UInt8(truncatingIfNeeded: group))
      group = 0
    }
    guard bytes.suffix(padCount).allSatisfy({ $0 == 0 }) else { return nil }
    bytes.removeLast(padCount)
    return bytes
  }

  private static func digitValue(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
