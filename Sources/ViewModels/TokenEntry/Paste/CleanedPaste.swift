internal import DatabricksClient

/// A paste without what clipboards and terminals add to it.
///
/// Line ends are LF, typographic quotes and spaces plain ones, an ellipsis is three dots; control
/// characters, marks of a bracketed paste and characters without width are gone. Bytes that are no
/// UTF-8 stay, for the reader to refuse.
struct CleanedPaste {
  let bytes: Secret
  /// What was taken out, in words; changed line ends and spaces are not told here.
  let removals: [String]

  init(_ pasted: Secret) {
    var cleaning = PasteCleaning(capacity: pasted.count)
    pasted.withBytes { raw in cleaning.read(Span<UInt8>(_bytes: raw)) }
    removals = cleaning.removals
    bytes = cleaning.finish()
  }
}

/// The pass over the bytes; what comes out is never longer than what went in.
private struct PasteCleaning: ~Copyable {
  private var cleaned: SecretBuilder
  private(set) var removals: [String] = []

  init(capacity: Int) {
    cleaned = SecretBuilder(minimumCapacity: capacity)
  }

  consuming func finish() -> Secret { cleaned.finish() }

  mutating func read(_ bytes: Span<UInt8>) {
    var place = 0
    while place < bytes.count {
      if let markLength = bytes.pasteMarkLength(at: place) {
        remove("paste marks")
        place += markLength
      } else if let scalar = bytes.scalar(at: place) {
        take(scalar, isBeforeLF: place + 1 < bytes.count && bytes[place + 1] == 0x0A)
        place += UTF8.width(scalar)
      } else {
        cleaned.append(bytes[place])
        place += 1
      }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, isBeforeLF: Bool) {
    switch scalar.value {
    case 0x0D:
      if !isBeforeLF { cleaned.append(0x0A) }
    case 0x0A, 0x85, 0x2028, 0x2029: cleaned.append(0x0A)
    case 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: cleaned.append(0x20)
    case 0x16: remove("a Ctrl-V character")
    case 0x00..<0x20, 0x7F..<0xA0: remove("control characters")
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
      remove("invisible characters")
    case 0x2018...0x201B, 0x2032, 0xB4: cleaned.append(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: cleaned.append(UInt8(ascii: "\""))
    case 0x2026: cleaned.append("...")
    default:
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        cleaned.append(byte)
      }
    }
  }

  private mutating func remove(_ what: String) {
    if !removals.contains(what) { removals.append(what) }
  }
}

extension Span<UInt8> {
  /// The length of a mark `ESC [ 200 ~` or `ESC [ 201 ~` at `place`; nil where there is none.
  fileprivate func pasteMarkLength(at place: Int) -> Int? {
    let isMark =
      matches("\u{1B}[200~", at: place, within: indices)
      || matches("\u{1B}[201~", at: place, within: indices)
    return isMark ? 6 : nil
  }

  /// The scalar whose UTF-8 begins at `place`; nil where the bytes are no UTF-8.
  fileprivate func scalar(at place: Int) -> Unicode.Scalar? {
    let lead = self[place]
    if lead < 0x80 { return Unicode.Scalar(lead) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard (0xC2...0xF4).contains(lead), place + length <= count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard self[place + offset] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(self[place + offset] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == length else { return nil }
    return scalar
  }
}
