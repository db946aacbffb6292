/// The text a list is narrowed by: names that contain it, without regard to ASCII case.
package struct NameFilter: Equatable, Sendable {
  /// The text as typed; empty lets every name through.
  package let text: String
  private let folded: [UInt8]

  package init(_ text: String) {
    self.text = text
    folded = text.utf8.map(Self.fold)
  }

  /// Whether every name passes.
  package var isEmpty: Bool { folded.isEmpty }

  /// Where the text stands first in `name`, as a range of its UTF-8 bytes; nil when it does not.
  package func match(in name: some RandomAccessCollection<UInt8>) -> Range<Int>? {
    let count = folded.count
    guard count <= name.count else { return nil }
    var start = name.startIndex
    for offset in 0...(name.count - count) {
      var at = start
      var matched = 0
      while matched < count, Self.fold(name[at]) == folded[matched] {
        matched += 1
        at = name.index(after: at)
      }
      if matched == count { return offset..<(offset + count) }
      if start < name.endIndex { start = name.index(after: start) }
    }
    return nil
  }

  private static func fold(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
