/// The keys of one scope, packed: names in one run of bytes, so that a million of them stay small.
///
/// Rows are in the order the workspace gave them.
package struct KeyList: Equatable, Sendable {
  private var nameBytes: [UInt8] = []
  private var nameEnds: [UInt32] = []
  private var updated: [Int64] = []

  package init() {}

  /// Packs `keys` in their order.
  package init(_ keys: [SecretKey]) {
    for key in keys { append(key) }
  }

  /// The number of keys.
  package var count: Int { nameEnds.count }

  /// Whether there are none.
  package var isEmpty: Bool { nameEnds.isEmpty }

  /// Adds a key at the end.
  package mutating func append(_ key: SecretKey) {
    nameBytes.append(contentsOf: key.name.rawValue.utf8)
    nameEnds.append(UInt32(nameBytes.count))
    updated.append(key.lastUpdated?.milliseconds ?? .min)
  }

  /// Adds one row of the list of keys, its name from the answer's bytes without making a String.
  ///
  /// The time stands as a number or as a string, or is missing.
  mutating func appendRow(from json: inout JSONReader) throws(JSONError) {
    let start = json.position
    let end = nameBytes.count
    var hasName = false
    var milliseconds: Int64?
    try json.enterObject()
    while let member = try json.nextName() {
      if json.matches(member, "key") {
        if hasName { nameBytes.removeSubrange(end...) }
        try json.readString(into: &nameBytes)
        hasName = true
      } else if json.matches(member, "last_updated_timestamp") {
        milliseconds = try json.readInteger()
      } else {
        try json.skip()
      }
    }
    guard hasName else { throw JSONError(.missingField, at: start) }
    nameEnds.append(UInt32(nameBytes.count))
    updated.append(milliseconds ?? .min)
  }

  /// The key in row `index`, counted from 0.
  package subscript(index: Int) -> SecretKey {
    SecretKey(
      name: KeyName(String(decoding: nameBytes(at: index), as: UTF8.self)),
      lastUpdated: lastUpdated(at: index))
  }

  /// When the key in row `index` was last put, without making a String.
  package func lastUpdated(at index: Int) -> Timestamp? {
    let milliseconds = updated[index]
    return milliseconds == .min ? nil : Timestamp(milliseconds: milliseconds)
  }

  /// The name in row `index` as UTF-8, without making a String.
  package func nameBytes(at index: Int) -> ArraySlice<UInt8> {
    let start = index == 0 ? 0 : Int(nameEnds[index - 1])
    return nameBytes[start..<Int(nameEnds[index])]
  }

  /// The names of all rows as UTF-8, one behind the other, for a search that takes no row by itself.
  package var packedNames: [UInt8] { nameBytes }

  /// Where the name of each row ends in `packedNames`; the next one begins there.
  package var packedEnds: [UInt32] { nameEnds }

  /// The row of `name`, if there is one.
  package func firstIndex(of name: KeyName) -> Int? {
    let wanted = Array(name.rawValue.utf8)
    return (0..<count).first { nameBytes(at: $0).elementsEqual(wanted) }
  }

  /// The rows whose names hold `text` somewhere, without regard to ASCII case and without making a
  /// String; `text` is in lower case and not empty.
  package func rows(containing text: [UInt8]) -> [Int] {
    let names = nameBytes.span
    let wanted = text.span
    var rows: [Int] = []
    var start = 0
    for row in nameEnds.indices {
      let end = Int(nameEnds[row])
      var at = start
      while at + wanted.count <= end {
        var matched = 0
        while matched < wanted.count, Self.folded(names[at + matched]) == wanted[matched] {
          matched += 1
        }
        if matched == wanted.count {
          rows.append(row)
          break
        }
        at += 1
      }
      start = end
    }
    return rows
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// Gives spare room back once no more keys are added.
  package mutating func compact() {
    nameBytes = Array(nameBytes[...])
    nameEnds = Array(nameEnds[...])
    updated = Array(updated[...])
  }
}
