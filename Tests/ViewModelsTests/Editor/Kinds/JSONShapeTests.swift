import DatabricksClient
import Foundation
import Testing
import ViewModels

/// What was meant as JSON is told wherever it is broken; no password is taken for it.
@Suite struct JSONShapeTests {
  private static func kind(_ text: String) -> ValueKind { Facts.of(text).kind }

  private static func isBroken(_ text: String) -> Bool {
    if case .brokenJSON = kind(text) { true } else { false }
  }

  @Test(arguments: [
    #""user": "x", "port": 5432}"#, #"user": "x", "port": 5432}"#, #"": "x", "port": 5432}"#,
    #": "x", "port": 5432}"#, #"x", "port": 5432}"#, #", "port": 5432}"#, #"user": 1}"#,
    #""user": "x"}"#, #""user": "x", "port": 5432"#, "\n \"user\": \"x\",\n  \"port\": 1\n}\n",
    #""a": {"b": [1, 2]}"#, #""a": {"b": 1}}"#, #""token_uri": "https://example.com/", "a": []}"#,
    #"ser": {"name": "x", "on": true}}"#,
  ])
  func `a beginning that is missing is told`(text: String) {
    let start = text.hasPrefix("\n") ? TextPlace(line: 2, column: 2) : TextPlace(line: 1, column: 1)
    #expect(Self.kind(text) == .brokenJSON(.startMissing, start))
  }

  @Test(arguments: [
    "{user: 1}", "{ user: \"x\", port: 5432 }", "{user:\"x\",port:5432}", "{\n  user: 'x'\n}",
    "{'a': 1}", "{'a': None, 'b': True}", "{'a': 'b'", "[{'a': 1}]", "[{a: 1}]",
    "{“user”: “x”}", "{„user“: 1}", "{user-name: true}", "{\n\"a\": 1,}",
  ])
  func `a name that is not quoted as JSON does is told`(text: String) {
    guard case .brokenJSON(.nameExpected, _) = Self.kind(text) else {
      #expect(Self.kind(text) == .brokenJSON(.commaTooMany, TextPlace(line: 2, column: 7)))
      return
    }
  }

