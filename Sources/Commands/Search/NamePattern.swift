internal import DatabricksClient

/// What names `find` looks for.
struct NamePattern {
  private let text: [UInt8]
  private let isGlob: Bool
  /// Whether it is compared with `SCOPE/KEY` instead of the key's name.
  let isPath: Bool

  init(_ text: String) {
    self.text = text.utf8.map(Self.fold)
    isGlob = text.utf8.contains { $0 == Self.star || $0 == Self.mark }
    isPath = text.utf8.contains(UInt8(ascii: "/"))
  }

  /// The keys of `list` that are meant, in its order.
  func matches(in list: KeyList, of scope: ScopeName) -> [SecretKey] {
    if !isGlob, !isPath { return list.rows(containing: text).map { list[$0] } }
    let prefix = Array("\(scope.rawValue)/".utf8)
    return (0..<list.count).compactMap { row in
      let name = list.nameBytes(at: row)
      return matches(isPath ? (prefix + name)[...] : name) ? list[row] : nil
    }
  }

  /// A path without a star or a mark is a part of the whole one.
  private func matches(_ name: ArraySlice<UInt8>) -> Bool {
    guard !isGlob else { return matchesGlob(name) }
    var rest = name
    while rest.count >= text.count {
      if zip(rest, text).allSatisfy({ Self.fold($0) == $1 }) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// `*` is any number of characters and `?` one; the last star is tried again with more.
  private func matchesGlob(_ name: ArraySlice<UInt8>) -> Bool {
    var at = name.startIndex
    var pattern = 0
    var retry: (pattern: Int, at: Int)?
    while at < name.endIndex {
      if pattern < text.count, text[pattern] == Self.star {
        pattern += 1
        retry = (pattern, at)
      } else if pattern < text.count, text[pattern] == Self.mark {
        pattern += 1
        at = Self.nextCharacter(after: at, in: name)
      } else if pattern < text.count, text[pattern] == Self.fold(name[at]) {
        pattern += 1
        at += 1
      } else if let last = retry {
        at = Self.nextCharacter(after: last.at, in: name)
        pattern = last.pattern
        retry = (pattern, at)
      } else {
        return false
      }
    }
    return text[pattern...].allSatisfy { $0 == Self.star }
  }

  private static func nextCharacter(after index: Int, in name: ArraySlice<UInt8>) -> Int {
    var next = index + 1
    while next < name.endIndex, name[next] & 0xc0 == 0x80 { next += 1 }
    return next
  }

  private static let star = UInt8(ascii: "*")
  private static let mark = UInt8(ascii: "?")

  private static func fold(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
