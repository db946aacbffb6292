package import DatabricksClient
internal import Glibc

/// What a generated value is made of.
package enum GeneratedKind: Equatable, Sendable, CaseIterable {
  /// Characters of an alphabet.
  case characters
  /// Words that can be said, with hyphens between.
  case words
  /// Bytes in hexadecimal digits.
  case hex
  /// Bytes in base64 (RFC 4648, section 4).
  case base64
  /// A random UUID (RFC 9562, version 4).
  case uuid
}

/// The characters that generated ones are taken from.
package enum GeneratedAlphabet: Equatable, Sendable, CaseIterable {
  case lettersAndDigits
  case withSigns
  /// Without those that are taken for each other when read aloud or copied by hand.
  case unmistakable
  case digits

  /// Each character once; none of them needs quotes in a shell's line, JSON or a dotenv file.
  package var characters: StaticString {
    switch self {
    case .lettersAndDigits: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    case .withSigns:
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%+,-./:=@^_"
    case .unmistakable: "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    case .digits: "0123456789"
    }
  }
}

/// A value to be generated.
package struct GeneratedValue: Equatable, Sendable {
  /// The most characters, words or bytes.
  package static let countLimit = 4_096

  package var kind: GeneratedKind
  package var alphabet: GeneratedAlphabet
  /// How many characters, words or bytes; a UUID has no choice.
  package var count: Int

  package init(
    _ kind: GeneratedKind, alphabet: GeneratedAlphabet = .lettersAndDigits, count: Int
  ) {
    self.kind = kind
    self.alphabet = alphabet
    self.count = count
  }

  /// The bits of chance in it: the logarithm of how many values are equally likely.
  package var strength: Double {
    switch kind {
    case .characters: Double(count) * log2(Double(alphabet.characters.utf8CodeUnitCount))
    case .words: Double(count) * log2(Double(Syllables.wordCount))
    case .hex, .base64: Double(count) * 8
    case .uuid: 122
    }
  }

  /// Generates one; every value of its kind is equally likely where every number of `random` is.
  package func make(using random: inout some RandomNumberGenerator) -> Secret {
    var value = SecretBuilder(minimumCapacity: 8 * max(count, 8))
    switch kind {
    case .characters:
      for _ in 0..<count { value.append(alphabet.characters.any(using: &random)) }
    case .words:
      for index in 0..<count {
        if index > 0 { value.append(UInt8(ascii: "-")) }
        Syllables.appendWord(to: &value, using: &random)
      }
    case .hex:
      for _ in 0..<count { value.append(hexadecimal: random.next()) }
    case .base64: return base64(using: &random)
    case .uuid: appendUUID(to: &value, using: &random)
    }
    return value.finish()
  }

  private func base64(using random: inout some RandomNumberGenerator) -> Secret {
    var bytes = SecretBytes(capacity: max(1, count))
    for _ in 0..<count { bytes.write(random.next() as UInt8) }
    var text = SecretBytes(capacity: max(1, (count + 2) / 3 * 4))
    bytes.withBytes { Base64Encoder.write($0, to: &text) }
    return Secret(text)
  }

  private func appendUUID(
    to value: inout SecretBuilder, using random: inout some RandomNumberGenerator
  ) {
    for index in 0..<16 {
      if [4, 6, 8, 10].contains(index) { value.append(UInt8(ascii: "-")) }
      let byte: UInt8 = random.next()
      switch index {
      case 6: value.append(hexadecimal: byte & 0x0F | 0x40)
      case 8: value.append(hexadecimal: byte & 0x3F | 0x80)
      default: value.append(hexadecimal: byte)
      }
    }
  }
}

/// Words of three syllables, each a consonant and a vowel.
private enum Syllables {
  private static let consonants: StaticString = "bdfghjklmnprstvz"
  private static let vowels: StaticString = "aeiou"
  private static let syllablesOfWord = 3

  /// How many words there are, all different.
  static var wordCount: Int {
    let count = consonants.utf8CodeUnitCount * vowels.utf8CodeUnitCount
    return (0..<syllablesOfWord).reduce(1) { product, _ in product * count }
  }

  static func appendWord(
    to value: inout SecretBuilder, using random: inout some RandomNumberGenerator
  ) {
    for _ in 0..<syllablesOfWord {
      value.append(consonants.any(using: &random))
      value.append(vowels.any(using: &random))
    }
  }
}

extension StaticString {
  /// One of its ASCII characters, each as likely as the others.
  fileprivate func any(using random: inout some RandomNumberGenerator) -> UInt8 {
    // Takes another number where a remainder would favour some.
    let index = Int.random(in: 0..<utf8CodeUnitCount, using: &random)
    return withUTF8Buffer { unsafe $0[index] }
  }
}

extension SecretBuilder {
  fileprivate mutating func append(hexadecimal byte: UInt8) {
    for digit in [byte >> 4, byte & 15] {
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
