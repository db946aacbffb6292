import DatabricksClient
import Foundation

/// Values, and what is said of their kind; nil where nothing is.
struct ValueKindRow: CustomStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  let says: String?

  init(_ name: String, _ text: String, says: String?) {
    self.init(name, Array(text.utf8), says: says)
  }

  init(_ name: String, _ bytes: [UInt8], says: String?) {
    self.name = name
    self.bytes = bytes
    self.says = says
  }

  var description: String { name }
}

enum ValueKindTable {
  static let all = plain + binary + pem + brokenPEM + json + dotenv + words + base64

  // MARK: Nothing to say

  private static let plain: [ValueKindRow] = [
    ValueKindRow("nothing", "", says: nil),
    ValueKindRow("a word", "hunter2", says: nil),
    ValueKindRow("words", "correct horse battery staple\n", says: nil),
    ValueKindRow("a number", "1234567890123456", says: nil),
    ValueKindRow("true", "true", says: nil),
    ValueKindRow("a quoted word", "\"hunter2\"", says: nil),
    ValueKindRow("a password in braces", "{aB3$xy}", says: nil),
    ValueKindRow("a password in brackets", "[aB3$xy]", says: nil),
    ValueKindRow("a reference", "{{secrets/payments/stripe-api-key}}", says: nil),
    ValueKindRow("an INI file", "[default]\nhost = x\ntoken = y\n", says: nil),
    ValueKindRow("a table of TOML", "[[servers]]\nname = \"a\"\n", says: nil),
    ValueKindRow("numbers in a bracket that is not closed", "[1, 2", says: nil),
    ValueKindRow("emoji", "👩‍💻🔑 中文", says: nil),
  ]

  private static let binary: [ValueKindRow] = [
    ValueKindRow("a NUL", [65, 0, 66], says: "binary, saved as bytes"),
    ValueKindRow("latin 1", [0x63, 0x61, 0x66, 0xE9], says: "binary, saved as bytes"),
    ValueKindRow("half a character", [65, 0xE2, 0x82], says: "binary, saved as bytes"),
    ValueKindRow("a surrogate", [0xED, 0xA0, 0x80], says: "binary, saved as bytes"),
    ValueKindRow(
      "a NUL behind JSON", Array("{}".utf8) + [0], says: "binary, saved as bytes"),
  ]

  // MARK: PEM

  static func block(_ label: String, _ body: String = "MIIB\nszCC\n") -> String {
    "-----BEGIN \(label)-----\n\(body)-----END \(label)-----\n"
  }

  private static let pem: [ValueKindRow] = [
    ValueKindRow("a certificate", block("CERTIFICATE"), says: "PEM: 1 certificate"),
    ValueKindRow(
      "a chain and its key",
      "subject=CN = example.com\n" + block("CERTIFICATE") + block("CERTIFICATE")
        + block("PRIVATE KEY"), says: "PEM: 2 certificates, 1 private key"),
    ValueKindRow("an RSA key", block("RSA PRIVATE KEY"), says: "PEM: 1 private key"),
    ValueKindRow(
      "an encrypted key", block("ENCRYPTED PRIVATE KEY"), says: "PEM: 1 encrypted private key"),
    ValueKindRow(
      "an encrypted key of the old form",
      block(
        "RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00FF\n\nMIIB\n"),
      says: "PEM: 1 encrypted private key"),
    ValueKindRow(
      "an OpenSSH key", block("OPENSSH PRIVATE KEY"), says: "PEM: 1 OpenSSH private key"),
    ValueKindRow("a public key", block("PUBLIC KEY"), says: "PEM: 1 public key"),
    ValueKindRow(
      "a request", block("CERTIFICATE REQUEST"), says: "PEM: 1 certificate request"),
    ValueKindRow("a label nobody knows", block("LAKE KEY", "x\n"), says: "PEM: 1 block"),
    ValueKindRow(
      "CRLF", block("CERTIFICATE").replacing("\n", with: "\r\n"), says: "PEM: 1 certificate"),
    ValueKindRow(
      "a key of PGP", block("PGP PRIVATE KEY BLOCK", "Version: 1\n\nlQOY\n=abcd\n"),
      says: "PEM: 1 PGP private key"),
    ValueKindRow(
      "a signed message",
      "-----BEGIN PGP SIGNED MESSAGE-----\n\nhello\n" + block("PGP SIGNATURE", "iQEz\n=abcd\n"),
      says: "PEM: 1 block"),
    ValueKindRow(
      "no final newline", String(block("PUBLIC KEY").dropLast()), says: "PEM: 1 public key"),
    ValueKindRow(
      "a key of PuTTY", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n",
      says: "PuTTY private key"),
    ValueKindRow("dashes", "-----\n---- BEGIN ----\n", says: nil),
    ValueKindRow("a BEGIN within a line", "say -----BEGIN KEY-----\n", says: nil),
  ]

