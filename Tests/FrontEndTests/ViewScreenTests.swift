import DatabricksClient
import FrontEnd
import Testing
import ViewModels
import WorkspaceEmulator

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
  func `lists that are read again by themselves`(size: Size) {
    var screen = DemoScreen(size: size)
    screen.press(.control("r"))
    expectScreen(screen.grid, "auto-refresh-\(size.columns)x\(size.rows)")
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

  /// A screen on which a save was refused with a long reason, in the editor.
  private func refused(_ size: Size) -> DemoScreen {
    var screen = DemoScreen(size: size)
    let refusal = """
      {"error_code":"PERMISSION_DENIED",\
      "message":"User ada@example.com does not have WRITE permission on scope analytics and the \
      group data-platform-admins, which manages it, was not asked for that either."}
      """
    screen.workspace.inject(
      Fault(.answer(EmulatorResponse(status: 403, body: Array(refusal.utf8))), path: "put"))
    screen.press(Key(.enter), .typed("e"))
    screen.type("!")
    screen.press(.control("s"), .control("s"))
    return screen
  }

  @Test(arguments: sizes)
  func `a sentence that is cut names the key that shows it`(size: Size) {
    expectScreen(refused(size).grid, "told-cut-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `what was cut stands whole in the log`(size: Size) {
    var screen = refused(size)
    screen.press(Key(.function(4)))
    screen.showLog([])
    expectScreen(screen.grid, "told-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `and in a box where the log has no room for it`(size: Size) {
    var screen = refused(size)
    screen.press(Key(.function(4)))
    screen.showLog([])
    screen.press(Key(.enter))
    expectScreen(screen.grid, "told-full-\(size.columns)x\(size.rows)")
  }
}
