import DatabricksClient
import Testing
import ViewModels

@Suite struct ValueKindTests {
  @Test(arguments: ValueKindTable.all) func `a kind is told, and nothing of a plain text`(
    row: ValueKindRow
  ) {
    #expect(Facts.kindText(row.bytes) == row.says)
  }

  @Test func `the words hold no byte of the value`() {
    let marker = "Qzx9"
    let values = [
      ValueKindTable.block("\(marker) KEY", "\(marker)\n"), "{\"\(marker)\": \(marker)}",
      "{\"\(marker)\": 1}", "\(marker)=1\n\(marker)b=\"\(marker)\n",
      "https://\(marker):\(marker)@\(marker).example.com", marker, "\(marker)\u{200B}  \n\t",
      ValueKindTable.token("{\"iss\":\"\(marker)\"}"),
    ]
    for value in values {
      for columns in 0...120 {
        let text = Facts.notice(value, columns: columns)?.text ?? ""
        #expect(!text.contains(marker), "\(text)")
      }
    }
  }

  @Test(arguments: ["'", "\"", "`"]) func `many open quotes are looked through once`(quote: String)
  {
    let escaped = String(repeating: "A=\(quote)\\\(quote)\n", count: 20_000)
    #expect(Facts.of(escaped).kind == .openQuote(line: 1))
  }

  @Test func `what is as long as a value can be is told too`() {
    let body = String(repeating: String(repeating: "MIIB", count: 16) + "\n", count: 2_000)
    let pem = ValueKindTable.block("CERTIFICATE", body)
    #expect(Facts.kindText(Array(pem.utf8)) == "PEM: 1 certificate")
    let json = "[" + String(repeating: "\"x\", ", count: 26_000) + "1]"
    #expect(Facts.of(json).kind == .json)
    #expect(Facts.of(json.dropLast() + "").kind != .json)
    let base64 = String(repeating: "aB3+", count: 32_768)
    #expect(Facts.of(base64).kind == .base64(byteCount: 98_304))
    let brackets = String(repeating: "[", count: 131_072)
    #expect(Facts.of(brackets).kind == .plain)
    #expect(
      Facts.of("[" + String(repeating: "{\"a\":", count: 20_000)).kind
        == .brokenJSON(.tooDeep, TextPlace(line: 1, column: 512 * 5 - 3)))
  }
}
