import DatabricksClient
import Testing
import ViewModels
import WorkspaceEmulator

/// Taking back what went from one workspace to another.
@Suite struct UndoAcrossTests {
  private func moved(_ keys: [String]) throws -> TransferDesk {
    var desk = try TransferDesk(keys)
    desk.program.press(.typed("T"))
    desk.openTargets(elsewhere: true)
    desk.program.press(.typed("m"), .typed("y"))
    try #require(desk.status?.kind == .good)
    return desk
  }

  private func sentences(_ desk: TransferDesk) -> [String] {
    guard case .confirmation(let question)? = desk.program.app.overlays.last else { return [] }
    return question.lines
  }

  @Test func `says in which workspace a copy is deleted`() throws {
    var desk = try moved(["a"])
    desk.program.press(.typed("u"))
    #expect(
      sentences(desk).contains("deletes staging:z/a, if it still holds what was put"),
      "\(sentences(desk))")
    desk = try moved(["a", "b"])
    desk.program.press(.typed("u"))
    #expect(
      sentences(desk).contains("deletes 2 keys in staging that still hold what was put"),
      "\(sentences(desk))")
  }

  @Test(arguments: [1, 2])
  func `says what came back where the copy could not be deleted`(count: Int) throws {
    let keys = Array(["a", "b"].prefix(count))
    var desk = try moved(keys)
    desk.elsewhere.inject(
      Fault(.error(403, "PERMISSION_DENIED", "no"), path: "secrets/delete", count: 99))
    desk.program.press(.typed("u"), .typed("y"))
    for key in keys { #expect(desk.held("s", key) == TransferDesk.value(key)) }
    let status = try #require(desk.status?.text)
    guard count > 1 else {
      #expect(
        status.contains("putting s/a is done; deleting z/a in staging failed: "), "\(status)")
      return
    }
    #expect(status.contains(": 2 of 2 not completed"), "\(status)")
    guard case .changes(let run)? = desk.program.app.overlays.last else {
      Issue.record("no report")
      return
    }
    #expect(run.states.indices.allSatisfy { run.isHalfDone($0) })
    let failure = try #require(run.states[0].failure)
    let text = run.text(of: failure, inRow: 0)
    #expect(text.contains("is done; deleting z/b in staging failed: "), "\(text)")
  }
}
