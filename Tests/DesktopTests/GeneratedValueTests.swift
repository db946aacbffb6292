import DatabricksClient
import Desktop
import Foundation
import Testing

@Suite struct GeneratedValueTests {
  /// Numbers that are the same in every run (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func make(_ value: GeneratedValue, seed: UInt64 = 1) -> String {
    var numbers = Numbers(state: seed)
    return value.make(using: &numbers).text
  }

  @Test(arguments: GeneratedAlphabet.allCases)
  func `characters are those of the alphabet, each once in it`(alphabet: GeneratedAlphabet) {
    let characters = alphabet.characters.description
    #expect(Set(characters).count == characters.count)
    let text = make(GeneratedValue(.characters, alphabet: alphabet, count: 4096))
    #expect(text.count == 4096)
    #expect(Set(text) == Set(characters))
  }

  /// Chi-squared over many draws: were it a remainder of a byte, the first `256 % count` characters
  /// would come a quarter more often, and the sum would be some thousands.
  @Test(arguments: GeneratedAlphabet.allCases)
  func `every character is as likely as the others`(alphabet: GeneratedAlphabet) {
    var numbers = Numbers(state: 7)
    var counts: [UInt8: Int] = [:]
    let draws = 100 * 2048
    for _ in 0..<100 {
      let value = GeneratedValue(.characters, alphabet: alphabet, count: 2048)
      for byte in value.make(using: &numbers).bytes { counts[byte, default: 0] += 1 }
    }
    let size = Double(alphabet.characters.utf8CodeUnitCount)
    let expected = Double(draws) / size
    let sum = counts.values.reduce(0.0) { $0 + pow(Double($1) - expected, 2) / expected }
    // Six standard deviations above the mean of the distribution.
    #expect(sum < size - 1 + 6 * (2 * (size - 1)).squareRoot())
  }

  @Test func `numbers that would favour some characters are drawn again`() {
    struct Edge: RandomNumberGenerator {
      var numbers: [UInt64]
      mutating func next() -> UInt64 { numbers.isEmpty ? 1 << 60 : numbers.removeFirst() }
    }
    // The lowest product of 2^64 numbers with 62 is one too many for an even share.
    var edge = Edge(numbers: [0, 1 << 60])
    _ = GeneratedValue(.characters, count: 1).make(using: &edge)
    #expect(edge.numbers.isEmpty)
  }

  @Test func `the system's source gives another value each time`() {
    var random = SystemRandomNumberGenerator()
    let values = (0..<64).map { _ in
      GeneratedValue(.hex, count: 16).make(using: &random).text
    }
    #expect(Set(values).count == 64)
  }

  @Test func `words are three syllables with hyphens between`() throws {
    let words = make(GeneratedValue(.words, count: 5)).split(separator: "-")
    #expect(words.count == 5)
    for word in words { #expect(word.wholeMatch(of: /([bdfghjklmnprstvz][aeiou]){3}/) != nil) }
  }

  @Test(arguments: [1, 2, 3, 16, 33]) func `hexadecimal and base64 hold that many bytes`(count: Int)
    throws
  {
    #expect(make(GeneratedValue(.hex, count: count)).wholeMatch(of: /([0-9a-f]{2})+/) != nil)
    #expect(make(GeneratedValue(.hex, count: count)).count == 2 * count)
    let data = try #require(Data(base64Encoded: make(GeneratedValue(.base64, count: count))))
    #expect(data.count == count)
  }

  @Test func `a UUID has its version and variant`() throws {
    for seed in 0..<50 {
      let text = make(GeneratedValue(.uuid, count: 1), seed: UInt64(seed))
      let form = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
      #expect(text.wholeMatch(of: form) != nil)
      #expect(UUID(uuidString: text) != nil)
    }
  }

  @Test(
    arguments: [
      (GeneratedValue(.characters, count: 32), 190.5), (GeneratedValue(.words, count: 7), 132.8),
      (GeneratedValue(.characters, alphabet: .digits, count: 6), 19.9),
      (GeneratedValue(.hex, count: 32), 256.0), (GeneratedValue(.base64, count: 16), 128.0),
      (GeneratedValue(.uuid, count: 1), 122.0),
    ] as [(GeneratedValue, Double)])
  func `the strength is the logarithm of how many there are`(value: GeneratedValue, bits: Double) {
    #expect(abs(value.strength - bits) < 0.06)
  }
}
