internal import DatabricksClient

/// Reads `KEY=value` lines.
///
/// `export` may stand in front. A value without quotes ends at the line's end or at a `#` behind white
/// space; between single quotes every byte counts; between double quotes `\n`, `\r`, `\t`, `\"`,
/// `\\`, `\$` and `` \` `` are escapes. Both quotes may span lines. No variable is expanded.
struct DotenvReader {
  private var at = 0
  private var line = 1

  /// Everything up to one row more than is allowed.
  mutating func read(_ bytes: RawSpan) -> [SecretFileRow] {
    var rows: [SecretFileRow] = []
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { at = 3 }
    while rows.count <= SecretFile.maximumRowCount {
      skipSpace(bytes, orLineEnds: true)
      guard let byte = bytes.byte(ifAt: at) else { return rows }
      if byte == UInt8(ascii: "#") {
        skipLine(bytes)
      } else {
        rows.append(row(bytes))
      }
    }
    return rows
  }

  /// One assignment; where it is none, its line is passed over.
  private mutating func row(_ bytes: RawSpan) -> SecretFileRow {
    var found: Result<KeyName, SecretFileError>?
    do throws(SecretFileError) {
      let name = try name(bytes)
      found = name
      let value = try value(bytes, of: (try? name.get())?.rawValue ?? "a value")
      return SecretFileRow(try? name.get(), value, problem: name.problem)
    } catch {
      skipLine(bytes)
      return SecretFileRow(try? found?.get(), nil, problem: found?.problem ?? error.text)
    }
  }

  /// The name before `=`, or why it is none.
  private mutating func name(
    _ bytes: RawSpan
  ) throws(SecretFileError) -> Result<KeyName, SecretFileError> {
    var name = word(bytes)
    if name == Array("export".utf8), let byte = bytes.byte(ifAt: at), byte.isBlank {
      skipSpace(bytes)
      if bytes.byte(ifAt: at) != UInt8(ascii: "=") { name = word(bytes) }
    }
    skipSpace(bytes)
    guard bytes.byte(ifAt: at) == UInt8(ascii: "=") else {
      throw SecretFileError("line \(line): there is no = right behind a key's name")
    }
    at += 1
    return KeyName.read(name, line: line)
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
    _ bytes: RawSpan, of key: String
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
    _ bytes: RawSpan, by mark: UInt8, _ key: String
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
      "line \(opening): the quote of \(key) is not closed")
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
    _ bytes: RawSpan, _ key: String
  ) throws(SecretFileError) {
    skipSpace(bytes)
    switch bytes.byte(ifAt: at) {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"): skipLine(bytes)
    default:
      throw SecretFileError(
        "line \(line): something stands behind the closing quote of \(key)")
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
