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
    _ server: EmulatorServer, url: String? = nil, authorities: CertificateAuthorities
  ) throws {
    let harness = TransferHarness(authorities: authorities)
    let error = harness.failure(of: try request(url ?? server.url))
    guard case .tls(let text) = error?.reason else {
      Issue.record("another reason: \(String(describing: error))")
      return
    }
    #expect(!text.isEmpty)
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
    try expectRefused(try makeServer("server"), authorities: CertificateAuthorities())
  }

  @Test func `a certificate for another host is refused`() throws {
    try expectRefused(try makeServer("other-host"), authorities: Self.authorities)
  }

  @Test func `an expired certificate is refused`() throws {
    try expectRefused(try makeServer("expired"), authorities: Self.authorities)
  }

  @Test func `a server that does not speak TLS is refused`() throws {
    let server = try EmulatorServer(workspace: Workspace(seed: .demo))
    let url = server.url.replacing("http://", with: "https://")
    try expectRefused(server, url: url, authorities: Self.authorities)
  }

  @Test func `a missing file of authorities is an error and not the system's list`() throws {
    let missing = CertificateAuthorities(file: "\(TestCertificates.authority.path).missing")
    try expectRefused(try makeServer("server"), authorities: missing)
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
