internal import DatabricksClient

/// Reads `KEY=value` lines.
///
/// `export` may stand in front. A value without quotes ends at the line's end or at a `#` behind white
/// space; between single quotes every byte counts; between double quotes `\n`, `\r`, `\t`, `\"`,
/// `\\`, `\$` and `` \` `` are escapes. Both quotes may span lines. No variable is expanded.
struct DotenvReader {
  private var at = 0
  private var line = 1

  mutating func read(_ bytes: RawSpan) throws(SecretFileError) -> [SecretEntry] {
    var entries: [SecretEntry] = []
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { at = 3 }
    while true {
      skipSpace(bytes, orLineEnds: true)
      guard let byte = bytes.byte(ifAt: at) else { return entries }
      if byte == UInt8(ascii: "#") {
        skipLine(bytes)
      } else {
        let key = try name(bytes)
        entries.append(SecretEntry(key: key, value: try value(bytes, of: key)))
      }
    }
  }

  private mutating func name(_ bytes: RawSpan) throws(SecretFileError) -> KeyName {
    var name = word(bytes)
    if name == Array("export".utf8), let byte = bytes.byte(ifAt: at), byte.isBlank {
      skipSpace(bytes)
      if bytes.byte(ifAt: at) != UInt8(ascii: "=") { name = word(bytes) }
    }
    skipSpace(bytes)
    guard bytes.byte(ifAt: at) == UInt8(ascii: "=") else {
      throw SecretFileError("line \(line): there is no = behind a key's name")
    }
    at += 1
    return try KeyName(name, line: line)
  }

  /// The bytes up to white space or `=`.
  private mutating func word(_ bytes: RawSpan) -> [UInt8] {
    var word: [UInt8] = []
    while let byte = bytes.byte(ifAt: at), !byte.isBlank, !byte.isLineEnd,
      byte != UInt8(ascii: "=")
    {
      word.append(byte)
      at += 1
    }
    return word
  }

  private mutating func value(
    _ bytes: RawSpan, of key: KeyName
  ) throws(SecretFileError) -> Secret {
    let start = at
    skipSpace(bytes)
    switch bytes.byte(ifAt: at) {
    case UInt8(ascii: "'"): return try quoted(bytes, by: UInt8(ascii: "'"), key)
    case UInt8(ascii: "\""): return try quoted(bytes, by: UInt8(ascii: "\""), key)
    default: return plain(bytes, from: start)
    }
  }

  /// Up to the line's end or a comment, without the white space around.
  private mutating func plain(_ bytes: RawSpan, from start: Int) -> Secret {
    let first = at
    var end = first
    while let byte = bytes.byte(ifAt: at), byte != UInt8(ascii: "\n") {
      let isBehindSpace = at > start && (bytes.byte(ifAt: at - 1)?.isBlank ?? false)
      if byte == UInt8(ascii: "#"), isBehindSpace { break }
      at += 1
      if !byte.isBlank, byte != UInt8(ascii: "\r") { end = at }
    }
    skipLine(bytes)
    return Secret(copying: bytes.extracting(first..<end))
  }

  private mutating func quoted(
    _ bytes: RawSpan, by mark: UInt8, _ key: KeyName
  ) throws(SecretFileError) -> Secret {
    let opening = line
    at += 1
    var value = SecretBytes(capacity: closing(bytes, mark) - at)
    while let byte = bytes.byte(ifAt: at) {
      at += 1
      if byte == mark {
        try requireLineEnd(bytes, key)
        return Secret(value)
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\""),
        let escaped = bytes.byte(ifAt: at).flatMap(Self.escape)
      {
        value.write(escaped)
        at += 1
      } else {
        value.write(byte)
      }
    }
    throw SecretFileError(
      "line \(opening): the quote of \(key.rawValue) is not closed")
  }

  /// Where the quoted text may end at the latest, to know the room it needs.
  private func closing(_ bytes: RawSpan, _ mark: UInt8) -> Int {
    var index = at
    while let byte = bytes.byte(ifAt: index), byte != mark {
      index += byte == UInt8(ascii: "\\") && mark == UInt8(ascii: "\"") ? 2 : 1
    }
    return min(index, bytes.byteCount)
  }

  private static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "n"): 0x0a
    case UInt8(ascii: "r"): 0x0d
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"): byte
    default: nil
    }
  }

  private mutating func requireLineEnd(
    _ bytes: RawSpan, _ key: KeyName
  ) throws(SecretFileError) {
    skipSpace(bytes)
    switch bytes.byte(ifAt: at) {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"): skipLine(bytes)
    default:
      throw SecretFileError(
        "line \(line): something stands behind the closing quote of \(key.rawValue)")
    }
  }

  private mutating func skipSpace(_ bytes: RawSpan, orLineEnds: Bool = false) {
    while let byte = bytes.byte(ifAt: at), byte.isBlank || orLineEnds && byte.isLineEnd {
      if byte == UInt8(ascii: "\n") { line += 1 }
      at += 1
    }
  }

  private mutating func skipLine(_ bytes: RawSpan) {
    while let byte = bytes.byte(ifAt: at) {
      at += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        return
      }
    }
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0a || self == 0x0d }
}

extension RawSpan {
  /// The byte at `index`; nil behind the end.
  func byte(ifAt index: Int) -> UInt8? {
    index < byteCount ? byte(at: index) : nil
  }

  func starts(with prefix: [UInt8]) -> Bool {
    byteCount >= prefix.count && prefix.indices.allSatisfy { byte(at: $0) == prefix[$0] }
  }
}
