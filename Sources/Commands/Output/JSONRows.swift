internal import DatabricksClient

/// Answers in the shapes of the new CLI's `-o json`: lists are bare arrays, one row a line.
enum JSONRows {
  static func scopes(_ scopes: [SecretScope]) -> [UInt8] {
    array(count: scopes.count) { row, json in
      json.member("backend_type", scopes[row].backendType.rawValue)
      if let vault = scopes[row].keyVault {
        json.name("keyvault_metadata")
        json.beginObject()
        json.member("dns_name", vault.dnsName)
        json.member("resource_id", vault.resourceID)
        json.endObject()
      }
      json.member("name", scopes[row].name.rawValue)
    }
  }

  static func keys(_ keys: KeyList) -> [UInt8] {
    array(count: keys.count) { row, json in
      json.member("key", keys[row].name.rawValue)
      if let time = keys[row].lastUpdated {
        json.name("last_updated_timestamp")
        json.integer(time.milliseconds)
      }
    }
  }

  static func acls(_ acls: [ScopeACL]) -> [UInt8] {
    array(count: acls.count) { row, json in json.members(of: acls[row]) }
  }

  static func acl(_ acl: ScopeACL) -> [UInt8] {
    object { json in json.members(of: acl) } + [newline]
  }

  /// The value in base64, in locked memory from the beginning.
  static func secret(_ key: KeyName, _ value: Secret) -> Secret {
    value.withBytes { bytes in
      let room = write(key, bytes, to: ByteCounter()).count + 1
      var text = write(key, bytes, to: SecretBytes(capacity: room))
      text.write(newline)
      return Secret(text)
    }
  }

  static let newline = UInt8(ascii: "\n")

  private static func write<Sink: ByteSink & ~Copyable>(
    _ key: KeyName, _ value: RawSpan, to sink: consuming Sink
  ) -> Sink {
    var json = JSONWriter(sink)
    json.beginObject()
    json.member("key", key.rawValue)
    json.name("value")
    json.base64(value)
    json.endObject()
    return json.finish()
  }

  static func array(
    count: Int, _ writeMembers: (Int, inout JSONWriter<[UInt8]>) -> Void
  ) -> [UInt8] {
    var text = Array("[".utf8)
    for row in 0..<count {
      text += row == 0 ? "\n  ".utf8 : ",\n  ".utf8
      text += object { json in writeMembers(row, &json) }
    }
    return text + (count == 0 ? "]\n" : "\n]\n").utf8
  }

  static func object(_ writeMembers: (inout JSONWriter<[UInt8]>) -> Void) -> [UInt8] {
    var json = JSONWriter<[UInt8]>([])
    json.beginObject()
    writeMembers(&json)
    json.endObject()
    return json.finish()
  }
}

extension JSONWriter where Sink: ~Copyable {
  mutating func member(_ name: String, _ value: String) {
    self.name(name)
    string(value)
  }

  fileprivate mutating func members(of acl: ScopeACL) {
    member("permission", acl.permission)
    member("principal", acl.principal)
  }
}
