internal import DatabricksClient

/// What a block of a PEM file holds (RFC 7468, section 4), by the words behind its BEGIN.
package enum PEMLabel: Equatable, Sendable, CaseIterable {
  case certificate
  case certificateRequest
  case privateKey
  case encryptedPrivateKey
  case openSSHPrivateKey
  case publicKey
  case revocationList
  case parameters
  case pkcs7
  case pgpPrivateKey
  case pgpPublicKey
  case pgpMessage
  case other

  /// The kind of the block whose label stands at `range`.
  init(in bytes: RawSpan, _ range: Range<Int>) {
    self = .other
    for (text, label) in Self.labels
    where text.utf8CodeUnitCount == range.count && bytes.has(text, at: range.lowerBound) {
      self = label
      return
    }
  }

  /// Whether the block is base64 from its first line to its last.
  var isBase64: Bool {
    switch self {
    case .pgpPrivateKey, .pgpPublicKey, .pgpMessage, .other: false
    default: true
    }
  }

  /// `certificate`, or `certificates` for another `count` than one.
  func text(count: Int) -> String { CountText.counted(count, word) }

  private var word: String {
    switch self {
    case .certificate: "certificate"
    case .certificateRequest: "certificate request"
    case .privateKey: "private key"
    case .encryptedPrivateKey: "encrypted private key"
    case .openSSHPrivateKey: "OpenSSH private key"
    case .publicKey: "public key"
    case .revocationList: "revocation list"
    case .parameters: "parameter block"
    case .pkcs7: "PKCS 7 message"
    case .pgpPrivateKey: "PGP private key"
    case .pgpPublicKey: "PGP public key"
    case .pgpMessage: "PGP message"
    case .other: "block"
    }
  }

  private static let labels: [(StaticString, PEMLabel)] = [
    ("CERTIFICATE", .certificate), ("X509 CERTIFICATE", .certificate),
    ("TRUSTED CERTIFICATE", .certificate), ("CERTIFICATE REQUEST", .certificateRequest),
    ("NEW CERTIFICATE REQUEST", .certificateRequest), ("PRIVATE KEY", .privateKey),
    ("RSA PRIVATE KEY", .privateKey), ("EC PRIVATE KEY", .privateKey),
    ("DSA PRIVATE KEY", .privateKey), ("ENCRYPTED PRIVATE KEY", .encryptedPrivateKey),
    ("OPENSSH PRIVATE KEY", .openSSHPrivateKey), ("PUBLIC KEY", .publicKey),
    ("RSA PUBLIC KEY", .publicKey), ("X509 CRL", .revocationList), ("EC PARAMETERS", .parameters),
    ("DH PARAMETERS", .parameters), ("DSA PARAMETERS", .parameters), ("PKCS7", .pkcs7),
    ("CMS", .pkcs7), ("PGP PRIVATE KEY BLOCK", .pgpPrivateKey),
    ("PGP PUBLIC KEY BLOCK", .pgpPublicKey), ("PGP MESSAGE", .pgpMessage),
  ]
}
