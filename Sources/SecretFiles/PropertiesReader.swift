internal import DatabricksClient

/// Reads Java's `.properties`, taken as UTF-8.
///
/// Comments begin with `#` or `!`; a name ends at `=`, `:` or white space; a backslash at the end of a
/// line joins the next one; `\t`, `\n`, `\r`, `\f` and `\uXXXX` are escapes, and before any other
/// character the backslash is left out. A line that is only a name is refused: it is more likely a
/// part of a value.
///
/// <https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html>, `load`
struct PropertiesReader {
  /// What stands at a place of a logical line.
  private enum Element {
    case byte(UInt8)
    case scalar(Unicode.Scalar)
  }

  private var at = 0
  private var line = 1

  /// Everything up to one row more than is allowed.
  mutating func read(_ bytes: RawSpan) -> [SecretFileRow] {
    var rows: [SecretFileRow] = []
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { at = 3 }
    while rows.count <= SecretFile.maximumRowCount {
      while let byte = bytes.byte(ifAt: at), byte.isSpaceInProperties || byte.isLineEnd {
        advance(bytes)
      }
      guard let byte = bytes.byte(ifAt: at) else { return rows }
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "!") {
        while let byte = bytes.byte(ifAt: at), !byte.isLineEnd { at += 1 }
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
      let value = try value(bytes)
      return SecretFileRow(try? name.get(), value, problem: name.problem)
    } catch {
      while let byte = bytes.byte(ifAt: at), !byte.isLineEnd { at += 1 }
      return SecretFileRow(try? found?.get(), nil, problem: found?.problem ?? error.text)
    }
  }

  /// The name before `=`, `:` or white space, or why it is none.
  private mutating func name(
    _ bytes: RawSpan
  ) throws(SecretFileError) -> Result<KeyName, SecretFileError> {
    var name: [UInt8] = []
    while let byte = bytes.byte(ifAt: at), !byte.isSpaceInProperties, !byte.isLineEnd,
      byte != UInt8(ascii: "="), byte != UInt8(ascii: ":")
    {
      switch try element(bytes) {
      case .byte(let byte)?: name.append(byte)
      case .scalar(let scalar)?: name += Array(String(Character(scalar)).utf8)
      case nil: break
      }
    }
    let key = KeyName.read(name, line: line)
    let end = at
    skipSpace(bytes)
    if let byte = bytes.byte(ifAt: at), byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
      at += 1
      skipSpace(bytes)
    } else if at == end || bytes.byte(ifAt: at)?.isLineEnd ?? true {
      throw SecretFileError(
        key.problem ?? "line \(line): there is no = right behind a key's name")
    }
    return key
  }

  /// Up to the end of the logical line.
  private mutating func value(_ bytes: RawSpan) throws(SecretFileError) -> Secret {
    // Escapes are longer than what they stand for.
    var value = SecretBytes(capacity: logicalEnd(bytes) - at)
    while let byte = bytes.byte(ifAt: at), !byte.isLineEnd {
      switch try element(bytes) {
      case .byte(let byte)?: value.write(byte)
      case .scalar(let scalar)?: for unit in UTF8.encode(scalar) ?? .init() { value.write(unit) }
      case nil: break
      }
    }
    return Secret(value)
  }

  /// Reads one byte or escape; nil for a backslash that joined two lines.
  private mutating func element(_ bytes: RawSpan) throws(SecretFileError) -> Element? {
    let byte = bytes.byte(at: at)
    at += 1
    guard byte == UInt8(ascii: "\\") else { return .byte(byte) }
    guard let next = bytes.byte(ifAt: at) else { return nil }
    switch next {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      advance(bytes)
      skipSpace(bytes)
      return nil
    case UInt8(ascii: "u"):
      at += 1
      return .scalar(try scalar(bytes))
    default:
      at += 1
      return .byte(Self.escape(next))
    }
  }

  private static func escape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0a
    case UInt8(ascii: "r"): 0x0d
    case UInt8(ascii: "f"): 0x0c
    default: byte
    }
  }

  /// The scalar of the four digits behind `\u`, or of two escapes that make a surrogate pair.
  private mutating func scalar(_ bytes: RawSpan) throws(SecretFileError) -> Unicode.Scalar {
    let first = try codeUnit(bytes)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if (0xd800..<0xdc00).contains(first), bytes.byte(ifAt: at) == UInt8(ascii: "\\"),
      bytes.byte(ifAt: at + 1) == UInt8(ascii: "u")
    {
      at += 2
      let second = try codeUnit(bytes)
      if (0xdc00..<0xe000).contains(second),
        let scalar = Unicode.Scalar(
          0x1_0000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00))
      {
        return scalar
      }
    }
    throw SecretFileError("line \(line): there is half of a surrogate pair")
  }

  private mutating func codeUnit(_ bytes: RawSpan) throws(SecretFileError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = bytes.byte(ifAt: at).flatMap(Self.hexDigit) else {
        throw SecretFileError("line \(line): \\u needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      at += 1
    }
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Where the logical line ends, or a little later.
  private func logicalEnd(_ bytes: RawSpan) -> Int {
    var index = at
    while let byte = bytes.byte(ifAt: index), !byte.isLineEnd {
      guard byte == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      let isCRLF =
        bytes.byte(ifAt: index + 1) == UInt8(ascii: "\r")
        && bytes.byte(ifAt: index + 2) == UInt8(ascii: "\n")
      index += isCRLF ? 3 : 2
    }
    return min(index, bytes.byteCount)
  }

  private mutating func skipSpace(_ bytes: RawSpan) {
    while let byte = bytes.byte(ifAt: at), byte.isSpaceInProperties { at += 1 }
  }

  /// Moves over one byte, or over a line's end.
  private mutating func advance(_ bytes: RawSpan) {
    let byte = bytes.byte(at: at)
    at += 1
    guard byte.isLineEnd else { return }
    line += 1
    if byte == UInt8(ascii: "\r"), bytes.byte(ifAt: at) == UInt8(ascii: "\n") { at += 1 }
  }
}

extension UInt8 {
  fileprivate var isSpaceInProperties: Bool { isBlank || self == 0x0c }
}
