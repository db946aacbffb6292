internal import DatabricksClient

/// An object of keys and values.
///
/// A string is a text. A number, `true` or `false` counts as the text it is written with. An object
/// with `string_value` or `bytes_value`, as the API has it, is a text or base64.
enum JSONSecrets {
  /// Everything up to one row more than is allowed.
  static func read(_ bytes: RawSpan) throws(SecretFileError) -> [SecretFileRow] {
    let bytes = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.extracting(droppingFirst: 3) : bytes
    var rows: [SecretFileRow] = []
    do throws(JSONError) {
      try JSONReader.read(bytes) { json throws(JSONError) in
        try json.enterObject()
        while let name = try json.nextName() {
          guard rows.count <= SecretFile.maximumRowCount else {
            try json.skip()
            continue
          }
          let key = KeyName(json.text(of: name))
          var problem: String?
          if case .illegal(let reason) = key.check { problem = reason }
          let value = try value(&json)
          if value == nil {
            problem = problem ?? "\(key.rawValue) is no text, number or true or false"
          }
          rows.append(SecretFileRow(key, value, problem: problem))
        }
      }
    } catch {
      throw SecretFileError("it \(error.description)")
    }
    return rows
  }

  /// The next value; nil, and read past, where it is none.
  private static func value(_ json: inout JSONReader) throws(JSONError) -> Secret? {
    switch try json.nextKind() {
    case .string: return try json.readSecretString()
    case .number, .boolean: return try json.readSecretLiteral()
    case .null, .array:
      try json.skip()
      return nil
    case .object: break
    }
    var values: [Secret] = []
    try json.enterObject()
    while let name = try json.nextName() {
      if json.matches(name, "string_value"), try json.nextKind() == .string {
        values.append(try json.readSecretString())
      } else if json.matches(name, "bytes_value"), try json.nextKind() == .string {
        values.append(Secret(try json.readSecretFromBase64()))
      } else {
        try json.skip()
        values += [Secret(copying: []), Secret(copying: [])]
      }
    }
    return values.count == 1 ? values[0] : nil
  }

  static func write<Sink: ByteSink & ~Copyable>(
    _ entries: [SecretEntry], to sink: consuming Sink
  ) -> Sink {
    var json = JSONWriter(sink)
    json.beginObject()
    for entry in entries {
      json.name(entry.key.rawValue)
      entry.value.withBytes { bytes in
        if bytes.isText {
          json.string(utf8: bytes)
        } else {
          json.beginObject()
          json.name("bytes_value")
          json.base64(bytes)
          json.endObject()
        }
      }
    }
    json.endObject()
    var written = json.finish()
    written.write(UInt8(ascii: "\n"))
    return written
  }
}