  @Test func `JSON in the quotes of a shell is told`() {
    for text in [#"'{"a": 1}'"#, "'{\"a\": 1}'\n", #"'["a", "b"]'"#] {
      #expect(Self.kind(text) == .brokenJSON(.quoted, TextPlace(line: 1, column: 1)))
    }
    #expect(
      Facts.kindText(Array(#"'{"a": 1}'"#.utf8)) == "not JSON: quotes around it, line 1, column 1")
    #expect(Self.kind(#"'{"a": 1'"#) == .plain)
  }

  @Test func `what is asked for by a key says the same`() {
    var editor = RewritingEditor(#""user": "x", "port": 5432}"#)
    editor.perform(.formatJSON)
    #expect(
      editor.editor.notice?.text == "not JSON: its beginning is missing, line 1, column 1")
  }

  private static let ordinary = [
    "{aB3$xy}", "{ab:cd}", "{ab:1}", "{\"k9$x", "{\"", "[\"", "[\"x", "{}", "{}x", "{}}", "{'x:y",
    "{'x'y:", "}{", "a}", "\"a\"}", "\"a\":b}", "x\"y}", "p\":w}", "p]", "{}a\"b\":1",
    "{1234abcd-12ab-34cd-56ef-1234567890ab}", "{ABCDEF01-12ab-34cd-56ef-1234567890ab}",
    "{{secrets/payments/stripe-api-key}}", "{{ secrets/a/b }}", "{{.User}}", "{{ user: 1 }}",
    "{% if a %}\"x\": 1{% endif %}", "${SECRET}", "${env:SECRET}", "{0}: {1}", "{SSHA}aB3+/x9w==",
    "{bcrypt}$2a$10$abcdefghijklmnopqrstuv", "{noop}password", "{cipher}0123abcd", "{a TO b}",
    "{value:>10}", "#{secret}#", "%{user}", "<%= x %>", "[aB3$xy]", "[default]\nhost = x\n",
    "[[servers]]\nname = \"a\"\n", "[1, 2", "[a]: b", "[2026-01-01] \"GET /\" 200",
    "Driver={ODBC Driver 18 for SQL Server};Server=tcp:db.example.com,1433;Uid=ada;Pwd={p}w};",
    "Server=db.example.com;Password=\"a;b\";Encrypt=true", "AccountName=x;AccountKey=abc==;",
    "Endpoint=sb://x.example.com/;SharedAccessKeyName=a;SharedAccessKey=b=",
    "postgresql://ada:p{w}@db.example.com/x", "https://example.com/?q={\"a\": 1}",
    "jdbc:sqlserver://db.example.com;password={a};b", "redis://:pw@example.com:6379/0",
    "A=1\nB={\"x\": 1}\n", "CONFIG={\"x\": 1, \"y\": 2}", "CONFIG='{\"x\": 1}'",
    "export A=\"x\"\nexport B=\"y\"\n", "export A='{\"x\": 1, \"y\": 2}'",
    "curl -H \"Accept: text/plain\" -d '{\"a\": 1, \"b\": 2}' https://example.com",
    "password: \"x\"\nuser: \"y\"\n", "\"a\": 1\n\"b\": 2\n", "\"password\": \"hunter2\"",
    "user: {name: \"x\"}\n", "- \"a\"\n- {\"b\": 1}\n", "variable \"x\" {\n  default = \"y\"\n}\n",
    "\"a\",\"b\"\n\"c\",\"d\"\n", "\"hunter2\"", "'hunter2'", "'{hunter2}'", "\"{hunter2}\"",
    "org.example.Login required username=\"x\" password=\"y\";", "KafkaClient {\n  a=\"b\";\n};\n",
    "server { listen 80; location / { return 204; } }", "body { color: \"red\" }", "a => { b: 1 }",
    "f({\"a\": 1, \"b\": 2})", "x = {\"a\": 1, \"b\": 2}", "Bearer abc", "correct horse battery",
    "He said \"no\": that was all}", "<a b=\"c\">{d}</a>", "ssh-ed25519 AAAA ada@example.com",
    "-----BEGIN X-----\n{\"a\": 1}", "eyJhbGciOiJIUzI1NiJ9", "$2b$12$\"}{[",
    "~!@#$%^&*()_+{}|:\"<>?",
    "`-=[]\\;',./{}|:\"<>?", "{\"}", "[\"]", "{:\"}", "{a:\"}",
  ]

  @Test(arguments: ordinary) func `no ordinary value is taken for broken JSON`(text: String) {
    for ended in [text, text + "\n", " " + text] {
      #expect(!Self.isBroken(ended), "\(Self.kind(ended))")
    }
  }

  @Test func `no random password is taken for broken JSON`() {
    var numbers = SeededNumbers(seed: 6)
    let all = (0x21...0x7E).map { UInt8($0) }
    for count in 0..<40_000 {
      var bytes = (0..<Int.random(in: 8...40, using: &numbers)).map { _ in
        all.randomElement(using: &numbers) ?? 0
      }
      // More often in braces than chance has it.
      if count % 2 == 0 { bytes = [UInt8(ascii: "{")] + bytes + [UInt8(ascii: "}")] }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!Self.isBroken(text), "\(text)")
    }
  }

  @Test func `the longest texts are looked through once`() {
    let quotes = String(repeating: ",\"", count: 65_536)
    let names = "\"" + String(repeating: "\"a\",", count: 32_000) + "]"
    let braces = String(repeating: "}", count: 131_000) + "\"a\"}"
    let objects = String(repeating: "{}", count: 65_000)
    let lists = String(repeating: "[{}", count: 43_000)
    for text in [quotes, names, braces, objects, lists] {
      #expect(Self.kind(text) == .plain)
    }
  }
}
