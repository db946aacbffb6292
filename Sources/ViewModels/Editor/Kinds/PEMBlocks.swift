internal import DatabricksClient

/// The blocks of a PEM file (RFC 7468), and the first thing that is wrong with them.
package struct PEMBlocks: Equatable, Sendable {
  /// How many blocks of one kind there are.
  package struct Count: Equatable, Sendable {
    package let label: PEMLabel
    package fileprivate(set) var count: Int
  }

  /// What keeps other programs from reading it; lines count from 1.
  package enum Fault: Equatable, Sendable {
    case noEnd(line: Int)
    case noBegin(line: Int)
    /// The END is of another kind than the BEGIN before it.
    case mismatch(begin: Int, end: Int)
    /// A BEGIN or END without all its dashes.
    case brokenBoundary(line: Int)
    /// Base64 behind BEGIN in the same line: the line ends were lost on the way.
    case joinedLines
    /// Blanks before a BEGIN or END, which OpenSSL does not take.
    case indented(line: Int)
    /// A line that is no base64.
    case damaged(line: Int)
    /// A block, by its BEGIN, that has no whole groups of four characters, or none at all.
    case cutShort(line: Int)
  }

  /// The whole blocks, in the order in which their kinds appear.
  package private(set) var counts: [Count] = []
  package private(set) var fault: Fault?

  package var blockCount: Int { counts.reduce(0) { $0 + $1.count } }

  /// The blocks of `bytes`; nil when no line of them begins or ends one.
  init?(in bytes: RawSpan) {
    var reader = PEMReader()
    var line = 1
    var start = 0
    while start < bytes.byteCount {
      let end = bytes.next(UInt8(ascii: "\n"), from: start)
      reader.read(start..<end, line: line, of: bytes)
      start = end + 1
      line += 1
    }
    guard reader.hasBoundary else { return nil }
    reader.finish()
    counts = reader.counts
    fault = reader.fault
  }
}

/// Goes through a text line by line and keeps what a PEM block is open.
private struct PEMReader {
  private struct Block {
    let line: Int
    let name: Range<Int>
    var label: PEMLabel
    var isInHeaders = true
    var characterCount = 0
    var isPadded = false
  }

  private(set) var hasBoundary = false
  private(set) var counts: [PEMBlocks.Count] = []
  private(set) var fault: PEMBlocks.Fault?
  private var block: Block?

  private static let dashes: StaticString = "-----"
  private static let begin: StaticString = "-----BEGIN "
  private static let end: StaticString = "-----END "

  mutating func read(_ range: Range<Int>, line: Int, of bytes: RawSpan) {
    let start = bytes.skippingBlanks(from: range.lowerBound)
    guard start < range.upperBound else { return }
    if bytes.byte(at: start) == UInt8(ascii: "-") {
      let isBegin = bytes.has(Self.begin, at: start)
      if isBegin || bytes.has(Self.end, at: start) {
        hasBoundary = true
        if start > range.lowerBound { note(.indented(line: line)) }
        let content = bytes.trimmed(start..<range.upperBound)
        readBoundary(content, isBegin: isBegin, line: line, of: bytes)
        return
      }
    }
    if block != nil { readBody(bytes.trimmed(start..<range.upperBound), line: line, of: bytes) }
  }

  mutating func finish() {
    if let block { note(.noEnd(line: block.line)) }
  }

  private mutating func readBoundary(
    _ range: Range<Int>, isBegin: Bool, line: Int, of bytes: RawSpan
  ) {
    let nameStart =
      range.lowerBound + (isBegin ? Self.begin : Self.end).utf8CodeUnitCount
    var nameEnd = nameStart
    while nameEnd < range.upperBound, !bytes.has(Self.dashes, at: nameEnd) { nameEnd += 1 }
    guard nameEnd + Self.dashes.utf8CodeUnitCount == range.upperBound else {
      let goesOn = nameEnd < range.upperBound
      note(isBegin && goesOn ? .joinedLines : .brokenBoundary(line: line))
      return
    }
    let name = nameStart..<nameEnd
    if isBegin { open(name, line: line, of: bytes) } else { close(name, line: line, of: bytes) }
  }

  private mutating func open(_ name: Range<Int>, line: Int, of bytes: RawSpan) {
    // The signature below ends a signed message; there is no END for it.
    if bytes.has("PGP SIGNED MESSAGE-----", at: name.lowerBound) { return }
    if let block { note(.noEnd(line: block.line)) }
    block = Block(line: line, name: name, label: PEMLabel(in: bytes, name))
  }

  private mutating func close(_ name: Range<Int>, line: Int, of bytes: RawSpan) {
    guard let block else {
      note(.noBegin(line: line))
      return
    }
    self.block = nil
    guard bytes.extracting(name).hasSameBytes(as: bytes.extracting(block.name)) else {
      note(.mismatch(begin: block.line, end: line))
      return
    }
    if block.label.isBase64, block.characterCount == 0 || block.characterCount % 4 != 0 {
      note(.cutShort(line: block.line))
    }
    if let index = counts.firstIndex(where: { $0.label == block.label }) {
      counts[index].count += 1
    } else {
      counts.append(PEMBlocks.Count(label: block.label, count: 1))
    }
  }

  private mutating func readBody(_ range: Range<Int>, line: Int, of bytes: RawSpan) {
    guard var block, block.label.isBase64, !range.isEmpty else { return }
    if block.isInHeaders, bytes.extracting(range).next(UInt8(ascii: ":"), from: 0) < range.count {
      // An encrypted key of the old form says so in front (RFC 1421, section 4.6).
      if block.label == .privateKey, bytes.has("Proc-Type: 4,ENCRYPTED", at: range.lowerBound) {
        block.label = .encryptedPrivateKey
      }
    } else {
      // Headers of the old form may go on in an indented line; nobody writes such.
      block.isInHeaders = false
      if !takeBase64(range, into: &block, of: bytes) { note(.damaged(line: line)) }
    }
    self.block = block
  }

  /// Counts the characters of a line of base64; false where one of them is none.
  private func takeBase64(
    _ range: Range<Int>, into block: inout Block, of bytes: RawSpan
  ) -> Bool {
    for offset in range {
      let byte = bytes.byte(at: offset)
      if byte == UInt8(ascii: "=") {
        block.isPadded = true
      } else if block.isPadded || Base64Shape.value(of: byte) == nil {
        return false
      }
    }
    block.characterCount += range.count
    return true
  }

  private mutating func note(_ fault: PEMBlocks.Fault) {
    if self.fault == nil { self.fault = fault }
  }
}
