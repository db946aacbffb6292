internal import DatabricksClient
internal import ViewModels

/// A key that was found, and where.
struct FoundKey {
  let scope: ScopeName
  let key: SecretKey
}

extension JSONRows {
  static func found(_ keys: [FoundKey]) -> [UInt8] {
    array(count: keys.count) { row, json in
      json.member("scope", keys[row].scope.rawValue)
      json.member("key", keys[row].key.name.rawValue)
      if let time = keys[row].key.lastUpdated {
        json.name("last_updated_timestamp")
        json.integer(time.milliseconds)
      }
    }
  }

  static func permissions(_ rows: [FoundPermission]) -> [UInt8] {
    array(count: rows.count) { row, json in
      json.member("scope", rows[row].scope.rawValue)
      json.member("permission", rows[row].acl.permission)
      json.member("principal", rows[row].acl.principal)
    }
  }
}

/// A line of an access list that was found, and where.
struct FoundPermission {
  let scope: ScopeName
  let acl: ScopeACL
}
