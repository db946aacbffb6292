// In place of the standard library's own methods: with the first use of one of those the engine of
// regular expressions is linked in, an eighth of the program, and every start has to put its tables
// in place.

extension StringProtocol {
  /// Whether the bytes of `part` stand somewhere in the text; those of an empty one always do.
  package func holds(_ part: some StringProtocol) -> Bool {
    utf8.firstRange(ofBytes: part.utf8) != nil
  }
}

extension Collection<UInt8> {
  /// Where `part` stands first; nil where it does not.
  package func firstRange(ofBytes part: some Collection<UInt8>) -> Range<Index>? {
    var start = startIndex
    while !self[start...].starts(with: part) {
      guard start != endIndex else { return nil }
      formIndex(after: &start)
    }
    return start..<index(start, offsetBy: part.count)
  }
}
