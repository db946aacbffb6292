import DatabricksClient
import Testing
import ViewModels

@Suite struct FindRankingTests {
  private static let scopes: [(name: String, keys: [String])] = [
    ("payments-eu", ["stripe-api-key", "stripe_webhook", "db-password", "Apache-key"]),
    ("payments", ["stripe-api-key", "db-host", "db-password"]),
    ("analytics", ["snowflake-password", "api-key-stripe", "a"]), ("empty", []),
  ]

  @Test(arguments: ["stk", "pay db", "'key", "^payments !eu", "word$", "A", "zzz", " ", "!zzz"])
  func `ranks as the list on the screen does, from lists in any order`(text: String) {
    var desk = FindDesk(Self.scopes.sorted { $0.name < $1.name })
    desk.look(for: text)
    let ranked = FindRanking.keys(
      matching: text,
      in: Self.scopes.map { (scope: ScopeName($0.name), keys: AppHarness.keys($0.keys)) })
    #expect(ranked.map { "\($0.scope.rawValue)/\($0.key.name.rawValue)" } == desk.shown)
  }

  @Test func `leaves none out, however many there are`() {
    let names = (0..<FindViewModel.mostTop + 5).map { "key-\($0)" }
    let lists = [(scope: ScopeName("s"), keys: AppHarness.keys(names))]
    #expect(FindRanking.keys(matching: "key", in: lists).count == names.count)
    #expect(FindRanking.keys(matching: "key", in: []).isEmpty)
  }
}
