import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// The palette, the sorted lists and the list of requests, as text.
@Suite struct ViewScreenTests {
  static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]

  @Test(arguments: sizes)
  func `the palette`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed(":"))
    screen.type("key")
    expectScreen(screen.grid, "palette-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `sorted lists`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("s"), Key(.enter), .typed("s"))
    expectScreen(screen.grid, "sorted-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `the requests`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.typed("L"))
    let records = [
      RequestRecord(
        time: Timestamp(milliseconds: 1_764_252_100_000), method: "GET",
        path: "/api/2.0/preview/scim/v2/Me",
        end: .answered(status: 200, byteCount: 1_204, id: "7c6f1e52"), milliseconds: 41,
        tries: 1),
      RequestRecord(
        time: Timestamp(milliseconds: 1_764_252_101_000), method: "POST",
        path: "/api/2.0/secrets/put",
        end: .answered(status: 403, byteCount: 96, id: "0d5a93bb"), milliseconds: 38,
        tries: 1),
      RequestRecord(
        time: Timestamp(milliseconds: 1_764_252_102_000), method: "GET",
        path: "/api/2.0/secrets/list", end: .unanswered(.timedOut), milliseconds: 90_012,
        tries: 3),
    ]
    screen.showLog(records)
    expectScreen(screen.grid, "requests-\(size.columns)x\(size.rows)")
  }
}
