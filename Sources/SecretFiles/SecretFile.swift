package import DatabricksClient

/// How a file writes keys and values down.
package enum SecretFileFormat: String, CaseIterable, Sendable {
  /// `KEY=value` lines with quotes as a shell has them; nothing is expanded.
  case dotenv
  /// An object of strings; `{"bytes_value": "…"}` in place of a string is base64.
  case json
  /// Java's `.properties`.
  case properties

  /// What the name of a file says; nil where it says nothing.
  package init?(fileName: String) {
    switch fileName.lowercased() {
    case let name where name.hasSuffix(".json"): self = .json
    case let name where name.hasSuffix(".properties"): self = .properties
    case let name where name.hasSuffix(".env") || name.holds(".env."): self = .dotenv
    default: return nil
    }
  }

  /// What the first byte says; everything that is no object is taken for dotenv.
  package init(content: Secret) {
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

/// Reads and writes files of keys and values, in locked memory from end to end.
package enum SecretFile {
  /// The most keys and other lines a file may have: a scope holds no more keys.
  package static let maximumRowCount = 1000

  /// The keys in the order of the file; of a key that stands in it several times the last one, as
  /// where a shell reads the file.
  ///
  /// `repeated` is told each such key and how often it stands there.
  ///
  /// - Throws: where something cannot be understood.
  package static func read(
    _ bytes: Secret, as format: SecretFileFormat,
    repeated: (KeyName, Int) -> Void = { _, _ in }
  ) throws(SecretFileError) -> [SecretEntry] {
    var entries: [SecretEntry] = []
    for row in try rows(bytes, as: format) {
      if let problem = row.problem { throw SecretFileError(problem) }
      guard let name = row.name, let value = row.value else { continue }
      entries.append(SecretEntry(key: name, value: value))
    }
    var places: [KeyName: [Int]] = [:]
    for (place, entry) in entries.enumerated() { places[entry.key, default: []].append(place) }
    var last: [SecretEntry] = []
    for (place, entry) in entries.enumerated() where places[entry.key]?.last == place {
      last.append(entry)
      if let count = places[entry.key]?.count, count > 1 { repeated(entry.key, count) }
    }
    return last
  }

  /// Everything in the order of the file, with what cannot be used; a key may stand twice.
  ///
  /// - Throws: where nothing can be told apart, or there is too much.
  package static func rows(
    _ bytes: Secret, as format: SecretFileFormat
  ) throws(SecretFileError) -> [SecretFileRow] {
    let rows = try bytes.withBytes { bytes throws(SecretFileError) in
      guard bytes.isValidUTF8 else {
        throw SecretFileError("it is not UTF-8; only json and base64 carry other bytes")
      }
      switch format {
      case .dotenv:
        var reader = DotenvReader()
        return reader.read(bytes)
      case .json: return try JSONSecrets.read(bytes)
      case .properties:
        var reader = PropertiesReader()
        return reader.read(bytes)
      }
    }
    guard rows.count <= maximumRowCount else {
      throw SecretFileError("it holds more than 1,000 keys, and a scope holds no more than that")
    }
    return rows
  }

  /// The text that `read` makes the same entries of.
  ///
  /// - Throws: with the name of a key that the format cannot hold.
  package static func write(
    _ entries: [SecretEntry], as format: SecretFileFormat
  ) throws(SecretFileError) -> Secret {
    for entry in entries {
      if let reason = refusal(of: entry, by: format) {
        throw SecretFileError("\(entry.key.rawValue) \(reason); use --format json")
      }
    }
    // Measured first, so that the room is reserved once and nothing is left behind by growing.
    let count = write(entries, format, to: ByteCounter()).count
    return Secret(write(entries, format, to: SecretBytes(capacity: count)))
  }

  /// Why `format` cannot hold `entry`, as it is said behind the key's name; nil where it can.
  package static func refusal(
    of entry: SecretEntry, by format: SecretFileFormat
  ) -> String? {
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
  /// The name in these bytes of a file, or why they are none.
  ///
  /// A part of a value that was not quoted may stand where a name is expected, so the bytes are not
  /// repeated in an error.
  static func read(_ bytes: [UInt8], line: Int) -> Result<KeyName, SecretFileError> {
    guard !bytes.isEmpty, bytes.allSatisfy(\.isUsualInKey) else {
      return .failure(
        SecretFileError(
          "line \(line): there is no key's name; a value of several lines needs quotes"))
    }
    guard bytes.count <= NameCheck.maximumLength else {
      return .failure(
        SecretFileError("line \(line): the key's name is longer than 128 characters"))
    }
    return .success(KeyName(String(decoding: bytes, as: UTF8.self)))
  }
}

extension Result<KeyName, SecretFileError> {
  var problem: String? {
    if case .failure(let error) = self { error.text } else { nil }
  }
}
