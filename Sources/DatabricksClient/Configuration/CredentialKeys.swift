/// Which keys of a profile hold or concern a sign-in.
enum CredentialKeys {
  /// The keys that say how a profile signs in; connecting in one way removes those of the others.
  ///
  /// These are the attributes with an authentication family in the official SDKs' configuration,
  /// and what `databricks configure` removes besides.
  static let all: Set<String> = [
    "token", "username", "password", "client_id", "client_secret", "auth_type", "scopes",
    "oidc_token_env",
    "oidc_token_filepath", "databricks_id_token_filepath", "audience", "databricks_cli_path",
    "experimental_is_unified_host", "metadata_service_url", "google_credentials",
    "google_service_account", "azure_workspace_resource_id", "azure_client_id",
    "azure_client_secret", "azure_tenant_id", "azure_use_msi", "azure_environment",
    "azure_login_app_id", "actions_id_token_request_url", "actions_id_token_request_token",
    "refresh_token",
  ]

  /// Whether a value under this key is shown masked.
  static func isSecret(_ key: String) -> Bool {
    ["token", "secret", "password", "credential"].contains { key.holds($0) }
  }
}

/// Shows that a credential is there without telling it.
package enum CredentialMask {
  /// The first and the last four characters of a long credential, such as `dapi••••3f2a`.
  package static func text(of credential: Secret) -> String {
    credential.withBytes { text(of: 0..<$0.byteCount, in: $0) }
  }

  static func text(of range: Range<Int>, in bytes: RawSpan) -> String {
    guard range.count >= 16 else { return range.isEmpty ? "" : "••••" }
    let first = range.prefix(4).map { bytes.byte(at: $0) }
    let last = range.suffix(4).map { bytes.byte(at: $0) }
    return String(decoding: first, as: UTF8.self) + "••••" + String(decoding: last, as: UTF8.self)
  }

  /// A text in which whatever looks like a personal access token is masked.
  static func textMaskingTokens(of range: Range<Int>, in bytes: RawSpan) -> String {
    var shown: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let end = tokenEnd(from: index, before: range.upperBound, in: bytes)
      if end - index >= 16 {
        shown.append(contentsOf: text(of: index..<end, in: bytes).utf8)
        index = end
      } else {
        shown.append(bytes.byte(at: index))
        index += 1
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  /// The end of what begins with `dapi` or `dose` and goes on as a token does.
  private static func tokenEnd(from start: Int, before end: Int, in bytes: RawSpan) -> Int {
    let starts = ["dapi", "dose"].contains { prefix in
      start + 4 <= end && zip(start..., prefix.utf8).allSatisfy { bytes.byte(at: $0) == $1 }
    }
    guard starts else { return start }
    let isPart = { (byte: UInt8) in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d: true
      default: false
      }
    }
    return (start..<end).first { !isPart(bytes.byte(at: $0)) } ?? end
  }
}
