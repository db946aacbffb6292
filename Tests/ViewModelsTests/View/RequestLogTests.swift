import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

@Suite struct RequestLogTests {
  private func program() throws -> DemoApp {
    let workspace = Workspace(seed: .empty)
    let others = OtherUser(workspace: workspace)
    try others.createScope("secret-scope-name")
    return DemoApp(workspace: workspace)
  }

  private func log(_ app: AppViewModel) -> RequestLogViewModel? {
    if case .log(let log) = app.overlays.last { log } else { nil }
  }

  @Test func `each request stands there with status, time, bytes and tries, the last one first`()
    throws
  {
    var program = try program()
    program.press(.typed("L"))
    let rows = try #require(log(program.app)).table.rows
    #expect(rows.count == program.workspace.log.count - 1)
    #expect(
      rows.map { $0.cells[2].text } == program.workspace.log.dropFirst().reversed().map(\.path))
    #expect(rows.allSatisfy { $0.cells[3].text == "200" && $0.cells[6].text == "1" })
    #expect(rows.allSatisfy { !$0.cells[5].text.isEmpty })
  }

  @Test func `no request in it names a scope, a key, or a query, and nothing holds a value`() throws
  {
    var program = try program()
    program.press(.typed("n"))
    program.type("secret-key-name")
    program.press(Key(.enter))
    program.type("secret-value")
    program.save()
    program.press(Key(.escape), .typed("L"))
    let rows = try #require(log(program.app)).table.rows
    #expect(rows.contains { $0.cells[1].text == "POST" })
    for row in rows where row.cells[1].text != "said" {
      #expect(row.cells.allSatisfy { !$0.text.contains("secret-") && !$0.text.contains("?") })
    }
    #expect(rows.allSatisfy { $0.cells.allSatisfy { !$0.text.contains("secret-value") } })
  }

  @Test func `the line that is looked at stays when the oldest ones go`() throws {
    func records(_ numbers: Range<Int64>) -> [RequestRecord] {
      numbers.map {
        RequestRecord(
          time: Timestamp(milliseconds: $0 / 2), method: "GET", path: "/api",
          end: .answered(status: 200, byteCount: Int($0), id: nil), milliseconds: $0, tries: 1)
      }
    }
    func told(_ numbers: Range<Int64>) -> [ToldSentence] {
      numbers.map {
        ToldSentence(
          time: Timestamp(milliseconds: $0 / 2), StatusLine(.failure, "no \($0)"))
      }
    }
    let now = Now(moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
    var log = RequestLogViewModel(records(0..<9), told: told(0..<9))
    log.resize(to: Size(columns: 100, rows: 30))
    for row in [4, 1, 1] {
      for _ in 0..<row { _ = log.press(Key(.down), at: now) }
      let line = try #require(log.line)
      log.update(records(2..<12), told: told(2..<12))
      #expect(log.line == line)
      log.update(records(0..<9), told: told(0..<9))
      #expect(log.line == line)
    }
  }

  @Test func `a request that was repeated says how often`() throws {
    var program = try program()
    program.workspace.inject(Fault(.dropConnection, path: "scopes/list", count: 2))
    program.press(.typed("R"), .typed("L"))
    let rows = try #require(log(program.app)).table.rows
    #expect(rows.first { $0.cells[2].text.hasSuffix("scopes/list") }?.cells[6].text == "3")
  }

  @Test func `a failure is kept after the status line moved on`() throws {
    var program = try program()
    program.workspace.inject(Fault(.dropConnection, path: "scopes/list", count: 99))
    program.press(.typed("R"))
    let told = try #require(program.app.browser.status)
    #expect(told.kind == .failure)
    program.press(.typed("1"), .typed("L"))
    let rows = try #require(log(program.app)).table.rows
    #expect(rows.contains { $0.cells[2].text == told.text && $0.cells[1].text == "said" })
    #expect(rows.contains { $0.cells[3].text == "lost" })
  }

  @Test func `a line is copied whole`() throws {
    var harness = AppHarness()
    harness.press(.typed("L"))
    let record = RequestRecord(
      time: Timestamp(milliseconds: 0), method: "GET", path: "/api/2.0/secrets/scopes/list",
      end: .answered(status: 429, byteCount: 1_234, id: "id\u{1B}[31m-1"), milliseconds: 56,
      tries: 2)
    harness.answer(where: { $0 == .readLog }, .log([record]))
    harness.press(.typed("y"))
    let copied = harness.requests.compactMap { request -> [UInt8]? in
      if case .local(.copy(let bytes, _)) = request { bytes.copiedBytes } else { nil }
    }
    let text = String(decoding: try #require(copied.first), as: UTF8.self)
    #expect(text.contains("GET  /api/2.0/secrets/scopes/list  status 429  56 ms"))
    #expect(text.contains("1,234 bytes  2 tries  request id"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `it holds the last 500 and no more`() {
    var log = RequestLog()
    for number in 0..<1_203 {
      log.add(
        RequestRecord(
          time: Timestamp(milliseconds: Int64(number)), method: "GET", path: "/", end: .cancelled,
          milliseconds: 0, tries: 1))
    }
    #expect(log.records.map(\.time.milliseconds) == (703..<1_203).map(Int64.init))
  }
}
