import Commands
import DatabricksClient
import Testing
import WorkspaceEmulator

/// A file, its format, and the keys and values it holds; or what is said of it.
struct FormatRow: CustomTestStringConvertible, Sendable {
  let format: String
  let file: String
  var values: [String: String] = [:]
  var refusal = ""

  init(_ format: String, _ file: String, _ values: [String: String]) {
    (self.format, self.file, self.values) = (format, file, values)
  }

  init(_ format: String, _ file: String, refused refusal: String) {
    (self.format, self.file, self.refusal) = (format, file, refusal)
  }

  var testDescription: String { "\(format): \(file)" }
}

@Suite struct `A file of secrets` {
  static let dotenv = [
    FormatRow("dotenv", "A=1\nB=two\n", ["A": "1", "B": "two"]),
    FormatRow("dotenv", "A=1", ["A": "1"]),
    FormatRow("dotenv", "\u{feff}A=1\r\nB=2\r\n", ["A": "1", "B": "2"]),
    FormatRow("dotenv", "# A=0\n\n  A = 1  \n\t#B=2\n", ["A": "1"]),
    FormatRow("dotenv", "export A=1\nexport\tB='2'\n", ["A": "1", "B": "2"]),
    FormatRow("dotenv", "export=1\n", ["export": "1"]),
    FormatRow("dotenv", "A=\nB=''\nC=\"\"\nD= # none\n", ["A": "", "B": "", "C": "", "D": ""]),
    FormatRow("dotenv", "A=b#c\nB=b #c\nC=#d\n", ["A": "b#c", "B": "b", "C": "#d"]),
    FormatRow("dotenv", "A=x=y==\n", ["A": "x=y=="]),
    FormatRow("dotenv", "A=a b  c \n", ["A": "a b  c"]),
    FormatRow("dotenv", "A='a\\n$B \"#'\n", ["A": "a\\n$B \"#"]),
    FormatRow("dotenv", "A=\"a\\nb\\tc\\\"\\\\\\$\\`\\r\"", ["A": "a\nb\tc\"\\$`\r"]),
    FormatRow("dotenv", "A=\"\\d\\'\"", ["A": "\\d\\'"]),
    FormatRow("dotenv", "A='1\n2\r\n3' # end\nB=4", ["A": "1\n2\r\n3", "B": "4"]),
    FormatRow("dotenv", "A=\"1\n2\"\nB=4", ["A": "1\n2", "B": "4"]),
    FormatRow("dotenv", "A=$HOME ${B} `id`\n", ["A": "$HOME ${B} `id`"]),
    FormatRow("dotenv", "db-password.2=é中\n", ["db-password.2": "é中"]),
    FormatRow("dotenv", "A=a'b\"c\n", ["A": "a'b\"c"]),
    FormatRow("dotenv", "A\n", refused: "line 1: there is no = right behind a key's name"),
    FormatRow("dotenv", "A=1\nB C=2\n", refused: "line 2: there is no ="),
    FormatRow("dotenv", "=1\n", refused: "line 1: there is no key's name"),
    FormatRow("dotenv", "A=1\nMII/+hunter2==\n", refused: "line 2: there is no key's name"),
    FormatRow("dotenv", "\nA='1\n2\n", refused: "line 2: the quote of A is not closed"),
    FormatRow("dotenv", "A=\"1\\\"\n", refused: "the quote of A is not closed"),
    FormatRow("dotenv", "A='1'hunter2\n", refused: "line 1: something stands behind the closing"),
    FormatRow("dotenv", "A=1\nB=2\nA=3\n", ["A": "3", "B": "2"]),
    FormatRow("dotenv", "# nothing\n", refused: "it holds no keys"),
    FormatRow("dotenv", "", refused: "it holds no keys"),
  ]

