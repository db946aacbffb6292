/// Puts the bytes of one secret, over whatever is there.
///
/// Text goes as `string_value`, so that `dbutils.secrets.get` reads it; bytes that are no UTF-8, or
/// that hold a NUL, go as `bytes_value` in base64.
/// <https://docs.databricks.com/api/workspace/secrets/putsecret>
package struct PutSecret: Endpoint {
  /// The largest value a workspace takes: 128 KB, counted here as 131,072 bytes before base64.
  package static let maximumByteCount = 131_072

  package let path: SecretPath
  package let value: Secret

  package init(_ path: SecretPath, _ value: Secret) {
    self.path = path
    self.value = value
  }

  /// Repeating it is left to `SaveSecret`, which looks first whether somebody else wrote.
  package var request: APIRequest {
    APIRequest(
      .post, APIRequest.secretsPath("put"), body: .secret(body), repeatability: .onlyIfUnsent)
  }

  package func decode(_ response: HTTPResponse) throws(DatabricksError) {
    try response.decodeNothing(about: .scope(path.scope))
  }

  /// Measured first, so that the room is reserved once and nothing is left behind by growing.
  private var body: Secret {
    value.withBytes { bytes in
      let room = write(bytes, to: ByteCounter()).count
      return Secret(write(bytes, to: SecretBytes(capacity: room)))
    }
  }

  private func write<Sink: ByteSink & ~Copyable>(
    _ bytes: RawSpan, to sink: consuming Sink
  ) -> Sink {
    var writer = JSONWriter(sink)
    writer.beginObject()
    writer.name("scope")
    writer.string(path.scope.rawValue)
    writer.name("key")
    writer.string(path.key.rawValue)
    if bytes.isText {
      writer.name("string_value")
      writer.string(utf8: bytes)
    } else {
      writer.name("bytes_value")
      writer.base64(bytes)
    }
    writer.endObject()
    return writer.finish()
  }
}
