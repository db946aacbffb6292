internal import DatabricksClient

/// How a file writes keys and values down.
package enum SecretFileFormat: String, CaseIterable, Sendable {
  /// `KEY=value` lines with quotes as a shell has them; nothing is expanded.
  case dotenv
  /// An object of strings; `{"bytes_value": "…"}` in place of a string is base64.
  case json
  /// Java's `.properties`.
  case properties

  /// What the name of a file says; nil where it says nothing.
  init?(fileName: String) {
    switch fileName.lowercased() {
    case let name where name.hasSuffix(".json"): self = .json
    case let name where name.hasSuffix(".properties"): self = .properties
    case let name where name.hasSuffix(".env") || name.holds(".env."): self = .dotenv
    default: return nil
    }
  }

  /// What the first byte says; everything that is no object is taken for dotenv.
  init(content: Secret) {
    let isObject = content.withBytes { bytes in
      for index in 0..<bytes.byteCount {
        switch bytes.byte(at: index) {
        // A byte order mark may stand in front.
        case 0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf: continue
        case let byte: return byte == UInt8(ascii: "{")
        }
      }
      return false
    }
    self = isObject ? .json : .dotenv
  }
}

/// One key of a file with its value.
struct SecretEntry {
  let key: KeyName
  let value: Secret
}

/// Why a file cannot be read or written; it names lines and keys and never holds a byte of a value.
struct SecretFileError: Error, Equatable {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}

/// Reads and writes files of keys and values, in locked memory from end to end.
enum SecretFile {
  /// The keys in the order of the file.
  ///
  /// - Throws: where something cannot be understood, or a key stands twice.
  static func read(
    _ bytes: Secret, as format: SecretFileFormat
  ) throws(SecretFileError) -> [SecretEntry] {
    let entries = try bytes.withBytes { bytes throws(SecretFileError) in
      guard bytes.isValidUTF8 else {
        throw SecretFileError("it is not UTF-8; only json and base64 carry other bytes")
      }
      switch format {
      case .dotenv:
        var reader = DotenvReader()
        return try reader.read(bytes)
      case .json: return try JSONSecrets.read(bytes)
      case .properties:
        var reader = PropertiesReader()
        return try reader.read(bytes)
      }
    }
    var seen: Set<KeyName> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      throw SecretFileError("\(entry.key.rawValue) stands in it twice; leave one of them")
    }
    return entries
  }

  /// The text that `read` makes the same entries of.
  ///
  /// - Throws: with the name of a key that the format cannot hold.
  static func write(
    _ entries: [SecretEntry], as format: SecretFileFormat
  ) throws(SecretFileError) -> Secret {
    for entry in entries {
      if let reason = refusal(entry, format) {
        throw SecretFileError("\(entry.key.rawValue) \(reason); use --format json")
      }
    }
    // Measured first, so that the room is reserved once and nothing is left behind by growing.
    let count = write(entries, format, to: ByteCounter()).count
    return Secret(write(entries, format, to: SecretBytes(capacity: count)))
  }

  private static func refusal(_ entry: SecretEntry, _ format: SecretFileFormat) -> String? {
    switch format {
    case .json: return nil
    case .dotenv, .properties:
      guard entry.key.rawValue.utf8.allSatisfy(\.isUsualInKey) else {
        return "is no name that \(format.rawValue) can hold"
      }
      let isCarried = entry.value.withBytes {
        format == .dotenv ? $0.isText : $0.isValidUTF8
      }
      return isCarried ? nil : "is no text that \(format.rawValue) can hold"
    }
  }

  private static func write<Sink: ByteSink & ~Copyable>(
    _ entries: [SecretEntry], _ format: SecretFileFormat, to sink: consuming Sink
  ) -> Sink {
    switch format {
    case .json: return JSONSecrets.write(entries, to: sink)
    case .dotenv:
      for entry in entries { DotenvWriter.write(entry, to: &sink) }
      return sink
    case .properties:
      for entry in entries { PropertiesWriter.write(entry, to: &sink) }
      return sink
    }
  }
}

extension UInt8 {
  /// Whether it stands for a character that every workspace takes in a key's name.
  var isUsualInKey: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension KeyName {
  /// The name in these bytes of a file.
  ///
  /// A part of a value that was not quoted may stand where a name is expected, so the bytes are not
  /// repeated in an error.
  init(_ bytes: [UInt8], line: Int) throws(SecretFileError) {
    guard !bytes.isEmpty, bytes.allSatisfy(\.isUsualInKey) else {
      throw SecretFileError(
        "line \(line): there is no key's name; a value of several lines needs quotes")
    }
    guard bytes.count <= NameCheck.maximumLength else {
      throw SecretFileError("line \(line): the key's name is longer than 128 characters")
    }
    self.init(String(decoding: bytes, as: UTF8.self))
  }
}
