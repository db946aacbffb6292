import DatabricksClient
import Foundation
import Testing

/// Proxies come from the environment, so each test runs in a process of its own.
struct CurlProxyTests {
  private static func set(_ name: String, _ value: String) {
    _ = unsafe setenv(name, value, 1)
  }

  @Test func `a proxy is asked for the way and is told no token`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try LoopbackServer { _ in .answer(407) }
      CurlProxyTests.set("HTTPS_PROXY", proxy.url)
      let error = TransferHarness().failure(
        of: HTTPRequest(
          .post, try WorkspaceURL(parsing: "https://lake.example.com"), "/put",
          body: .secret(Secret("value")), token: Secret("token"),
          headers: [HTTPRequest.QueryItem("X-Databricks-Workspace-Id", "42")]))
      let head = try #require(proxy.requests.first).head
      #expect(head.hasPrefix("CONNECT lake.example.com:443 HTTP/1.1\r\n"))
      #expect(!head.contains("token") && !head.contains("42"), "\(head)")
      guard case .proxy = error?.reason else {
        Issue.record("another reason: \(String(describing: error))")
        return
      }
      #expect(error?.mayHaveBeenSent == false)
    }
  }

  @Test func `a proxy that is not there is named as the reason`() async {
    await #expect(processExitsWith: .success) {
      CurlProxyTests.set("HTTPS_PROXY", "http://127.0.0.1:\(try LoopbackServer.closedPort())")
      let error = TransferHarness().failure(
        of: HTTPRequest(
          .get, try WorkspaceURL(parsing: "https://lake.example.com"), "/", token: Secret("token")))
      guard case .proxy = error?.reason else {
        Issue.record("another reason: \(String(describing: error))")
        return
      }
    }
  }

  @Test func `what is for this machine passes no proxy`() async {
    await #expect(processExitsWith: .success) {
      let proxy = try LoopbackServer { _ in .answer(502) }
      let server = try LoopbackServer { _ in .answer(200) }
      for name in ["http_proxy", "HTTPS_PROXY", "ALL_PROXY"] { CurlProxyTests.set(name, proxy.url) }
      let response = try TransferHarness().result(
        of: HTTPRequest(
          .get, WorkspaceURL(parsing: server.url), "/", token: Secret("token")))?.get()
      #expect(response?.status == 200)
      #expect(proxy.requests.isEmpty)
    }
  }

  @Test func `a netrc file and a curl configuration change nothing`() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try Data("machine 127.0.0.1 login other password other\n".utf8)
        .write(to: folder.appending(path: ".netrc"))
      try Data("user = \"other:other\"\ninsecure\n".utf8)
        .write(to: folder.appending(path: ".curlrc"))
      CurlProxyTests.set("HOME", folder.path)
      let server = try LoopbackServer { _ in .answer(200) }
      _ = TransferHarness().result(
        of: HTTPRequest(
          .get, try WorkspaceURL(parsing: server.url), "/", token: Secret("token")))
      #expect(server.requests.first?.lines("Authorization") == ["Authorization: Bearer token"])
    }
  }
}
