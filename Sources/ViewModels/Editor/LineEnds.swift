internal import DatabricksClient

/// The line ends of a paste, counted.
struct LineEnds: Equatable {
  /// CR without LF behind it: what a terminal makes of a line end.
  private(set) var loneCRCount = 0
  private(set) var crlfCount = 0

  init(in text: RawSpan) {
    let bytes = Span<UInt8>(_bytes: text)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\r") {
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") {
        crlfCount += 1
      } else {
        loneCRCount += 1
      }
    }
  }
}

extension LineEnds {
  /// The lines of `text`: its LFs, and what stands behind the last of them.
  static func lineCount(of text: RawSpan) -> Int {
    let bytes = Span<UInt8>(_bytes: text)
    var count = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    let endsOpen = bytes.count > 0 && bytes[bytes.count - 1] != UInt8(ascii: "\n")
    return count + (endsOpen ? 1 : 0)
  }
}

extension Secret {
  /// The same bytes with LF in the place of each CR that has no LF behind it.
  func convertingLoneCR() -> Secret {
    withBytes { text in
      let bytes = Span<UInt8>(_bytes: text)
      var builder = SecretBuilder(minimumCapacity: bytes.count)
      for index in bytes.indices {
        let isLoneCR =
          bytes[index] == UInt8(ascii: "\r")
          && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
        builder.append(isLoneCR ? UInt8(ascii: "\n") : bytes[index])
      }
      return builder.finish()
    }
  }
}

extension RawSpan {
  /// Whether the workspace would take it as a string: UTF-8 without NUL.
  var isUTF8WithoutNUL: Bool {
    var offset = 0
    while offset < byteCount {
      let byte = byte(at: offset)
      if byte == 0 { return false }
      if byte < 0x80 {
        offset += 1
      } else if let (_, end) = scalar(at: offset) {
        offset = end
      } else {
        return false
      }
    }
    return true
  }
}
