import DatabricksClient
import EmulatorServer
import Foundation
import Testing
import WorkspaceEmulator

struct CurlTLSTests {
  private static let authorities = CertificateAuthorities(file: TestCertificates.authority.path)

  private func makeServer(_ certificate: String) throws -> EmulatorServer {
    try EmulatorServer(
      workspace: Workspace(seed: .demo), certificate: TestCertificates.server(certificate))
  }

  private func request(_ url: String) throws -> HTTPRequest {
    HTTPRequest(
      .get, try WorkspaceURL(parsing: url), "/api/2.0/secrets/scopes/list",
      token: Secret(Seed.demoToken), headers: [HTTPRequest.QueryItem("Accept", "application/json")])
  }

  private func expectRefused(
    _ server: EmulatorServer, url: String? = nil, authorities: CertificateAuthorities,
    as kinds: TLSFailure.Kind...
  ) throws {
    let harness = TransferHarness(authorities: authorities)
    let error = harness.failure(of: try request(url ?? server.url))
    guard case .tls(let failure) = error?.reason else {
      Issue.record("another reason: \(String(describing: error))")
      return
    }
    #expect(kinds.contains(failure.kind), "\(failure.text)")
    #expect(!failure.text.isEmpty)
    #expect(failure.authorities == authorities.file)
    #expect(error?.mayHaveBeenSent == false)
    #expect(server.withWorkspace { $0.log }.isEmpty)
  }

  @Test func `a certificate of a trusted authority for this host is accepted`() throws {
    let server = try makeServer("server")
    let harness = TransferHarness(authorities: Self.authorities)
    for _ in 1...2 {
      let response = try harness.result(of: request(server.url))?.get()
      #expect(response?.status == 200)
    }
  }

  @Test func `an unknown authority is refused before anything is sent`() throws {
    try expectRefused(
      try makeServer("server"), authorities: CertificateAuthorities(), as: .untrusted)
  }

  @Test func `a certificate for another host is refused`() throws {
    try expectRefused(try makeServer("other-host"), authorities: Self.authorities, as: .otherName)
  }

  @Test func `an expired certificate is refused`() throws {
    try expectRefused(try makeServer("expired"), authorities: Self.authorities, as: .expired)
  }

  @Test func `a server that does not speak TLS is refused`() throws {
    let server = try EmulatorServer(workspace: Workspace(seed: .demo))
    let url = server.url.replacing("http://", with: "https://")
    try expectRefused(server, url: url, authorities: Self.authorities, as: .brokenOff, .notSpoken)
  }

  @Test func `a missing file of authorities is an error and not the system's list`() throws {
    let missing = CertificateAuthorities(file: "\(TestCertificates.authority.path).missing")
    try expectRefused(try makeServer("server"), authorities: missing, as: .unreadableAuthorities)
  }

  @Test(arguments: [
    ("SSL certificate problem: unable to get local issuer certificate", TLSFailure.Kind.untrusted),
    ("SSL certificate problem: self-signed certificate in certificate chain", .untrusted),
    ("server certificate verification failed. CAfile: none CRLfile: none", .untrusted),
    ("SSL: no alternative certificate subject name matches target host name 'h'", .otherName),
    ("SSL: certificate subject name (a) does not match target host name 'h'", .otherName),
    ("SSL certificate problem: certificate has expired", .expired),
    ("SSL certificate problem: certificate is not yet valid", .notYetValid),
    ("server certificate activation date has not yet activated", .notYetValid),
    ("error:0A00010B:SSL routines::wrong version number", .notSpoken),
    ("error:0A0000C6:SSL routines::packet length too long", .notSpoken),
    ("gnutls_handshake() failed: An unexpected TLS packet was received.", .notSpoken),
    ("OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to h:443", .brokenOff),
    ("error:0A000126:SSL routines::unexpected eof while reading", .brokenOff),
    ("error setting certificate file: /nowhere.pem", .unreadableAuthorities),
    ("error:0A000410:SSL routines::sslv3 alert handshake failure", .other),
  ])
  func `libcurl's sentence tells the kind`(text: String, kind: TLSFailure.Kind) {
    let failure = TLSFailure(
      text: text, isFileBad: false, authorities: CertificateAuthorities(file: "ca.pem"))
    #expect(failure == TLSFailure(kind, text, authorities: "ca.pem"))
  }

  @Test(arguments: [
    (["CURL_CA_BUNDLE": "a", "SSL_CERT_FILE": "b", "SSL_CERT_DIR": "c"], "a", "c"),
    (["SSL_CERT_FILE": "b"], "b", nil),
    (["CURL_CA_BUNDLE": "", "SSL_CERT_FILE": "b"], "b", nil),
    ([:], nil, nil),
  ])
  func `the environment names the authorities`(
    environment: [String: String], file: String?, folder: String?
  ) {
    let named = CertificateAuthorities(environment: environment)
    #expect(named == CertificateAuthorities(file: file, folder: folder))
  }
}
