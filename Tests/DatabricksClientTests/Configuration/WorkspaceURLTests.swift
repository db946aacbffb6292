import DatabricksClient
import Testing

@Suite struct WorkspaceURLTests {
  private static let host = "adb-1234567890123456.7.azuredatabricks.net"

  @Test(arguments: [
    ("https://\(host)", "https://\(host)"), (host, "https://\(host)"),
    ("https://\(host)/", "https://\(host)"),
    ("HTTPS://ADB-1.2.Example.COM", "https://adb-1.2.example.com"),
    ("  https://\(host)\n", "https://\(host)"), ("\"\(host)\"", "https://\(host)"),
    ("<https://\(host)/>", "https://\(host)"), ("https://\(host).", "https://\(host)"),
    ("https://\(host):443", "https://\(host)"), ("https://\(host):8443/x", "https://\(host):8443"),
    ("//\(host)/x", "https://\(host)"), ("https://\(host)\\x", "https://\(host)"),
    ("\(host)?next=https://evil.example.com", "https://\(host)"),
    ("http://localhost:8080", "http://localhost:8080"),
    ("http://127.0.0.1:1", "http://127.0.0.1:1"),
    ("http://127.9.9.9", "http://127.9.9.9"), ("http://[::1]:8080/", "http://[::1]:8080"),
    ("localhost:80", "https://localhost:80"), ("http://localhost:80", "http://localhost"),
  ])
  func `what people paste becomes an address`(pasted: String, address: String) throws {
    #expect(try WorkspaceURL(parsing: pasted).text == address)
  }

  @Test(
    arguments: [
      (
        "https://\(host)/?o=1234567890123456#secrets/createScope", "1234567890123456",
        ["?o=", "fragment"]
      ),
      ("https://\(host)/sql/editor?w=7&o=8", "7", ["path", "?w=", "?o="]),
      ("https://\(host)/?o=abc", nil, ["?o="]),
      ("https://\(host)?workspace_id=9", "9", ["?workspace_id="]),
      ("https://\(host)/?w=a%0d%0ab", nil, ["?w="]), ("\"\(host)\" ", nil, ["spaces", "quotes"]),
      ("https://\(host)/#o=3", nil, ["fragment"]), ("https://\(host)/", nil, []),
    ] as [(String, String?, [String])])
  func `the workspace's id is kept and the rest is told`(
    pasted: String, id: String?, removed: [String]
  ) throws {
    let found = try WorkspaceURL.normalise(pasted)
    #expect(found.url.host == Self.host)
    #expect(found.workspaceID == id)
    #expect(found.removed == removed)
  }

  @Test(arguments: [
    "", " ", "https://", "http://\(host)", "http://127.0.0.1.example.com", "http://127.1",
    "ftp://\(host)", "https://ada:pw@\(host)", "https://x@\(host)/",
    "https://accounts.azuredatabricks.net",
    "accounts.cloud.databricks.com/login", "https://ho st.example.com", "https://é.example.com",
    "https://\u{212A}.example.com", "https://h:0", "https://h:65536", "https://h:x", "https://[::1",
    "https://[x]", "https://.example.com", "https://a..b", "dapi0123456789abcdef0123456789abcdef",
    "https://h\r\nX: y", "https://h\0.example.com",
  ])
  func `what is no workspace is refused`(pasted: String) {
    #expect(throws: ConfigurationError.self) { try WorkspaceURL(parsing: pasted) }
  }

  @Test(arguments: ["https://ada:pass-word@h.example.com", "dapi0123456789abcdef0123456789abcdef"])
  func `a refusal does not repeat a password or a token`(pasted: String) {
    let error = #expect(throws: ConfigurationError.self) { try WorkspaceURL(parsing: pasted) }
    let text = String(describing: error)
    #expect(!text.contains("pass-word"))
    #expect(!text.contains("0123456789"))
  }

  @Test func `only this machine is loopback`() throws {
    #expect(try WorkspaceURL(parsing: "http://127.0.0.1:9").isLoopback)
    #expect(try WorkspaceURL(parsing: "https://localhost").isLoopback)
    #expect(try WorkspaceURL(parsing: "https://[::1]").host == "::1")
    #expect(try !WorkspaceURL(parsing: "https://localhost.example.com").isLoopback)
    #expect(try !WorkspaceURL(parsing: "https://127.0.0.1.example.com").isLoopback)
    #expect(try !WorkspaceURL(parsing: "https://127.0.0.256").isLoopback)
  }

  @Test(arguments: [
    ("https://adb-1234567890123456.7.azuredatabricks.net", true),
    ("https://dbc-a1b2c3d4-e5f6.cloud.databricks.com", true),
    ("https://1234567890123456.7.gcp.databricks.com", true),
    ("https://example.databricks.com", true),
    ("https://dbc-a.cloud.databricks.us", true),
    ("https://dbc-a.cloud.databricks.mil", true),
    ("https://adb-1.2.databricks.azure.us", true),
    ("https://adb-1.2.databricks.azure.cn", true),
    ("ADB-1.2.AZUREDATABRICKS.NET", true),
    ("http://127.0.0.1:8080", true),
    ("http://localhost:8080", true),
    ("http://[::1]:8080", true),
    ("https://www.google.com", false),
    ("https://example.com", false),
    ("https://azuredatabricks.net.example.com", false),
    ("https://notazuredatabricks.net", false),
    ("https://evil-databricks.com", false),
    ("https://10.0.0.1", false),
  ])
  func `an address looks like one of Databricks by its domain`(
    text: String, looks: Bool
  ) throws {
    #expect(try WorkspaceURL(parsing: text).looksLikeDatabricks == looks)
  }
}
