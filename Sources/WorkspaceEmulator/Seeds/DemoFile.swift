/// Values of the demo that look like files; their bytes are computed and open nothing anywhere.
enum DemoFile: Sendable {
  case certificateChain
  case privateKey
  case serviceAccount
  case environment
  case javaKeystore
  case sshKnownHosts

  var bytes: [UInt8] {
    switch self {
    case .certificateChain: Self.pem("CERTIFICATE", 964, 11) + Self.pem("CERTIFICATE", 1021, 12)
    case .privateKey: Self.pem("PRIVATE KEY", 1217, 13)
    case .serviceAccount: Self.serviceAccountJSON
    case .environment: Array(Self.environmentText.utf8)
    case .javaKeystore: Self.keystore
    case .sshKnownHosts: Array(Self.knownHosts.utf8)
    }
  }

  /// Bytes that look random and are the same in every run.
  private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  /// A PEM block whose DER begins as it should, a sequence of the right length, and is noise after.
  private static func pem(_ label: String, _ byteCount: Int, _ seed: UInt64) -> [UInt8] {
    let head: [UInt8] = [0x30, 0x82, UInt8(byteCount >> 8), UInt8(byteCount & 255)]
    var text = "-----BEGIN \(label)-----\n"
    var rest = Base64.encode(head + noise(byteCount, seed: seed))[...]
    while !rest.isEmpty {
      text += rest.prefix(64) + "\n"
      rest = rest.dropFirst(64)
    }
    return Array((text + "-----END \(label)-----\n").utf8)
  }

  private static var serviceAccountJSON: [UInt8] {
    JSONText.indentedObject([
      ("type", "service_account"),
      ("project_id", "example-analytics"),
      ("private_key_id", "example-key-id-0001"),
      ("private_key", String(decoding: pem("PRIVATE KEY", 610, 14), as: UTF8.self)),
      ("client_email", "loader@example-analytics.example.com"),
      ("client_id", "100000000000000000000"),
      ("token_uri", "https://oauth2.example.com/token"),
    ])
  }

  /// The magic number and version of a Java keystore, then noise.
  private static var keystore: [UInt8] {
    [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 1] + noise(2_036, seed: 15)
  }

  private static let environmentText = """
    # recommendation service, production
    DATABASE_URL=postgres://recommender:example-password@db.example.com:5432/recommender
    REDIS_URL=rediss://:example-password@cache.example.com:6380/0
    MODEL_BUCKET="s3://example-models/recommender"
    FEATURE_FLAGS='{"rerank": true, "explain": false}'
    LOG_LEVEL=info
    export SENTRY_ENVIRONMENT=production

    """

  private static let knownHosts = """
    sftp.example.com ssh-ed25519 EXAMPLE-ONLY-NOT-A-KEY
    backup.example.com ssh-ed25519 EXAMPLE-ONLY-NOT-A-KEY-EITHER

    """
}

extension JSONText {
  /// An object of strings, one member a line, with two spaces before each.
  static func indentedObject(_ members: [(name: String, value: String)]) -> [UInt8] {
    var bytes = Array("{\n".utf8)
    for (index, member) in members.enumerated() {
      var name = JSONText()
      name.string(member.name)
      var value = JSONText()
      value.string(member.value)
      bytes += Array("  ".utf8) + name.bytes + Array(": ".utf8) + value.bytes
      bytes += Array((index + 1 < members.count ? ",\n" : "\n").utf8)
    }
    return bytes + Array("}\n".utf8)
  }
}
