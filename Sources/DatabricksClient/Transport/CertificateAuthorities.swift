/// Where the certificates are that a server's certificate must lead to.
package struct CertificateAuthorities: Equatable, Sendable {
  /// A PEM file; nil is the system's.
  package var file: String?
  /// A folder of hashed PEM files; nil is the system's.
  package var folder: String?

  /// The variables that `init(environment:)` reads.
  package static let variables = ["CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"]

  package init(file: String? = nil, folder: String? = nil) {
    self.file = file
    self.folder = folder
  }

  /// What the environment names, in curl's order: `CURL_CA_BUNDLE`, then `SSL_CERT_FILE`, and
  /// `SSL_CERT_DIR` for the folder.
  package init(environment: [String: String]) {
    let named = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    file = named("CURL_CA_BUNDLE") ?? named("SSL_CERT_FILE")
    folder = named("SSL_CERT_DIR")
  }
}
