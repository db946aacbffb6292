import DatabricksClient
import Testing
import ViewModels

/// Made of pieces, so that no scanner of repositories takes it for a real one.
private let pat = "dapi" + "0123456789abcdef0123456789abcd3f"
private let other = "dapi" + "fedcba9876543210fedcba9876543210"
private let jwt = "eyJ" + "hbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"
private let opaque = "A1b2-C3d4~E5f6/G7h8+J9k0=="
private let azure = "https://adb-1234567890123456.7.azuredatabricks.net"
private let aws = "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com"

struct TokenEntryPasteTests {
  @Test(arguments: [
    TokenEntryPasteRow(azure, host: azure),
    TokenEntryPasteRow("\(azure)/", host: azure),
    TokenEntryPasteRow("\(azure)\n", host: azure, removed: ["line end"]),
    TokenEntryPasteRow("\(azure).", host: azure, removed: ["a full stop"]),
    TokenEntryPasteRow("\"\(azure)\"", host: azure, removed: ["quotes"]),
    TokenEntryPasteRow("<\(azure)>", host: azure, removed: ["angle brackets"]),
    TokenEntryPasteRow("“\(azure)”", host: azure, removed: ["quotes"]),
    TokenEntryPasteRow("\u{200B}\(azure)", host: azure, removed: ["invisible characters"]),
    TokenEntryPasteRow(azure + azure, host: azure, removed: ["the second copy"]),
    TokenEntryPasteRow("\(azure)\n\(azure)\n", host: azure),
    TokenEntryPasteRow("  \(aws)  ", into: .host, host: aws, removed: ["spaces"]),
    TokenEntryPasteRow("adb-1234567890123456.7.azuredatabricks.net", host: azure),
    TokenEntryPasteRow("dbc-a1b2c3d4-e5f6.cloud.databricks.com", into: .profile, host: aws),
    TokenEntryPasteRow(
      "workspace.example.com", into: .host, host: "https://workspace.example.com"),
    TokenEntryPasteRow("http://127.0.0.1:8080", host: "http://127.0.0.1:8080"),
    TokenEntryPasteRow("DATABRICKS_HOST=\(azure)", host: azure, removed: ["DATABRICKS_HOST="]),
    TokenEntryPasteRow(
      "export DATABRICKS_HOST=\"\(azure)\"", host: azure,
      removed: ["export DATABRICKS_HOST=", "quotes"]),
    TokenEntryPasteRow("host: \(azure)", host: azure, removed: ["host:"]),
    TokenEntryPasteRow("Workspace URL: \(azure)", host: azure, removed: ["url:"]),
    TokenEntryPasteRow("\(azure) \(aws)", refused: "two addresses"),
    TokenEntryPasteRow("\(azure)\n\(aws)", refused: "two addresses"),
  ])
  func `an address is recognised whatever stands around it`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: [
    "/", "/?o=1234567890123456", "/?o=1234567890123456#notebook/42/command/43", "#secrets",
    "/settings/user/developer/access-tokens", "/browse/folders/42?o=1234567890123456",
    "/sql/warehouses?o=1", "/?w=1234567890123456",
  ])
  func `every page of a workspace names its address`(page: String) {
    for field in [TokenEntryFocus.host, .token, .profile] {
      let found = PastedCredentials(Secret(copying: (azure + page).utf8), into: field)
      #expect(found.host?.value?.text == azure, "\(page)")
    }
  }

  @Test(arguments: [
    TokenEntryPasteRow(pat, token: pat),
    TokenEntryPasteRow("\(pat)-2", token: "\(pat)-2"),
    TokenEntryPasteRow(pat, into: .host, token: pat),
    TokenEntryPasteRow(pat, into: .profile, token: pat),
    TokenEntryPasteRow(jwt, token: jwt),
    TokenEntryPasteRow(jwt, into: .host, token: jwt),
    TokenEntryPasteRow(opaque, token: opaque),
    TokenEntryPasteRow("\(pat)\n", token: pat, removed: ["line end"]),
    TokenEntryPasteRow("\(pat)\r", token: pat, removed: ["line end"]),
    TokenEntryPasteRow("\(pat)\r\n", token: pat, removed: ["line end"]),
    TokenEntryPasteRow("\n\n\(pat)\n\n", token: pat, removed: ["line end"]),
    TokenEntryPasteRow("\(pat)\u{2028}", token: pat, removed: ["line end"]),
    TokenEntryPasteRow(" \t\(pat) ", token: pat, removed: ["spaces"]),
    TokenEntryPasteRow("\u{A0}\(pat)\u{202F}", token: pat, removed: ["spaces"]),
    TokenEntryPasteRow("\u{FEFF}\(pat)", token: pat, removed: ["invisible characters"]),
    TokenEntryPasteRow(
      pat.prefix(10) + "\u{200B}" + pat.dropFirst(10), token: pat,
      removed: ["invisible characters"]),
    TokenEntryPasteRow("\u{16}\(pat)", token: pat, removed: ["a Ctrl-V character"]),
    TokenEntryPasteRow("\u{7}\(pat)\u{0}", token: pat, removed: ["control characters"]),
    TokenEntryPasteRow("\u{1B}[200~\(pat)\u{1B}[201~", token: pat, removed: ["paste marks"]),
    TokenEntryPasteRow("\"\(pat)\"", token: pat, removed: ["quotes"]),
    TokenEntryPasteRow("'\(pat)'", token: pat, removed: ["quotes"]),
    TokenEntryPasteRow("`\(pat)`", token: pat, removed: ["quotes"]),
    TokenEntryPasteRow("“\(pat)”", token: pat, removed: ["quotes"]),
    TokenEntryPasteRow("‘\(pat)’\r\n", token: pat, removed: ["line end", "quotes"]),
    TokenEntryPasteRow("«\(pat)»", token: pat, removed: ["quotes"]),
    TokenEntryPasteRow("\"\(pat)", token: pat, removed: ["quotes"]),
    TokenEntryPasteRow("\(pat).", token: pat, removed: ["a full stop"]),
    TokenEntryPasteRow("\"\(pat)\",", token: pat, removed: ["quotes", "a comma"]),
    TokenEntryPasteRow("\(pat);", token: pat, removed: ["a semicolon"]),
    TokenEntryPasteRow("<\(pat)>", token: pat, removed: ["angle brackets"]),
    TokenEntryPasteRow(pat + pat, token: pat, removed: ["the second copy"]),
    TokenEntryPasteRow(pat + pat + pat, token: pat, removed: ["the second copy"]),
    TokenEntryPasteRow("\(pat)-2\(pat)-2", token: "\(pat)-2", removed: ["the second copy"]),
    TokenEntryPasteRow("\(pat)\n\(pat)\n", token: pat, removed: ["the second copy"]),
    TokenEntryPasteRow(jwt + jwt, token: jwt, removed: ["the second copy"]),
  ])
  func `a token is recognised and cleaned`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: [
    TokenEntryPasteRow("Bearer \(pat)", token: pat, removed: ["Bearer"]),
    TokenEntryPasteRow("bearer   \(jwt)", token: jwt, removed: ["Bearer"]),
    TokenEntryPasteRow(
      "Authorization: Bearer \(pat)", token: pat, removed: ["Authorization: Bearer"]),
    TokenEntryPasteRow(
      "-H \"Authorization: Bearer \(pat)\"", token: pat,
      removed: ["Authorization: Bearer"]),
    TokenEntryPasteRow("DATABRICKS_TOKEN=\(pat)", token: pat, removed: ["DATABRICKS_TOKEN="]),
    TokenEntryPasteRow(
      "export DATABRICKS_TOKEN=\"\(pat)\"", token: pat,
      removed: ["export DATABRICKS_TOKEN=", "quotes"]),
    TokenEntryPasteRow(
      "export DATABRICKS_TOKEN='\(pat)'\n", into: .host, token: pat,
      removed: ["export DATABRICKS_TOKEN=", "quotes"]),
    TokenEntryPasteRow(
      "$env:DATABRICKS_TOKEN = \"\(pat)\"", token: pat,
      removed: ["$env:DATABRICKS_TOKEN=", "quotes"]),
    TokenEntryPasteRow(
      "set DATABRICKS_TOKEN=\(pat)\r\n", token: pat, removed: ["set DATABRICKS_TOKEN="]),
    TokenEntryPasteRow(
      "setx DATABRICKS_TOKEN \"\(pat)\"", token: pat, removed: ["the words around it"]),
    TokenEntryPasteRow("token = \(pat)", token: pat, removed: ["token="]),
    TokenEntryPasteRow("token=\(opaque)", token: opaque, removed: ["token="]),
    TokenEntryPasteRow("Token: \(pat)", token: pat, removed: ["token:"]),
    TokenEntryPasteRow("token = \(pat) # for the demo", token: pat, removed: ["token="]),
    TokenEntryPasteRow(
      "\"token\": \"\(pat)\",", token: pat, removed: ["token:", "quotes", "a comma"]),
    TokenEntryPasteRow("Token:\n\(pat)", token: pat, removed: ["the line before it"]),
    TokenEntryPasteRow(
      "Here is it: \(pat) (expires in 90 days)", token: pat, removed: ["the words around it"]),
  ])
  func `a token is taken out of what sets it`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: [
    TokenEntryPasteRow("\(azure)\n\(pat)", host: azure, token: pat),
    TokenEntryPasteRow("\(pat)\r\n\(azure)\r\n", host: azure, token: pat),
    TokenEntryPasteRow(
      "[DEFAULT]\nhost  = \(azure)\ntoken = \(pat)\n", host: azure, token: pat,
      profile: "DEFAULT", removed: ["host=", "token="]),
    TokenEntryPasteRow(
      "; mine\r\n[prod]\r\nhost = \(azure)/\r\ntoken = \(pat)\r\njobs-api-version = 2.0\r\n",
      into: .host, host: azure, token: pat, profile: "prod", removed: ["host=", "token="]),
    TokenEntryPasteRow(
      "[prod]\nHOST: \(azure)\nToken: \"\(pat)\"\n\n[__settings__]\ndefault_profile = prod",
      host: azure, token: pat, profile: "prod", removed: ["host:", "token:", "quotes"]),
    TokenEntryPasteRow(
      "host = \(azure)\rtoken = \(pat)\r", host: azure, token: pat, removed: ["host=", "token="]),
    TokenEntryPasteRow(
      "{\"host\": \"\(azure)\", \"token\": \"\(pat)\"}", host: azure, token: pat,
      removed: ["JSON around it", "JSON around it"]),
    TokenEntryPasteRow(
      "{\n  \"DEFAULT\": {\"host\": \"https:\\/\\/adb-1234567890123456.7.azuredatabricks.net\",\n"
        + "  \"cluster\": null, \"token\": \"\(pat)\"}\n}\n", host: azure, token: pat,
      removed: ["JSON around it", "JSON around it"]),
    TokenEntryPasteRow(
      "{'host': '\(azure)', 'token': '\(pat)'}", host: azure, token: pat,
      removed: ["JSON around it", "JSON around it"]),
    TokenEntryPasteRow(
      "{\"access_token\": \"\(jwt)\", \"token_type\": \"Bearer\"}", token: jwt,
      removed: ["JSON around it"]),
    TokenEntryPasteRow(
      "export DATABRICKS_HOST=\(azure)\nexport DATABRICKS_TOKEN=\(pat)", host: azure, token: pat,
      removed: ["export DATABRICKS_HOST=", "export DATABRICKS_TOKEN="]),
    TokenEntryPasteRow(
      "$env:DATABRICKS_HOST='\(azure)'; $env:DATABRICKS_TOKEN='\(pat)'", host: azure, token: pat,
      removed: ["the words around it", "the words around it"]),
    TokenEntryPasteRow(
      "DATABRICKS_HOST=\(azure) DATABRICKS_TOKEN=\(pat) databricks clusters list", host: azure,
      token: pat, removed: ["the words around it", "the words around it"]),
    TokenEntryPasteRow(
      "curl -H 'Authorization: Bearer \(pat)' \(azure)/api/2.0/secrets/scopes/list", host: azure,
      token: pat, removed: ["the words around it", "path", "the words around it"]),
    TokenEntryPasteRow(
      "databricks configure --host \(azure) --token \(opaque) --profile dev", host: azure,
      token: opaque, profile: "dev",
      removed: ["the words around it", "the words around it"]),
    TokenEntryPasteRow(
      "DATABRICKS_CONFIG_PROFILE=dev", profile: "dev"),
    TokenEntryPasteRow("dev", into: .profile, profile: "dev"),
  ])
  func `several pieces go to their fields`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test(arguments: [
    TokenEntryPasteRow("", refused: "nothing in the paste"),
    TokenEntryPasteRow(" \r\n\t\u{A0}", refused: "nothing in the paste"),
    TokenEntryPasteRow(pat.prefix(20) + " " + pat.dropFirst(20), refused: "inside the token"),
    TokenEntryPasteRow(pat.prefix(20) + "\n" + pat.dropFirst(20), refused: "inside the token"),
    TokenEntryPasteRow(pat.prefix(20) + "\u{A0}" + pat.dropFirst(20), refused: "inside the token"),
    TokenEntryPasteRow("token = \(pat.prefix(9)) \(pat.suffix(9))", refused: "inside the token"),
    TokenEntryPasteRow("dapi01…3f", refused: "shortened"),
    TokenEntryPasteRow("dapi0123456789...", refused: "shortened"),
    TokenEntryPasteRow("dapi••••••••3f2a", refused: "shortened"),
    TokenEntryPasteRow("dapi********3f2a", refused: "shortened"),
    TokenEntryPasteRow("$DATABRICKS_TOKEN", refused: "placeholder"),
    TokenEntryPasteRow("export DATABRICKS_TOKEN=${TOKEN}", refused: "placeholder"),
    TokenEntryPasteRow("\(pat)é", refused: "no token has"),
    TokenEntryPasteRow(bytes: Array(pat.utf8) + [0xFF], refused: "no token has"),
    TokenEntryPasteRow("\(pat)\n\(other)", refused: "two tokens"),
    TokenEntryPasteRow(pat + other, refused: "two tokens"),
    TokenEntryPasteRow("[a]\ntoken=\(pat)\n[b]\ntoken=\(other)", refused: "2 profiles"),
    TokenEntryPasteRow("client_id = 1\nclient_secret = 2", refused: "client id"),
    TokenEntryPasteRow("my workspace", into: .host, refused: "space"),
    TokenEntryPasteRow(
      "[prod]\nhost = \(azure)\ntoken = dapi01…3f", host: azure, profile: "prod",
      removed: ["host="], refused: "shortened"),
    TokenEntryPasteRow(
      "b" + String(repeating: "a", count: 16_384), refused: "16385 characters"),
    TokenEntryPasteRow(String(repeating: "a", count: 65_537), refused: "65537 bytes"),
  ])
  func `what cannot be used is refused with the reason`(row: TokenEntryPasteRow) {
    #expect(row.differences == [])
  }

  @Test func `no bytes whatever stop the recogniser`() {
    var generator = FixedGenerator()
    let alphabet =
      Array("dapieyJ=:\"'[]{} \n\r\t\\$#;./-…Bearer tokenhost".utf8) + [0, 0x16, 0xC3, 0xFF]
    for _ in 0..<1000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      for field in TokenEntryFocus.allCases {
        let found = PastedCredentials(Secret(copying: bytes), into: field)
        let isAnswered =
          found.host != nil || found.token != nil || found.profile != nil || found.refusal != nil
        #expect(isAnswered, "\(bytes)")
      }
    }
  }
}

/// The same numbers in every run (SplitMix64).
private struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64 = 42

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
