internal import DatabricksClient

/// A gap buffer on locked memory, with an index of its lines.
///
/// The gap is the unused part of the capacity; it lies at the last edit, so a key press moves
/// nothing. Reading a range moves the gap out of it first: the text is the same, its place is not.
final class SecretTextStorage {
  private var bytes: SecretBytes
  private var gapStart: Int
  /// The number of bytes in the text.
  private(set) var count: Int
  /// Where each line starts; there is always one.
  private(set) var lineStarts = [0]

  /// The bytes of the longest line, its line end among them.
  private(set) lazy var longestLineByteCount = measureLines()

  private static let spareBytes = 4096

  /// Copies `bytes` as the text.
  init(_ text: RawSpan) {
    bytes = SecretBytes(capacity: text.byteCount + Self.spareBytes)
    bytes.useWholeCapacity()
    bytes.overwrite(at: 0, with: text)
    count = text.byteCount
    gapStart = count
    lineStarts += Self.lineStarts(in: text, at: 0)
  }

  private var gapLength: Int { bytes.capacity - count }

  /// Puts `inserted` in the place of `range`.
  func replace(_ range: Range<Int>, with inserted: RawSpan) {
    moveGap(to: range.upperBound)
    bytes.wipe(range)
    gapStart = range.lowerBound
    count -= range.count
    makeRoom(for: inserted.byteCount)
    bytes.overwrite(at: gapStart, with: inserted)
    gapStart += inserted.byteCount
    count += inserted.byteCount
    updateLines(replacing: range, with: inserted)
    longestLineByteCount = measureLines()
  }

  /// Lends the bytes of `range`; `body` must not read or edit this text.
  func withBytes<Result>(in range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    if range.lowerBound < gapStart && range.upperBound > gapStart {
      let isNearEnd = range.upperBound - gapStart < gapStart - range.lowerBound
      moveGap(to: isNearEnd ? range.upperBound : range.lowerBound)
    }
    let start = range.lowerBound + (range.upperBound <= gapStart ? 0 : gapLength)
    return bytes.withBytes { body($0.extracting(start..<start + range.count)) }
  }

  /// A copy of the whole text.
  func snapshot() -> Secret {
    withBytes(in: 0..<count) { Secret(copying: $0) }
  }

  /// Overwrites everything; the text is empty afterwards.
  func wipe() {
    bytes.wipe(0..<bytes.capacity)
    count = 0
    gapStart = 0
    lineStarts = [0]
  }

  /// The line that holds `offset`; the end of the text belongs to the last one.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func moveGap(to offset: Int) {
    if offset < gapStart {
      bytes.move(offset..<gapStart, to: offset + gapLength)
    } else {
      bytes.move(gapStart + gapLength..<offset + gapLength, to: gapStart)
    }
    gapStart = offset
  }

  private func makeRoom(for needed: Int) {
    guard needed > gapLength else { return }
    var larger = SecretBytes(capacity: max(2 * bytes.capacity, count + needed + Self.spareBytes))
    larger.useWholeCapacity()
    let tail = count - gapStart
    let tailStart = bytes.capacity - tail
    bytes.withBytes { old in
      larger.overwrite(at: 0, with: old.extracting(0..<gapStart))
      larger.overwrite(
        at: larger.capacity - tail, with: old.extracting(tailStart..<tailStart + tail))
    }
    bytes = larger
  }

  private func updateLines(replacing range: Range<Int>, with inserted: RawSpan) {
    let first = line(at: range.lowerBound) + 1
    let last = line(at: range.upperBound) + 1
    let change = inserted.byteCount - range.count
    if change != 0 {
      for index in last..<lineStarts.count { lineStarts[index] += change }
    }
    lineStarts.replaceSubrange(
      first..<last, with: Self.lineStarts(in: inserted, at: range.lowerBound))
  }

  private func measureLines() -> Int {
    var longest = 0
    var end = count
    for start in lineStarts.reversed() {
      longest = max(longest, end - start)
      end = start
    }
    return longest
  }

  private static func lineStarts(in text: RawSpan, at offset: Int) -> [Int] {
    let bytes = Span<UInt8>(_bytes: text)
    var starts: [Int] = []
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      starts.append(offset + index + 1)
    }
    return starts
  }
}
