/// Numbers with their words.
package enum CountText {
  /// `1 byte`, `1,234 bytes`: the number grouped by thousands and the word with its plural.
  package static func counted(_ count: Int, _ word: String) -> String {
    counted(count, word, word + "s")
  }

  /// `1 entry` or `3 entries`.
  package static func counted(_ count: Int, _ word: String, _ plural: String) -> String {
    "\(grouped(count)) \(count == 1 ? word : plural)"
  }

  /// `131,072`: groups of three from the right.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 3 else { return String(number) }
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.unicodeScalars.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(",") }
      text.unicodeScalars.append(digit)
    }
    return text
  }

  /// `12 KiB`, `4 MiB`: rounded up.
  package static func kibibytes(_ byteCount: Int) -> String {
    let kibibytes = (byteCount + 1023) / 1024
    return kibibytes >= 1024 && kibibytes % 1024 == 0
      ? "\(grouped(kibibytes / 1024)) MiB" : "\(grouped(kibibytes)) KiB"
  }
}
