internal import DatabricksClient
internal import ViewModels

/// The bytes of one paste while they come in, in locked memory.
struct PasteCollector: ~Copyable {
  /// The longest paste that is kept, in bytes; a value may have 128 KiB.
  static let limit = 4 << 20
  /// The longest silence inside a paste without brackets, in milliseconds.
  static let burstGap: Int64 = 25

  // ESC [ 200 ~ and ESC [ 201 ~
  private static let beginMarker: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
  private static let endMarker: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  private var builder = SecretBuilder(minimumCapacity: 4096)
  private var byteCount = 0
  /// How many bytes of the end marker have come.
  private var matched = 0
  private var lastRead: Moment?
  private var loneEscapes = 0

  /// Takes all bytes from `offset` on.
  mutating func collectAll(_ bytes: RawSpan, from offset: Int) {
    keep(bytes.extracting(offset..<bytes.byteCount))
  }

  /// Takes bytes up to the end marker, which may come in pieces.
  ///
  /// Some terminals send an end marker inside of what is pasted as it is. It is known as such, and
  /// kept, when another one follows in the same read without the beginning of another paste between.
  /// - Returns: the offset behind the end marker; nil when it is still to come.
  mutating func collect(_ bytes: RawSpan, from offset: Int, at now: Moment) -> Int? {
    lastRead = now
    var offset = offset
    while offset < bytes.byteCount {
      if matched == 0 {
        let escape = bytes.firstOffset(of: 0x1B, from: offset) ?? bytes.byteCount
        keep(bytes.extracting(offset..<escape))
        offset = escape
        guard offset < bytes.byteCount else { return nil }
      }
      let byte = bytes.byte(at: offset)
      if byte == Self.endMarker[matched] {
        matched += 1
        offset += 1
        guard matched == Self.endMarker.count else { continue }
        guard Self.hasEnd(bytes, from: offset) else { return offset }
        keepMatched()
      } else {
        // Only its first byte is ESC, so what matched so far cannot hold another beginning.
        keepMatched()
      }
    }
    return nil
  }

  /// Whether the user gave up waiting for an end marker that was lost: Escape twice, each alone and
  /// after silence, which no paste brings.
  mutating func isAbandoned(with bytes: RawSpan, at now: Moment) -> Bool {
    let isSlow = lastRead.map { now - $0 >= 200 } ?? false
    guard isSlow, bytes.byteCount == 1, bytes.byte(at: 0) == 0x1B else {
      loneEscapes = 0
      return false
    }
    loneEscapes += 1
    return loneEscapes == 2
  }

  /// What the view models are told.
  consuming func finish() -> Event {
    byteCount > Self.limit ? .pasteRefused(byteCount: byteCount) : .pasted(builder.finish())
  }

  private mutating func keep(_ bytes: RawSpan) {
    byteCount += bytes.byteCount
    if byteCount <= Self.limit {
      builder.append(bytes)
    } else if builder.count > 0 {
      builder = SecretBuilder()
    }
  }

  /// Whether the next marker from `start` on is one of the end.
  private static func hasEnd(_ bytes: RawSpan, from start: Int) -> Bool {
    var offset = start
    while let escape = bytes.firstOffset(of: 0x1B, from: offset) {
      if bytes.has(endMarker, at: escape) { return true }
      if bytes.has(beginMarker, at: escape) { return false }
      offset = escape + 1
    }
    return false
  }

  private mutating func keepMatched() {
    let count = matched
    matched = 0
    unsafe keep(Self.endMarker.span.bytes.extracting(0..<count))
  }
}

extension RawSpan {
  /// The offset of the first `byte` at or behind `start`.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    (start..<max(start, byteCount)).first { self.byte(at: $0) == byte }
  }

  /// Whether `wanted` stands at `offset`.
  fileprivate func has(_ wanted: [UInt8], at offset: Int) -> Bool {
    guard offset + wanted.count <= byteCount else { return false }
    return wanted.indices.allSatisfy { byte(at: offset + $0) == wanted[$0] }
  }

  /// Whether the rest from `start` can only be a paste from a terminal that sends no brackets.
  ///
  /// Nobody types 8 bytes with a line end, or 64 different ones, in the time of one read. Half a dozen
  /// characters may come so from somebody who types ahead on a slow line: those are taken for a paste
  /// when they are a text, not the one or two keys that a hand holds down or taps. A hint in the place
  /// of such commands costs less than commands in the place of a paste. Keys that are held down
  /// repeat themselves or begin with ESC.
  func isBurst(from start: Int) -> Bool {
    let count = byteCount - start
    guard count >= 6, firstOffset(of: 0x1B, from: start) == nil else { return false }
    let kinds = Set((start..<byteCount).map { byte(at: $0) })
    if kinds.count == 1 { return false }
    let hasLineEnd = kinds.contains(0x0D) || kinds.contains(0x0A)
    if count >= 64 || count >= 8 && hasLineEnd { return true }
    let isText = kinds.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    guard isText, kinds.count >= 4 else { return false }
    // A character of several bytes is one key.
    return (start..<byteCount).count { byte(at: $0) & 0xC0 != 0x80 } >= 6
  }
}