  private static let brokenPEM: [ValueKindRow] = [
    ValueKindRow(
      "only the first line", "-----BEGIN PRIVATE KEY-----",
      says: "PEM: BEGIN in line 1 has no END"),
    ValueKindRow(
      "the second block is cut",
      block("CERTIFICATE") + "-----BEGIN CERTIFICATE-----\nMIIB\n",
      says: "PEM: BEGIN in line 5 has no END"),
    ValueKindRow(
      "BEGIN twice", "-----BEGIN CERTIFICATE-----\nMIIB\n" + block("CERTIFICATE"),
      says: "PEM: BEGIN in line 1 has no END"),
    ValueKindRow(
      "only the last lines", "MIIB\n-----END CERTIFICATE-----\n",
      says: "PEM: END in line 2 has no BEGIN"),
    ValueKindRow(
      "another END", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END PRIVATE KEY-----\n",
      says: "PEM: END in line 3 does not match BEGIN in line 1"),
    ValueKindRow(
      "an END that lost its dashes", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY",
      says: "PEM: line 3 lacks its dashes"),
    ValueKindRow(
      "in one line with blanks", "-----BEGIN PUBLIC KEY----- MIIB -----END PUBLIC KEY-----",
      says: "PEM: its line ends are lost"),
    ValueKindRow(
      "line ends written as letters",
      #"-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"#,
      says: "PEM: its line ends are lost"),
    ValueKindRow(
      "indented as in YAML",
      "  -----BEGIN PUBLIC KEY-----\n  MIIB\n  -----END PUBLIC KEY-----\n",
      says: "PEM: line 1 is indented"),
    ValueKindRow(
      "shortened", block("CERTIFICATE", "MIIB\n...\nAQAB\n"), says: "PEM: line 3 is not base64"),
    ValueKindRow(
      "three characters missing", block("CERTIFICATE", "MIIB\nA\n"),
      says: "PEM: the block from line 1 is not whole"),
    ValueKindRow(
      "nothing inside", block("CERTIFICATE", ""),
      says: "PEM: the block from line 1 is not whole"),
  ]

  // MARK: JSON

  private static func broken(_ text: String, _ reason: String, _ line: Int, _ column: Int)
    -> ValueKindRow
  {
    ValueKindRow(
      "JSON: \(text.prefix(30))", text,
      says: "not JSON: \(reason), line \(line), column \(column)")
  }

