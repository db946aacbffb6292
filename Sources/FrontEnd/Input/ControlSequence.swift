/// A sequence behind ESC [ or ESC O, taken apart (ECMA-48, section 5.4).
struct ControlSequence: Equatable {
  /// `<`, `=`, `>` or `?` before the numbers.
  let marker: UInt8?
  /// The numbers, each with its parts between colons; a missing number is 0.
  let numbers: [[Int]]
  /// Whether bytes between the numbers and the final byte change the meaning.
  let hasIntermediates: Bool
  /// The byte that ended it.
  let final: UInt8

  init(parameters: [UInt8], final: UInt8) {
    var rest = parameters[...]
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      marker = first
      rest = rest.dropFirst()
    } else {
      marker = nil
    }
    hasIntermediates = rest.contains { $0 < 0x30 }
    guard !rest.isEmpty else {
      numbers = []
      self.final = final
      return
    }
    numbers = rest.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(Self.number)
    }
    self.final = final
  }

  /// The number at `index`; 0 when it is missing.
  func number(_ index: Int) -> Int {
    index < numbers.count ? numbers[index].first ?? 0 : 0
  }

  /// The second part of the number at `index`; 0 when it is missing.
  func subnumber(_ index: Int) -> Int {
    index < numbers.count && numbers[index].count > 1 ? numbers[index][1] : 0
  }

  /// Whether `bytes` are one or more digits and nothing else.
  static func isOneNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The digits of `bytes` as a number, never above a million.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { value, byte in
      (0x30...0x39).contains(byte) ? min(1_000_000, value * 10 + Int(byte) - 0x30) : value
    }
  }
}
