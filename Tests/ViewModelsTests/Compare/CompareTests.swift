import DatabricksClient
import Testing
import ViewModels

/// Comparing two scopes of one workspace.
@Suite struct CompareTests {
  @Test func `names are compared first, and no value is read`() {
    let harness = AppHarness.comparing()
    #expect(
      harness.comparedRows == [
        "mine: only here", "theirs: only there", "both: not compared yet",
      ])
    #expect(harness.comparedKeys.isEmpty)
    #expect(harness.compare?.summary == "1 only here, 1 only there, 1 not compared yet")
    #expect(harness.compare?.table.rows[2].cells.map(\.text).suffix(2) == ["1 d", "3 d"])
  }

  @Test func `values are compared when asked for, byte by byte`() {
    let keys: [String: Int?] = ["a": 1, "b": 1, "c": 1, "d": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    #expect(harness.comparedKeys.count == 3)
    #expect(harness.compare?.comparisonProgress == "comparing values: 0 of 4 keys; esc stops")
    for key in ["a", "b", "c", "d"] {
      harness.answerSameness(key, .success(key != "b"))
    }
    #expect(harness.comparedKeys.isEmpty)
    #expect(
      harness.comparedRows == ["b: different", "a: same", "c: same", "d: same"])
    #expect(harness.compare?.notice?.text == "compared 4 keys; no value is kept")
  }

  @Test func `escape stops comparing, and v goes on`() {
    let keys: [String: Int?] = ["a": 1, "b": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    let ids = harness.sent.map(\.id)
    harness.press(Key(.escape))
    #expect(harness.comparedKeys.isEmpty)
    #expect(!harness.cancelled.isEmpty && Set(ids).isSuperset(of: harness.cancelled))
    #expect(harness.compare?.notice?.text == "stopped: 0 of 2 keys compared; v goes on")
    harness.press(.typed("v"))
    #expect(harness.comparedKeys.count == 2)
    harness.press(Key(.escape), Key(.escape))
    #expect(harness.compare == nil)
  }

  @Test func `closing by ctrl-c leaves no reading under way`() {
    let keys: [String: Int?] = ["a": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"), .control("c"))
    #expect(harness.compare == nil)
    #expect(harness.comparedKeys.isEmpty)
  }

  @Test func `only the marked keys are compared`() {
    let keys: [String: Int?] = ["a": 1, "b": 1, "c": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("j"), .typed("t"), .typed("v"))
    #expect(harness.comparedKeys == ["b"])
  }

  @Test func `a key that is gone meanwhile is told, and the others are compared`() {
    let keys: [String: Int?] = ["a": 1, "b": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    harness.answerSameness("a", .failure(.noSuchSecret("a")))
    harness.answerSameness("b", .success(true))
    #expect(harness.comparedRows == ["a: gone meanwhile", "b: same"])
  }

  @Test(arguments: [
    (DatabricksError.noSuchScope("beta"), "there is no such scope"),
    (.notPermitted(""), "the permission is missing"),
    (.rateLimited(retryAfterSeconds: 9), "too many requests; try again in 9 s"),
    (.readingNotAllowed(""), "does not allow reading values"),
    (.unreachable(host: "example.com", .connectionLost("reset")), "was lost"),
  ])
  func `what would fail for every key ends the comparison`(error: DatabricksError, words: String) {
    let keys: [String: Int?] = ["a": 1, "b": 1, "c": 1, "d": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    harness.answerSameness("a", .failure(error))
    #expect(harness.comparedKeys.isEmpty)
    #expect(harness.compare?.comparisonProgress == nil)
    let notice = harness.compare?.notice
    #expect(notice?.kind == .failure)
    #expect(notice?.text.hasPrefix("stopped at a: ") == true)
    #expect(notice?.text.contains(words) == true, "\(notice?.text ?? "")")
    #expect(harness.comparedRows.first == "a: not read")
  }

  @Test func `a lost answer of one key leaves the others to be compared`() {
    let keys: [String: Int?] = ["a": 1, "b": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    harness.answerSameness("a", .failure(.serverFailed(status: 503, "busy")))
    harness.answerSameness("b", .success(true))
    #expect(harness.comparedRows == ["a: not read", "b: same"])
    #expect(harness.compare?.notice?.text == "compared 1 of 2 keys; v tries the others again")
    harness.press(.typed("v"))
    #expect(harness.comparedKeys == ["a"])
  }

  @Test(arguments: [DatabricksError.notPermitted("no"), .noSuchScope("beta")])
  func `a list that cannot be read says why`(error: DatabricksError) {
    var harness = AppHarness(["alpha": ["k"], "beta": []])
    harness.press(.typed("c"), Key(.enter))
    harness.answerPlacedKeys("beta", .failure(error))
    harness.answerLists(["alpha": ["k": 1]])
    #expect(harness.compare?.isListed == false)
    #expect(harness.compare?.there?.failure?.summary == ErrorText(error).summary)
    harness.press(.typed("v"), .typed(">"), .typed("m"), Key(.enter))
    #expect(harness.comparedKeys.isEmpty)
    #expect(harness.compare?.preview == nil)
    harness.press(.typed("R"))
    harness.answerLists(["alpha": ["k": 1], "beta": [:]])
    #expect(harness.comparedRows == ["k: only here"])
  }

  @Test func `a value put again since is not compared any more`() {
    var harness = AppHarness.comparing(["a": 1, "b": 1], ["a": 1, "b": 1])
    harness.press(.typed("v"))
    for key in ["a", "b"] {
      harness.answerSameness(key, .success(true))
    }
    harness.press(.typed("R"))
    harness.answerLists(["alpha": ["a": 1, "b": 1], "beta": ["a": 1, "b": 0]])
    #expect(harness.comparedRows == ["b: not compared yet", "a: same"])
  }

  @Test func `a value put again while it was read is not called the same`() {
    var harness = AppHarness.comparing(["a": 1], ["a": 1])
    harness.press(.typed("v"), .typed("R"))
    harness.answerLists(["alpha": ["a": 1], "beta": ["a": 0]])
    harness.answerSameness("a", .success(true))
    #expect(harness.comparedRows == ["a: not compared yet"])
    #expect(harness.compare?.notice?.text == "compared 0 of 1 key; v tries the others again")
  }

  @Test func `a new list beside an older one tells nothing`() {
    var harness = AppHarness.comparing(["a": 1], ["a": 1])
    harness.press(.typed("R"))
    harness.answerPlacedKeys("alpha", .success(harness.keys(["a": 1, "b": 0])))
    #expect(harness.comparedRows == ["a: not compared yet"])
    harness.answerPlacedKeys("beta", .failure(.serverFailed(status: 503, "busy")))
    harness.press(.typed("j"))
    #expect(harness.comparedRows == ["a: not compared yet"])
    #expect(harness.compare?.listFailure?.hasPrefix("beta not read again: ") == true)
    harness.press(.typed("R"))
    harness.answerPlacedKeys("alpha", .failure(.serverFailed(status: 503, "busy")))
    harness.answerPlacedKeys("beta", .success(harness.keys(["a": 1, "b": 0])))
    #expect(harness.compare?.listFailure?.hasPrefix("alpha not read again: ") == true)
    harness.press(.typed("R"))
    harness.answerLists(["alpha": ["a": 1, "b": 0], "beta": ["a": 1, "b": 0]])
    #expect(harness.comparedRows == ["a: not compared yet", "b: not compared yet"])
    #expect(harness.compare?.listFailure == nil)
  }

  @Test func `lists that are read in two goes are listed only when both are there`() {
    var harness = AppHarness(["alpha": ["k"], "beta": []])
    harness.press(.typed("c"), Key(.enter))
    harness.answerPlacedKeys("alpha", .success(harness.keys(["k": 1])))
    harness.answerPlacedKeys("beta", .failure(.serverFailed(status: 503, "busy")))
    harness.press(.typed("R"))
    harness.answerPlacedKeys("alpha", .failure(.serverFailed(status: 503, "busy")))
    harness.answerPlacedKeys("beta", .success(harness.keys(["k": 1])))
    #expect(harness.compare?.isListed == false)
    #expect(harness.compare?.here.failure != nil)
  }

  @Test func `both lists are read again before the values that wait`() {
    let keys = Dictionary(uniqueKeysWithValues: (0..<9).map { ("k\($0)", Optional(1)) })
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"), .typed("R"))
    harness.answerSameness("k0", .success(true))
    harness.answerSameness("k1", .success(true))
    #expect(harness.comparedKeys == ["k2"])
    harness.answerLists(["alpha": keys, "beta": keys])
    #expect(harness.compare?.comparisonProgress == "comparing values: 2 of 9 keys; esc stops")
  }

  @Test func `two scopes without a common key have no value to compare`() {
    var harness = AppHarness.comparing(["a": 1], ["b": 1])
    harness.press(.typed("v"))
    #expect(harness.comparedKeys.isEmpty)
    #expect(harness.compare?.notice?.kind == .plain)
  }

  @Test func `a filter and escape`() {
    var harness = AppHarness.comparing()
    harness.press(.typed("/"))
    harness.type("only")
    #expect(harness.compare?.table.shown.count == 2)
    harness.press(Key(.enter), Key(.escape))
    #expect(harness.compare?.table.shown.count == 3)
    harness.press(Key(.escape))
    #expect(harness.compare == nil)
  }
}
