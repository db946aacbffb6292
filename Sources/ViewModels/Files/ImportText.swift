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

  /// Properties are known by lines that dotenv has no use for.
  private static func format(of content: Secret) -> SecretFileFormat {
    let format = SecretFileFormat(content: content)
    guard format == .dotenv, hasProblems(content, as: .dotenv),
      !hasProblems(content, as: .properties)
    else { return format }
    return .properties
  }

  private static func hasProblems(_ content: Secret, as format: SecretFileFormat) -> Bool {
    guard let rows = try? SecretFile.rows(content, as: format) else { return true }
    return rows.contains { $0.problem != nil }
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
