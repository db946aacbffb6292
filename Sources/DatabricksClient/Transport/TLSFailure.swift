/// Why there is no secure connection, by what the user can do about it.
package struct TLSFailure: Equatable, Sendable {
  /// What was wrong.
  package enum Kind: Equatable, Sendable {
    /// No authority that is trusted has signed the certificate.
    case untrusted
    /// The certificate is for another name.
    case otherName
    /// By this machine's clock the certificate is no longer valid.
    case expired
    /// By this machine's clock the certificate is not valid yet.
    case notYetValid
    /// What answered does not speak TLS, such as plain http on that port.
    case notSpoken
    /// The other end went away before the connection was secure.
    case brokenOff
    /// The certificates to trust cannot be read.
    case unreadableAuthorities
    case other
  }

  package let kind: Kind
  /// libcurl's own sentence.
  package let text: String
  /// The file or folder of trusted certificates that was used; nil is the system's.
  package let authorities: String?

  package init(_ kind: Kind, _ text: String, authorities: String? = nil) {
    self.kind = kind
    self.text = text
    self.authorities = authorities
  }

  /// Tells the kind from libcurl's sentence, in which both OpenSSL and GnuTLS speak.
  package init(text: String, isFileBad: Bool, authorities: CertificateAuthorities) {
    let said = text.lowercased()
    let kinds: [(Kind, [String])] = [
      (.unreadableAuthorities, ["error setting certificate", "error reading ca cert"]),
      (.notYetValid, ["not yet valid", "not yet activated", "not activated"]),
      (.expired, ["expired"]),
      (.otherName, ["no alternative certificate subject name", "does not match", "not match"]),
      (
        .notSpoken,
        [
          "wrong version number", "packet length too long", "http request",
          "unexpected tls packet", "record overflow",
        ]
      ),
      (.brokenOff, ["ssl_error_syscall", "unexpected eof", "reset by peer", "was non-properly"]),
      (.untrusted, ["issuer", "self-signed", "self signed", "verification failed"]),
    ]
    let found = kinds.first { $0.1.contains { said.holds($0) } }?.0
    self.init(
      isFileBad ? .unreadableAuthorities : found ?? .other, text,
      authorities: authorities.file ?? authorities.folder)
  }
}
