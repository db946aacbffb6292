extension HTTPRequest.Body {
  /// A JSON object of text members that hold no secret; members without a value are left out.
  static func object(_ members: (name: String, value: String?)...) -> HTTPRequest.Body {
    var writer = JSONWriter<[UInt8]>([])
    writer.beginObject()
    for (name, value) in members {
      guard let value else { continue }
      writer.name(name)
      writer.string(value)
    }
    writer.endObject()
    return .bytes(writer.finish())
  }
}

extension APIRequest {
  /// The path of a Secrets endpoint.
  static func secretsPath(_ name: String) -> String {
    "/api/2.0/secrets/\(name)"
  }
}
