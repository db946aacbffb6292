import DatabricksClient
import ViewModels

/// Made of pieces, so that no scanner of repositories takes it for a real one.
private let pat = "dapi" + "0123456789abcdef0123456789abcd3f"
private let other = "dapi" + "fedcba9876543210fedcba9876543210"
private let jwt = "eyJ" + "hbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"
private let opaque = "A1b2-C3d4~E5f6/G7h8+J9k0=="
private let azure = "https://adb-1234567890123456.7.azuredatabricks.net"
private let aws = "https://dbc-a1b2c3d4-e5f6.cloud.databricks.com"
private let clientID = "12345678-90ab-cdef-1234-567890abcdef"
private let secret = "dose" + "0123456789abcdef0123456789abcdef"

/// What people paste, and what becomes of it.
enum PasteTable {
  /// Every row there is.
  static let all = addresses + tokens + wrappedTokens + profiles + refused + broken + files

  static let addresses: [TokenEntryPasteRow] = [
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
    TokenEntryPasteRow(
      "\(azure)/?o=1234567890123456#/settings", host: azure, removed: ["?o=", "fragment"]),
    TokenEntryPasteRow(
      "\(aws)/login.html?next_url=%2F", host: aws, removed: ["path", "?next_url="]),
    TokenEntryPasteRow("\(aws):443/", host: aws),
    TokenEntryPasteRow("HTTPS://DBC-A1B2C3D4-E5F6.CLOUD.DATABRICKS.COM", host: aws),
    TokenEntryPasteRow("https:\\/\\/dbc-a1b2c3d4-e5f6.cloud.databricks.com", host: aws),
    TokenEntryPasteRow(
      "$env:DATABRICKS_HOST = \"\(azure)\"", host: azure,
      removed: ["$env:DATABRICKS_HOST=", "quotes"]),
    TokenEntryPasteRow(
      "set DATABRICKS_HOST=\(azure)", host: azure, removed: ["set DATABRICKS_HOST="]),
    TokenEntryPasteRow("workspace = \(azure)/", host: azure, removed: ["workspace="]),
    TokenEntryPasteRow(
      "See \(azure)/browse?o=1 for it", host: azure,
      removed: ["the words around it", "path", "?o="]),
    TokenEntryPasteRow("localhost:8080", into: .host, host: "https://localhost:8080"),
    TokenEntryPasteRow("http://localhost:8080/", host: "http://localhost:8080"),
    TokenEntryPasteRow("https://[::1]:8443", host: "https://[::1]:8443"),
    TokenEntryPasteRow("http://dbc-a1b2c3d4-e5f6.cloud.databricks.com", refused: "plain http"),
    TokenEntryPasteRow(
      "https://accounts.cloud.databricks.com/workspaces?account_id=1", refused: "account console"),
    TokenEntryPasteRow("accounts.azuredatabricks.net", refused: "account console"),
    TokenEntryPasteRow(
      "https://portal.azure.com/#@contoso/resource/subscriptions/1", refused: "cloud's own console"),
    TokenEntryPasteRow("https://eu-west-1.console.aws.amazon.com/", refused: "cloud's own console"),
    TokenEntryPasteRow(
      "https://docs.databricks.com/en/dev-tools/auth/pat.html", refused: "page about Databricks"),
    TokenEntryPasteRow(
      "https://login.databricks.com/?dbx_source=www", refused: "page about Databricks"),
    TokenEntryPasteRow("https://demo-1234.aws.databricksapps.com/", refused: "an app's address"),
    TokenEntryPasteRow(
      "https://ada:secret@dbc-a1b2c3d4-e5f6.cloud.databricks.com", refused: "user name"),
    TokenEntryPasteRow(
      "ftp://dbc-a1b2c3d4-e5f6.cloud.databricks.com", into: .host, refused: "begins with ftp"),
  ]

  static let tokens: [TokenEntryPasteRow] = [
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
    TokenEntryPasteRow("\u{202A}\(pat)\u{202C}", token: pat, removed: ["invisible characters"]),
    TokenEntryPasteRow("\(pat)\u{AD}", token: pat, removed: ["invisible characters"]),
    TokenEntryPasteRow("\(pat)\n\n", into: .host, token: pat, removed: ["line end"]),
    TokenEntryPasteRow("\(pat).\r\n", token: pat, removed: ["line end", "a full stop"]),
    TokenEntryPasteRow(
      "\u{16}\u{16}\(pat)\n", token: pat, removed: ["a Ctrl-V character", "line end"]),
    TokenEntryPasteRow("(\(pat))", refused: "no token has"),
  ]

