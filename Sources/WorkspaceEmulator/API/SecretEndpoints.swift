/// <https://docs.databricks.com/api/workspace/secrets/putsecret> and its siblings.
extension Workspace {
  func listSecrets(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let name = try call.queryFields("scope").string("scope")
    let scope = try scope(name, for: call, needing: .read)
    let keyCount = scope.keyCount
    var text = JSONText(reserving: keyCount * 80)
    text.object { text in
      guard keyCount > 0 else { return }
      text.name("secrets")
      text.array { text in
        scope.forEachKey { key, lastUpdated in
          text.object { writeKey(key, lastUpdated, to: &$0) }
        }
      }
    }
    return .json(text.bytes)
  }

  private func writeKey(_ key: String, _ lastUpdated: Int64?, to text: inout JSONText) {
    text.member("key", key)
    guard let lastUpdated else { return }
    if options.quotesTimestamps {
      text.member("last_updated_timestamp", "\(lastUpdated)")
    } else {
      text.member("last_updated_timestamp", lastUpdated)
    }
  }

  func getSecret(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.queryFields("scope", "key")
    let name = try fields.string("scope")
    let key = try fields.string("key")
    let scope = try scope(name, for: call, needing: .read)
    guard options.allowsReadingValues else {
      throw Refusal(.badRequest, "This operation is not allowed outside databricks notebooks.")
    }
    guard let secret = scope.secret(key) else { throw Refusal.noSecret(key, in: name) }
    let body = JSONText.object { text in
      text.member("key", scope.keptName(of: key))
      text.member("value", Base64.encode(secret.value.bytes))
    }
    return .json(body)
  }

  func putSecret(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.bodyFields("scope", "key", "string_value", "bytes_value")
    let name = try fields.string("scope")
    let key = try fields.string("key")
    let value = try value(of: fields)
    var scope = try scope(name, for: call, needing: .write)
    guard scope.keyVault == nil else {
      throw Refusal(.badRequest, "Cannot write secrets to Azure KeyVault-backed scope \(name)")
    }
    try Limits.checkKey(key)
    guard value.count <= Limits.valueBytes else {
      throw Refusal(
        .invalidParameterValue,
        "Secret value must not exceed \(Limits.valueBytes) bytes, but has \(value.count).")
    }
    guard scope.secret(key) != nil || scope.keyCount < Limits.keysPerScope else {
      throw Refusal(
        .resourceLimitExceeded,
        "Cannot put secret \(key): scope \(name) has \(Limits.keysPerScope) secrets already.")
    }
    scope.put(StoredSecret(value: .bytes(value), lastUpdated: clock()), under: key)
    scopes[name] = scope
    return done
  }

  /// The bytes to store: exactly one of the two fields must be there.
  private func value(of fields: RequestFields) throws(Refusal) -> [UInt8] {
    switch (try fields.optionalString("string_value"), try fields.optionalString("bytes_value")) {
    case (let text?, nil): return Array(text.utf8)
    case (nil, let encoded?):
      guard let bytes = Base64.decode(encoded) else {
        throw Refusal(
          .malformedRequest, "Could not parse request object: bytes_value is not base64")
      }
      return bytes
    default:
      throw Refusal(
        .malformedRequest, "Exactly one of string_value and bytes_value must be specified.")
    }
  }

  func deleteSecret(_ call: Call) throws(Refusal) -> EmulatorResponse {
    let fields = try call.bodyFields("scope", "key")
    let name = try fields.string("scope")
    let key = try fields.string("key")
    var scope = try scope(name, for: call, needing: .write)
    guard scope.keyVault == nil else {
      throw Refusal(.badRequest, "Cannot delete secrets from Azure KeyVault-backed scope \(name)")
    }
    guard scope.secret(key) != nil else { throw Refusal.noSecret(key, in: name) }
    scope.remove(key)
    scopes[name] = scope
    return done
  }
}