  private static let json: [ValueKindRow] = [
    ValueKindRow("an object", #"{"a": 1, "b": [true, null, "x"]}"#, says: "valid JSON"),
    ValueKindRow("an array", " [1, -0.5e+3, \"\\u00e9\\n\"]\n", says: "valid JSON"),
    ValueKindRow("an empty object", "{}", says: "valid JSON"),
    broken(#"{"a": 1,}"#, "comma too many", 1, 8),
    broken("[{\"a\": [1,\n]}]", "comma too many", 1, 10),
    broken("{\"a\": 1\n \"b\": 2}", "comma expected", 2, 2),
    broken("{\"é中🔑\" 1}", "colon expected", 1, 8),
    broken("{\"a\": \"b\nc\"}", "string not closed", 1, 9),
    broken("{\"a\": \"b\tc\"}", "control character in a string", 1, 9),
    broken(#"{"a": "\d"}"#, "unknown escape", 1, 8),
    broken(#"{"a": "\u12G4"}"#, "unknown escape", 1, 8),
    broken(#"{"a": 01}"#, "malformed number", 1, 8),
    broken(#"{"a": 1.}"#, "malformed number", 1, 9),
    broken(#"{"a": tru}"#, "value expected", 1, 7),
    broken(#"{"a": }"#, "value expected", 1, 7),
    broken(#"{"a": 1"#, "it ends early", 1, 8),
    broken("{\"a\":\r\n1\r\n", "it ends early", 3, 1),
    broken(#"["a"}"#, "comma expected", 1, 5),
    broken("{'a': 1}", "name in double quotes expected", 1, 2),
    broken("{\"a\": 1}\n{\"b\": 2}\n", "something behind its end", 2, 1),
    broken("\u{FEFF}{\"a\": 1}", "value expected", 1, 1),
  ]

  // MARK: dotenv

  private static let dotenv: [ValueKindRow] = [
    ValueKindRow("two variables", "A=1\nB_2=two\n", says: "dotenv: 2 variables"),
    ValueKindRow(
      "comments and quotes", "# for ada\n\nexport A='x y'\nB=\"1\\\"2\"\r\nC=\n",
      says: "dotenv: 3 variables"),
    ValueKindRow("a single export", "export TOKEN=x", says: "dotenv: 1 variable"),
    ValueKindRow(
      "a quote over lines", "A=\"one\nnot an assignment\nthree\"\nB=2\n",
      says: "dotenv: 2 variables"),
    ValueKindRow(
      "a quote that nothing closes", "A=1\nB=\"two\nC=3\n",
      says: "dotenv: the quote in line 2 is not closed"),
    ValueKindRow("one assignment", "password=hunter2", says: nil),
    ValueKindRow(
      "an Azure connection", "AccountName=x;AccountKey=abc==;EndpointSuffix=y", says: nil),
    ValueKindRow("blanks around the sign", "a = 1\nb = 2\n", says: nil),
    ValueKindRow("two words of base64", "dGVzdA==\nZm9vYg==\n", says: nil),
    ValueKindRow("an assignment and a line", "A=1\nB=2\nhello\n", says: nil),
  ]

  // MARK: One word

  static func token(_ claims: String) -> String {
    let payload = Data(claims.utf8).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
    // Made of pieces, so that no scanner of repositories takes it for a real one.
    return "eyJ" + "hbGciOiJSUzI1NiJ9.\(payload).c2ln"
  }

  private static let seconds = Facts.now.milliseconds / 1000

  private static let words: [ValueKindRow] = [
    ValueKindRow("a UUID", "12345678-90ab-cdef-1234-567890ABCDEF", says: "UUID"),
    ValueKindRow("a UUID in a line", "12345678-90ab-cdef-1234-567890abcdef\n", says: "UUID"),
    ValueKindRow("a UUID without a digit", "12345678-90ab-cdef-1234-567890abcde", says: nil),
    ValueKindRow("a UUID with a g", "12345678-90ab-cdef-1234-567890abcdeg", says: nil),
    ValueKindRow(
      "a token that ends", token("{\"exp\":\(seconds + 3120)}"), says: "JWT, expires in 52 min"),
    ValueKindRow(
      "a token that ended", token("{\"exp\":\(seconds - 259_200)}") + "\n",
      says: "JWT, expired 3 days ago"),
    ValueKindRow("a token without an end", token("{\"sub\":\"ada\"}"), says: "JWT without an end"),
    ValueKindRow("a token and a word", token("{\"exp\":1}") + " x", says: nil),
    ValueKindRow("a personal token", "dapi" + "0123456789abcdef0123456789abcd3f", says: nil),
    ValueKindRow(
      "a database", "postgresql+psycopg://ada:pw@db.example.com:5432/x?ssl=1",
      says: "URL with a password"),
    ValueKindRow(
      "JDBC", "jdbc:sqlserver://db.example.com:1433;user=ada;password=pw;encrypt=true",
      says: "URL with a password"),
    ValueKindRow("a user alone", "https://ada@example.com/", says: nil),
    ValueKindRow("an empty password", "https://ada:@example.com/", says: nil),
    ValueKindRow("a port", "https://example.com:8443/a@b", says: nil),
    ValueKindRow("an empty parameter", "jdbc:x://example.com/d?password=&user=ada", says: nil),
    ValueKindRow("no scheme", "ada:pw@example.com", says: nil),
    ValueKindRow("an address in a sentence", "see https://ada:pw@example.com", says: nil),
  ]

  private static let base64: [ValueKindRow] = [
    ValueKindRow(
      "32 bytes", Data((0..<32).map { $0 &* 37 }).base64EncodedString(),
      says: "base64 of 32 bytes"),
    ValueKindRow(
      "for addresses", "Zm9v-mFy_2Jhejc=", says: "base64 of 11 bytes"),
    ValueKindRow("in lines", lines, says: "base64 of 300 bytes"),
    ValueKindRow(
      "signs and no padding", Data((0..<48).map { $0 &* 37 &+ 251 }).base64EncodedString(),
      says: "base64 of 48 bytes"),
    ValueKindRow("a digest", String(repeating: "0123456789abcdef", count: 4), says: nil),
    ValueKindRow("a password of eight letters", "password", says: nil),
    ValueKindRow("letters and digits", String(repeating: "aB3x", count: 16), says: nil),
    ValueKindRow("a path", "/Volumes/Main/Certificates/Payments2026/", says: nil),
    ValueKindRow("an equals sign at the end", "hunter2hunterQ3=", says: nil),
    ValueKindRow("too much padding", "YWJjZGVmZ2hpag=====", says: nil),
    ValueKindRow("padding in the middle", "YWJj=GVmZ2hpags=", says: nil),
    ValueKindRow("both alphabets", "Zm9v-mFy/2Jhejc=", says: nil),
  ]

  private static let lines = Data((0..<300).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    .base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
}
