import DatabricksClient
private import Glibc

/// Everything this process can read of itself, found by the kernel's list of mappings.
struct MemoryScan {
  /// How many bytes in a row count as a copy of a part.
  private static let partLength = 12

  /// How many places outside of `secret` itself hold one of its parts.
  func copies(of secret: Secret) -> Int {
    secret.withBytes { bytes in
      unsafe bytes.withUnsafeBytes { whole in
        guard let own = whole.baseAddress else { return 0 }
        var count = 0
        var offset = 0
        while offset + Self.partLength <= whole.count {
          for range in ranges() where !range.contains(UInt(bitPattern: own)) {
            unsafe count += occurrences(of: own + offset, in: range)
          }
          offset += Self.partLength
        }
        return count
      }
    }
  }

  private func occurrences(of part: UnsafeRawPointer, in range: Range<UInt>) -> Int {
    let first = unsafe Int32(part.load(as: UInt8.self))
    var count = 0
    var start = range.lowerBound
    while range.upperBound - start >= UInt(Self.partLength),
      let place = unsafe UnsafeRawPointer(bitPattern: start),
      let found = unsafe memchr(
        place, first, Int(range.upperBound - start) - Self.partLength + 1)
    {
      if unsafe memcmp(found, part, Self.partLength) == 0 { count += 1 }
      start = UInt(bitPattern: found) + 1
    }
    return count
  }

  /// The readable mappings, but for those the kernel keeps for itself.
  private func ranges() -> [Range<UInt>] {
    guard let file = unsafe fopen("/proc/self/maps", "r") else { return [] }
    defer { unsafe fclose(file) }
    var ranges: [Range<UInt>] = []
    var line = [CChar](repeating: 0, count: 4096)
    while unsafe fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let words = text.split(separator: " ")
      let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard ends.count == 2, words[1].hasPrefix("r"), !text.contains("[v") else { continue }
      ranges.append(ends[0]..<ends[1])
    }
    return ranges
  }
}
