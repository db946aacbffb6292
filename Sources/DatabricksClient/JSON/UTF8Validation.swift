extension RawSpan {
  /// Whether the bytes are UTF-8 as RFC 3629 has it: no overlong form, no surrogate.
  package var isValidUTF8: Bool {
    var index = 0
    while index < byteCount {
      let first = byte(at: index)
      if first < 0x80 {
        index += 1
        continue
      }
      guard let length = lengthOfSequence(startingWith: first, at: index) else { return false }
      index += length
    }
    return true
  }

  /// Whether the bytes may travel as a JSON string and come back the same: UTF-8 without NUL.
  package var isText: Bool {
    for index in 0..<byteCount where byte(at: index) == 0 { return false }
    return isValidUTF8
  }

  /// The length in bytes of the valid sequence at `index`; nil if there is none.
  private func lengthOfSequence(startingWith first: UInt8, at index: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch first {
    case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    default: return nil
    }
    guard index + length <= byteCount, second.contains(byte(at: index + 1)) else { return nil }
    for offset in 2..<max(2, length) where byte(at: index + offset) & 0xc0 != 0x80 { return nil }
    return length
  }
}
