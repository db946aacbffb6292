import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Taking back what was done before something else.
@Suite struct UndoOrderTests {
  private static let value = TransferDesk.value("a")

  /// Selects the entry of that number in the list of what can be taken back, and takes it back.
  private func takeBack(_ row: Int, in desk: inout TransferDesk) {
    desk.program.press(.typed("U"))
    for _ in 0..<row { desk.program.press(Key(.down)) }
    desk.program.press(Key(.enter))
  }

  @Test func `nothing is lost where a key was deleted and made again`() throws {
    var desk = try TransferDesk(["a"])
    desk.program.press(.typed("d"), .typed("y"))
    #expect(desk.held("s", "a") == nil)
    desk.program.press(.typed("n"), .typed("a"), Key(.enter))
    desk.program.handle(.pasted(Secret(copying: Self.value)))
    desk.program.press(.control("s"), Key(.escape))
    try #require(desk.held("s", "a") == Self.value)
    try #require(desk.program.app.undoLog.entries.count == 2)
    takeBack(1, in: &desk)
    #expect(
      desk.status?.text.hasSuffix("came after it; take that back first") == true,
      "\(desk.status?.text ?? "")")
    #expect(desk.program.app.undoLog.entries.count == 2)
    desk.program.press(Key(.escape), .typed("u"), .typed("y"), .typed("u"), .typed("y"))
    #expect(desk.held("s", "a") == Self.value)
    #expect(desk.program.app.undoLog.entries.isEmpty)
  }

  @Test func `a new name and a copy under the old one go in their order`() throws {
    var desk = try TransferDesk(["a", "b"])
    desk.program.press(.typed("r"), Key(.end), .typed("2"), Key(.enter))
    try #require(desk.held("s", "a2") == Self.value)
    desk.program.press(Key(.end), .typed("d"), .typed("y"))
    try #require(desk.program.app.undoLog.entries.count == 2)
    // The other key has nothing to do with it.
    takeBack(1, in: &desk)
    desk.program.press(.typed("y"))
    #expect(desk.held("s", "a") == Self.value)
    #expect(desk.program.app.undoLog.entries.count == 1)
  }
}
