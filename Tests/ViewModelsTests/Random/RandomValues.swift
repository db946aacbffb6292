/// Values of every kind and size.
enum RandomValues {
  /// What a value is made of.
  private enum Kind: CaseIterable {
    /// UTF-8 without NUL.
    case text
    /// Text in which some bytes are none, and NULs.
    case almostText
    /// Bytes of any kind.
    case bytes
  }

  static let ends: [[UInt8]] = [[], [10], [13, 10], [13], [10, 10], [13, 10, 13, 10], [0]]

  /// The smallest and the largest values, with every end they have room for.
  static let extremes: [[UInt8]] = [0, 1, 2, 131_071, 131_072].flatMap { size in
    ends.filter { $0.count <= size }.enumerated().map { index, end in
      var numbers = SeededNumbers(seed: UInt64(size + index))
      return value(Kind.allCases[index % Kind.allCases.count], size: size, end: end, &numbers)
    }
  }

  static func next(_ numbers: inout SeededNumbers) -> [UInt8] {
    let size = size(&numbers)
    let end = ends.filter { $0.count <= size }.randomElement(using: &numbers) ?? []
    let kind = Kind.allCases.randomElement(using: &numbers) ?? .text
    return value(kind, size: size, end: end, &numbers)
  }

  /// Most values are small, as in life; some are as large as they may be.
  private static func size(_ numbers: inout SeededNumbers) -> Int {
    switch Int.random(in: 0..<1250, using: &numbers) {
    case 0: 131_072
    case 1: Int.random(in: 4096...131_072, using: &numbers)
    case 2..<20: Int.random(in: 256...4096, using: &numbers)
    default: Int.random(in: 0...255, using: &numbers)
    }
  }

  private static func value(
    _ kind: Kind, size: Int, end: [UInt8], _ numbers: inout SeededNumbers
  ) -> [UInt8] {
    let size = size - end.count
    let body =
      switch kind {
      case .text: pieces(size, isText: true, &numbers)
      case .almostText: pieces(size, isText: false, &numbers)
      case .bytes: bytes(size, &numbers)
      }
    return body + end
  }

  private static func pieces(
    _ size: Int, isText: Bool, _ numbers: inout SeededNumbers
  ) -> [UInt8] {
    let all = EditorSamples.pieces.filter { !isText || isPlainText($0) }
    var value: [UInt8] = []
    while value.count < min(size, 4096) {
      let piece = all.randomElement(using: &numbers) ?? []
      guard value.count + piece.count <= size else { break }
      value += piece
    }
    // Long texts repeat themselves; what is random is where they end.
    let block = value
    while !block.isEmpty, value.count + block.count <= size { value += block }
    return value + [UInt8](repeating: UInt8(ascii: "x"), count: size - value.count)
  }

  private static func isPlainText(_ piece: [UInt8]) -> Bool {
    String(validating: piece, as: UTF8.self) != nil && !piece.contains(0)
  }

  private static func bytes(_ size: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
    var value = [UInt8](repeating: 0, count: size)
    for index in stride(from: 0, to: size, by: 8) {
      var bits = numbers.next()
      for place in index..<min(index + 8, size) {
        value[place] = UInt8(truncatingIfNeeded: bits)
        bits >>= 8
      }
    }
    return value
  }
}
