/// Finds the members with a string value in pasted JSON, at whatever depth.
///
/// It is not a parser: what is no string is passed over, and single quotes count too, for Python's
/// way of printing a dictionary.
enum PasteJSON {
  /// A name and its value, both without their quotes.
  struct Member: Equatable {
    let name: Range<Int>
    let value: Range<Int>
    /// Which object of an outermost array it stands in, counted from 1; 0 outside of one.
    let element: Int
  }

  /// Whether an object begins there, or an array of objects.
  static func begins(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if bytes[first] == UInt8(ascii: "{") { return true }
    let rest = bytes.trimmed(range.dropFirst()) { $0.isSpace }
    return bytes[first] == UInt8(ascii: "[") && rest.first.map { bytes[$0] } == UInt8(ascii: "{")
  }

  static func members(of bytes: Span<UInt8>, in range: Range<Int>) -> [Member] {
    var members: [Member] = []
    var name: Range<Int>?
    var last: Range<Int>?
    var place = range.lowerBound
    let isArray = !range.isEmpty && bytes[place] == UInt8(ascii: "[")
    var depth = 0
    var element = 0
    while place < range.upperBound {
      let byte = bytes[place]
      if "{[".utf8.contains(byte) {
        if isArray, depth == 1 { element += 1 }
        depth += 1
      } else if "}]".utf8.contains(byte) {
        depth -= 1
      }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let end = bytes.stringEnd(from: place, within: range)
        let string = place + 1..<end
        if let known = name {
          members.append(Member(name: known, value: string, element: element))
        }
        last = name == nil ? string : nil
        name = nil
        place = end
      } else if byte == UInt8(ascii: ":") {
        name = last
        last = nil
      } else if !byte.isSpace {
        name = nil
        last = nil
      }
      place += 1
    }
    return members
  }
}

extension Span<UInt8> {
  /// The place of the quote that closes the string opened at `start`, or the end.
  fileprivate func stringEnd(from start: Int, within range: Range<Int>) -> Int {
    var place = start + 1
    while place < range.upperBound, self[place] != self[start] {
      place += self[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return Swift.min(place, range.upperBound)
  }
}
