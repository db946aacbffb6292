package import DatabricksClient
package import SecretFiles

/// What is imported: the bytes of a file or of a paste, in locked memory.
package struct ImportText: Equatable, Sendable {
  package let content: Secret
  /// Where it comes from, such as `~/service.env` or `the paste`.
  package let origin: String
  /// How it is read.
  package var format: SecretFileFormat
  /// Whether the format was recognised, not chosen.
  package var isRecognised = true

  /// Recognises the format by the file's name, else by the content.
  package init(_ content: Secret, from origin: String) {
    self.content = content
    self.origin = origin
    format = SecretFileFormat(fileName: origin) ?? Self.format(of: content)
  }

  private static func format(of content: Secret) -> SecretFileFormat {
    let format = SecretFileFormat(content: content)
    return format == .dotenv && content.withBytes(looksLikeProperties) ? .properties : format
  }

  /// Whether every line is a name with `=` or `:`, some with `:`, which dotenv has no use for, and
  /// no value is in quotes, which properties have no use for.
  private static func looksLikeProperties(_ bytes: RawSpan) -> Bool {
    var hasColon = false
    var place = 0
    while place < bytes.byteCount {
      let end = bytes.next(0x0A, from: place)
      let line = bytes.trimmed(place..<end)
      place = end + 1
      guard !line.isEmpty, !"#!".utf8.contains(bytes.byte(at: line.lowerBound)) else { continue }
      var mark = line.lowerBound
      while mark < line.upperBound, !" \t=:".utf8.contains(bytes.byte(at: mark)) { mark += 1 }
      while mark < line.upperBound, bytes.byte(at: mark).isBlank { mark += 1 }
      guard mark < line.upperBound, "=:".utf8.contains(bytes.byte(at: mark)) else { return false }
      hasColon = hasColon || bytes.byte(at: mark) == UInt8(ascii: ":")
      let value = bytes.trimmed(mark + 1..<line.upperBound)
      if !value.isEmpty, "'\"".utf8.contains(bytes.byte(at: value.lowerBound)) { return false }
      // A backslash joins the next line, whatever stands there.
      while bytes.byte(at: line.upperBound - 1) == UInt8(ascii: "\\"), place < bytes.byteCount {
        let next = bytes.next(0x0A, from: place)
        let isJoined = next > place && bytes.byte(at: next - 1) == UInt8(ascii: "\\")
        place = next + 1
        if !isJoined { break }
      }
    }
    return hasColon
  }

  /// Whether a paste is a text to import and no path: it has several lines, or an assignment.
  package static func isData(_ pasted: Secret) -> Bool {
    guard PastedName.problem(with: pasted) == nil else { return true }
    return pasted.withBytes { bytes in
      guard bytes.byteCount > 0 else { return false }
      if "/~.".utf8.contains(bytes.byte(at: 0)) { return false }
      return (0..<bytes.byteCount).contains { "={:".utf8.contains(bytes.byte(at: $0)) }
    }
  }
}

extension SecretFileFormat {
  /// Its name among people.
  package var label: String {
    switch self {
    case .dotenv: "dotenv"
    case .json: "JSON"
    case .properties: "properties"
    }
  }

  /// What a file of it ends in.
  var fileExtension: String {
    switch self {
    case .dotenv: "env"
    case .json, .properties: rawValue
    }
  }
}