  static let wrappedTokens: [TokenEntryPasteRow] = [
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
    TokenEntryPasteRow("Token:\n\(pat)", token: pat, removed: ["the line below its name"]),
    TokenEntryPasteRow(
      "Here is it: \(pat) (expires in 90 days)", token: pat, removed: ["the words around it"]),
    TokenEntryPasteRow(
      "authorization: bearer \(opaque)", token: opaque, removed: ["Authorization: Bearer"]),
    TokenEntryPasteRow(
      "{\"Authorization\": \"Bearer \(pat)\"}", token: pat, removed: ["JSON"]),
    TokenEntryPasteRow("access_token: \(jwt)", token: jwt, removed: ["access_token:"]),
    TokenEntryPasteRow(
      "\"token_value\" : \"\(pat)\"", token: pat, removed: ["token_value:", "quotes"]),
    TokenEntryPasteRow(
      "declare -x DATABRICKS_TOKEN=\"\(pat)\"", token: pat,
      removed: ["declare DATABRICKS_TOKEN=", "quotes"]),
    TokenEntryPasteRow(
      "$Env:DATABRICKS_TOKEN='\(opaque)'", token: opaque,
      removed: ["$env:DATABRICKS_TOKEN=", "quotes"]),
    TokenEntryPasteRow(
      "[System.Environment]::SetEnvironmentVariable('DATABRICKS_TOKEN','\(pat)')",
      refused: "no token has"),
  ]

  static let profiles: [TokenEntryPasteRow] = [
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
      removed: ["JSON", "JSON"]),
    TokenEntryPasteRow(
      "{\n  \"DEFAULT\": {\"host\": \"https:\\/\\/adb-1234567890123456.7.azuredatabricks.net\",\n"
        + "  \"cluster\": null, \"token\": \"\(pat)\"}\n}\n", host: azure, token: pat,
      removed: ["JSON", "JSON"]),
    TokenEntryPasteRow(
      "{'host': '\(azure)', 'token': '\(pat)'}", host: azure, token: pat,
      removed: ["JSON", "JSON"]),
    TokenEntryPasteRow(
      "{\"access_token\": \"\(jwt)\", \"token_type\": \"Bearer\"}", token: jwt,
      removed: ["JSON"]),
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
    TokenEntryPasteRow(
      "curl --request GET \\\n  '\(azure)/api/2.0/clusters/list' \\\n  --header \"Authorization: Bearer \(pat)\" \\\n",
      host: azure, token: pat, removed: ["quotes", "path", "Authorization: Bearer"]),
    TokenEntryPasteRow(
      "curl -u token:\(pat) \(aws)/api/2.0/preview/scim/v2/Me", host: aws, token: pat,
      removed: ["the words around it", "path", "the words around it"]),
    TokenEntryPasteRow(
      "Invoke-RestMethod -Uri \(azure)/api/2.0/clusters/list -Headers @{Authorization=\"Bearer \(pat)\"}",
      host: azure, token: pat, removed: ["the words around it", "path", "the words around it"]),
    TokenEntryPasteRow(
      "[a]\nhost = \(azure)\ntoken = \(pat)\n\n[b]\nhost = \(aws)\ntoken = \(other)\n",
      choices: ["a", "b"]),
    TokenEntryPasteRow(
      "host = \(azure)\ntoken = \(pat)\n[b]\nhost = \(aws)\ntoken = \(other)\n[c]\nhost = \(aws)",
      choices: ["", "b", "c"]),
    TokenEntryPasteRow(
      "[empty]\n\n[prod]\nhost = \(azure)\ntoken = \(pat)", host: azure, token: pat,
      profile: "prod", removed: ["host=", "token="]),
    TokenEntryPasteRow(
      "host = \(azure)\nclient_id = \(clientID)\nclient_secret = \(secret)", host: azure,
      removed: ["host="], clientID: clientID, clientSecret: secret),
    TokenEntryPasteRow(
      "export DATABRICKS_CLIENT_ID=\(clientID)\nexport DATABRICKS_CLIENT_SECRET=\(secret)",
      clientID: clientID, clientSecret: secret),
    TokenEntryPasteRow(
      "{\"client_id\": \"\(clientID)\", \"client_secret\": \"\(secret)\"}",
      clientID: clientID, clientSecret: secret),
    TokenEntryPasteRow(
      "Client ID\n\(clientID)\nSecret\n\(secret)", clientID: clientID, clientSecret: secret),
    TokenEntryPasteRow("\(clientID)\n\(secret)", clientID: clientID, clientSecret: secret),
    TokenEntryPasteRow(secret, into: .host, clientSecret: secret),
    TokenEntryPasteRow("client_id = nobody", refused: "looks like"),
    TokenEntryPasteRow(
      "# ~/.databrickscfg\n[prod]\nhost = \(azure)\ntoken = \(pat) ; mine\n", host: azure,
      token: pat, profile: "prod", removed: ["host=", "token="]),
  ]

  static let refused: [TokenEntryPasteRow] = [
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
    TokenEntryPasteRow("my workspace", into: .host, refused: "space"),
    TokenEntryPasteRow("one\ntwo", into: .profile, refused: "more than one line is no name"),
    TokenEntryPasteRow(
      "[prod]\nhost = \(azure)\ntoken = dapi01…3f", host: azure, profile: "prod",
      removed: ["host="], refused: "shortened"),
    TokenEntryPasteRow(
      "b" + String(repeating: "a", count: 16_384), refused: "16385 characters"),
    TokenEntryPasteRow(String(repeating: "a", count: 65_537), refused: "too many"),
  ]
}
