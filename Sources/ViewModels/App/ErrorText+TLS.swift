internal import DatabricksClient

extension ErrorText {
  /// The words for a connection that is not secure, or is none.
  init(host: String, _ failure: TLSFailure) {
    let clock = "look whether date shows the right time here"
    switch failure.kind {
    case .untrusted:
      let used = failure.authorities ?? "the system's certificates"
      self.init(
        Self.joined("\(host) shows a certificate of an unknown authority", failure.text),
        "\(used) did not have it; name a file with your company's in SSL_CERT_FILE "
          + "or CURL_CA_BUNDLE")
    case .otherName:
      self.init(
        Self.joined("the certificate shown is not for \(host)", failure.text),
        "check the address; something may stand between")
    case .expired:
      self.init("by this machine's clock the certificate of \(host) has expired", clock)
    case .notYetValid:
      self.init("by this machine's clock the certificate of \(host) is not valid yet", clock)
    case .notSpoken:
      self.init(
        Self.joined("what answers at \(host) does not speak TLS", failure.text),
        "check the port; on this machine http:// before the address asks without TLS")
    case .brokenOff:
      self.init(
        Self.joined("\(host) went away before the connection was secure", failure.text),
        "check the port, the proxy and the VPN")
    case .unreadableAuthorities:
      self.init(
        Self.joined(
          "the certificates to trust cannot be read from \(failure.authorities ?? "the system")",
          failure.text),
        "correct CURL_CA_BUNDLE, SSL_CERT_FILE or SSL_CERT_DIR")
    case .other:
      self.init(
        Self.joined("no secure connection to \(host)", failure.text),
        "lakelock doctor shows the certificates in use and the proxy")
    }
  }

  /// Whether what came instead of an answer is where people sign in.
  static func isLoginPage(_ detail: String) -> Bool {
    let said = detail.lowercased()
    return ["sign in", "sign-in", "login", "log in", "/oidc/"].contains { said.holds($0) }
  }
}
