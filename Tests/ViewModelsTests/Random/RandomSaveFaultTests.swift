import Testing
import ViewModels
import WorkspaceEmulator

/// Faults in any order and number, between edits that go on.
@Suite struct RandomSaveFaultTests {
  private static let shares = 8
  private static let runsPerShare = CaseCount.of(1250, share: 75)

  @Test(arguments: 0..<shares)
  func `whatever fails, the screen says what the workspace holds`(share: Int) throws {
    for number in 0..<Self.runsPerShare {
      var numbers = SeededNumbers(seed: UInt64(share * Self.runsPerShare + number))
      var desk = try SavingDesk(old: Bool.random(using: &numbers) ? [0x61] : nil)
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        desk.clearFaults()
        if Int.random(in: 0..<3, using: &numbers) > 0 { desk.program.type("x") }
        if Int.random(in: 0..<8, using: &numbers) == 0 { try desk.others.put([0x79]) }
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
          desk.program.workspace.inject(Self.fault(&numbers))
        }
        let text = desk.text
        let saveCount = desk.program.saveCount
        desk.program.save()
        if desk.program.saveCount > saveCount {
          desk.expectTruth("run \(share * Self.runsPerShare + number)")
        }
        desk.closeQuestions()
        #expect(desk.text == text)
      }
    }
  }

  private static func fault(_ numbers: inout SeededNumbers) -> Fault {
    let effects: [Fault.Effect] = [
      .dropConnection, .hang, .truncate(sentBytes: 3), .stall(sentBytes: 3), .loginPage,
      .redirect(to: "https://login.example.com/"), .error(500, "INTERNAL_ERROR"),
      .error(503, ""), .error(429, "REQUEST_LIMIT_EXCEEDED"), .error(403, "PERMISSION_DENIED"),
      .error(502, ""),
    ]
    let effect = effects.randomElement(using: &numbers) ?? .hang
    let path = ["put", "put", "list", "get"].randomElement(using: &numbers) ?? "put"
    return Fault(
      effect, path: "secrets/\(path)", count: Int.random(in: 1...5, using: &numbers),
      skip: Int.random(in: 0...2, using: &numbers),
      isAfterCommit: effect.mayHideSuccess && Bool.random(using: &numbers))
  }
}

extension Fault.Effect {
  /// Whether an answer like that can come though the request was carried out.
  fileprivate var mayHideSuccess: Bool {
    guard case .answer(let response) = self else { return true }
    return response.status < 400 || response.status >= 500
  }
}