  static let json = [
    FormatRow("json", "{\"A\":\"1\",\"B\":\"\"}", ["A": "1", "B": ""]),
    FormatRow("json", "\u{feff} {\"A\" : \"a\\n\\u00e9\\ud83d\\udd11\\/\\\"\"}", ["A": "a\né🔑/\""]),
    FormatRow(
      "json", "{\"A\":5432,\"B\":true,\"C\":-1.50e3}", ["A": "5432", "B": "true", "C": "-1.50e3"]),
    FormatRow("json", "{\"A\":{\"bytes_value\":\"YWI=\"}}", ["A": "ab"]),
    FormatRow("json", "{\"A\":{\"string_value\":\"ab\"}}", ["A": "ab"]),
    FormatRow("json", "{\"A\":\"\\ufffd\\uFFFD\"}", ["A": "\u{fffd}\u{fffd}"]),
    FormatRow("json", "{\"A\":\"\\ud800x\"}", refused: "it is not JSON"),
    FormatRow("json", "{\"A\":null}", refused: "A is no text, number or true or false"),
    FormatRow("json", "{\"A\":[\"hunter2\"]}", refused: "A is no text"),
    FormatRow("json", "{\"A\":{}}", refused: "A is no text"),
    FormatRow(
      "json", "{\"A\":{\"bytes_value\":\"YQ==\",\"string_value\":\"a\"}}", refused: "A is no text"),
    FormatRow("json", "{\"A\":{\"bytes_value\":\"hunter2\"}}", refused: "not base64"),
    FormatRow("json", "{\"A\":\"1\",\"A\":\"2\"}", ["A": "2"]),
    FormatRow("json", "{\"\":\"1\"}", refused: "the key's name is empty"),
    FormatRow("json", "[\"hunter2\"]", refused: "it has a field of another kind"),
    FormatRow("json", "{\"A\":\"hunter2", refused: "it ends early"),
    FormatRow("json", "{}", refused: "it holds no keys"),
  ]

  static let properties = [
    FormatRow("properties", "a=1\nb: 2\nc 3\nd\t=\t4\n", ["a": "1", "b": "2", "c": "3", "d": "4"]),
    FormatRow("properties", "# x=1\n! y=2\r\n  a=1\r\nb=2\rc=3", ["a": "1", "b": "2", "c": "3"]),
    FormatRow("properties", "a=one\\\n   two\\\r\n\tthree", ["a": "onetwothree"]),
    FormatRow("properties", "a=\\\nb\n", ["a": "b"]),
    FormatRow("properties", "a=x\\\\\nb=2", ["a": "x\\", "b": "2"]),
    FormatRow(
      "properties", "a=\\u00e9\\uD83D\\uDD11é\\t\\n\\r\\f\\x\\=", ["a": "é🔑é\t\n\r\u{c}x="]),
    FormatRow("properties", "a= \\ b \n", ["a": " b "]),
    FormatRow("properties", "a==b:c=d\n", ["a": "=b:c=d"]),
    FormatRow("properties", "a=\nb=:\n", ["a": "", "b": ":"]),
    FormatRow("properties", "\\u0061\\-b=1", ["a-b": "1"]),
    FormatRow("properties", "a=1\\", ["a": "1"]),
    FormatRow("properties", "a=#1 !2 # 3", ["a": "#1 !2 # 3"]),
    FormatRow(
      "properties", "a=1\nhunter2\n", refused: "line 2: there is no = right behind a key's name"),
    FormatRow("properties", "-----BEGIN RSA/KEY hunter2", ["-----BEGIN": "RSA/KEY hunter2"]),
    FormatRow("properties", "hunter2+/x=\n", refused: "line 1: there is no key's name"),
    FormatRow("properties", "a=\\u12g4", refused: "\\u needs four hexadecimal digits"),
    FormatRow("properties", "a=\\ud83dx", refused: "line 1: there is half of a surrogate pair"),
    FormatRow("properties", "a=1\na=2", ["a": "2"]),
  ]

  @Test(arguments: dotenv + json + properties)
  func `is read as it is meant, or refused with what is wrong before anything is sent`(
    row: FormatRow
  ) {
    let shell = Shell()
    _ = shell.run("create-scope s")
    let ended = shell.run(
      "import s - --format \(row.format)", input: Array(row.file.utf8))
    guard row.refusal.isEmpty else {
      #expect(ended.status == .usage)
      #expect(ended.error.contains(row.refusal), "\(ended.error)")
      #expect(!ended.error.contains("hunter2"))
      #expect(shell.workspace.log.count == 1)
      return
    }
    #expect(ended.status == .done, "\(ended.error)")
    let listed = shell.run("list-secrets s").output.split(separator: "\n").map {
      String($0.split(separator: "\t")[0])
    }
    #expect(Set(listed) == Set(row.values.keys))
    for (key, value) in row.values {
      #expect(shell.workspace.value(scope: "s", key: key) == Array(value.utf8), "\(key)")
    }
  }

  @Test(arguments: ["dotenv", "properties", "json"])
  func `that is no UTF-8 is refused`(format: String) {
    let shell = Shell()
    _ = shell.run("create-scope s")
    let ended = shell.run("import s - --format \(format)", input: Array("A=".utf8) + [0xff, 0x0a])
    #expect(ended.status == .usage)
    #expect(ended.error.contains("it is not UTF-8"))
  }
}
