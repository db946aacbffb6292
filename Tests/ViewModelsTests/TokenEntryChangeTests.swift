import DatabricksClient
import Testing
import ViewModels

private typealias Screen = TokenEntryTrial

/// The shown change of the config file.
struct TokenEntryChangeTests {
  private func reviewing(_ change: ProfileChange, size: Size) -> Screen {
    var screen = Screen.filled
    screen.viewModel.windowSize = size
    screen.press(.control("s"))
    screen.checked(.success(TokenEntryTrial.found))
    screen.viewModel.profilePreviewed(.success(change))
    return screen
  }

  private static let long = ProfileChange(
    path: "~/.databrickscfg",
    lines: [.kept("[p]")] + (1...20).map { .kept("a\($0) = x") }
      + [.removed("token = dapi••••0000"), .added("token = dapi••••3f2a"), .kept("z = 1")],
    replacesProfile: true, notes: ["mode 0644 becomes 0600"])

  @Test func `changed lines come with two beside them, the others are counted`() {
    let rows = reviewing(Self.long, size: Size(columns: 120, rows: 36)).viewModel.changeRows
    #expect(
      rows == [
        .kept("[p]"), .unchanged(18), .kept("a19 = x"), .kept("a20 = x"),
        .removed("token = dapi••••0000"), .added("token = dapi••••3f2a"), .kept("z = 1"),
        .note("mode 0644 becomes 0600"),
      ])
  }

  @Test func `what has no room is reached with the arrows, and no further`() {
    var screen = reviewing(Self.long, size: Size(columns: 40, rows: 10))
    #expect(screen.viewModel.changeRoom == 6)
    let count = screen.viewModel.changeRows.count
    for _ in 0..<20 { screen.press(Key(.down)) }
    #expect(screen.viewModel.changeTop == count - 6)
    screen.press(Key(.up))
    #expect(screen.viewModel.changeTop == count - 7)
    screen.press(Key(.pageUp))
    #expect(screen.viewModel.changeTop == 0)
    #expect(screen.viewModel.stage.shownChange != nil)
  }

  @Test func `a long line is broken and none of it left out`() {
    let host = "host = https://adb-1234567890123456.7.azuredatabricks.net"
    let change = ProfileChange(
      path: "~/.databrickscfg", lines: [.added(host)], replacesProfile: false)
    let rows = reviewing(change, size: Size(columns: 40, rows: 10)).viewModel.changeRows
    let texts = rows.map { if case .added(let text) = $0 { text } else { "" } }
    #expect(texts.joined() == host)
    #expect(texts.allSatisfy { $0.count <= 34 })
  }

  @Test func `a first profile becomes the default one unless that is switched off`() {
    var change = TokenEntryTrial.change
    change.offersDefault = true
    var screen = reviewing(change, size: Size(columns: 120, rows: 36))
    screen.press(Key(.tab))
    #expect(screen.viewModel.focus == .defaultSwitch)
    screen.press(.typed(" "))
    guard case .send(.previewProfile(let draft)) = screen.outcomes.first else {
      Issue.record("\(screen.outcomes)")
      return
    }
    #expect(!draft.becomesDefault)
    screen.press(Key(.tab), Key(.tab), Key(.enter))
    #expect(screen.outcomes == [], "nothing is written before the new change is shown")
    screen.viewModel.profilePreviewed(.success(change))
    screen.press(Key(.enter))
    #expect(screen.outcomes == [.send(.writeProfile(draft))])
  }
}
