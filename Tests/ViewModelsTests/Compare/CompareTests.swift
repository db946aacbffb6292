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
    #expect(harness.readPaths.isEmpty)
    #expect(harness.compare?.summary == "1 only here, 1 only there, 1 not compared yet")
    #expect(harness.compare?.table.rows[2].cells.map(\.text).suffix(2) == ["1 d", "3 d"])
  }

  @Test func `values are compared when asked for, byte by byte`() {
    let keys: [String: Int?] = ["a": 1, "b": 1, "c": 1, "d": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    #expect(harness.readPaths.count == 3)
    #expect(harness.compare?.comparisonProgress == "comparing values: 0 of 4 keys; esc stops")
    for key in ["a", "b", "c", "d"] {
      harness.answerValue(path("alpha", key), .success(secret("x")))
      harness.answerValue(path("beta", key), .success(secret(key == "b" ? "y" : "x")))
    }
    #expect(harness.readPaths.isEmpty)
    #expect(
      harness.comparedRows == ["b: different", "a: same", "c: same", "d: same"])
    #expect(harness.compare?.notice?.text == "compared 4 keys; no value is kept")
  }

  @Test func `values are let go of as soon as they are compared`() {
    let keys: [String: Int?] = ["a": 1]
    var harness = AppHarness.comparing(keys, keys)
    weak var first: Secret?
    weak var second: Secret?
    do {
      let (one, other) = (secret("one"), secret("other"))
      (first, second) = (one, other)
      harness.press(.typed("v"))
      harness.answerValue(path("alpha", "a"), .success(one))
      harness.answerValue(path("beta", "a"), .success(other))
    }
    #expect(first == nil)
    #expect(second == nil)
    #expect(harness.comparedRows == ["a: different"])
  }

  @Test func `escape stops comparing, lets go of what was read, and v goes on`() {
    let keys: [String: Int?] = ["a": 1, "b": 1]
    var harness = AppHarness.comparing(keys, keys)
    weak var held: Secret?
    do {
      let value = secret("x")
      held = value
      harness.press(.typed("v"))
      harness.answerValue(path("alpha", "a"), .success(value))
    }
    let ids = harness.sent.map(\.id)
    harness.press(Key(.escape))
    #expect(held == nil)
    #expect(harness.readPaths.isEmpty)
    #expect(!harness.cancelled.isEmpty && Set(ids).isSuperset(of: harness.cancelled))
    #expect(harness.compare?.notice?.text == "stopped: 0 of 2 keys compared; v goes on")
    harness.press(.typed("v"))
    #expect(harness.readPaths.count == 2)
    harness.press(Key(.escape), Key(.escape))
    #expect(harness.compare == nil)
  }

  @Test func `closing by ctrl-c leaves no reading under way and no value held`() {
    let keys: [String: Int?] = ["a": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"), .control("c"))
    #expect(harness.compare == nil)
    #expect(harness.readPaths.isEmpty)
  }

  @Test func `only the marked keys are compared`() {
    let keys: [String: Int?] = ["a": 1, "b": 1, "c": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("j"), .typed("t"), .typed("v"))
    #expect(harness.readPaths == ["alpha/b"])
  }

  @Test func `a key that is gone meanwhile is told, and the others are compared`() {
    let keys: [String: Int?] = ["a": 1, "b": 1]
    var harness = AppHarness.comparing(keys, keys)
    harness.press(.typed("v"))
    harness.answerValue(path("alpha", "a"), .failure(.noSuchSecret("a")))
    harness.answerValue(path("alpha", "b"), .success(secret("x")))
    harness.answerValue(path("beta", "b"), .success(secret("x")))
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
    harness.answerValue(path("alpha", "a"), .success(secret("x")))
    harness.answerValue(path("beta", "a"), .failure(error))
    #expect(harness.readPaths.isEmpty)
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
    harness.answerValue(path("alpha", "a"), .failure(.serverFailed(status: 503, "busy")))
    harness.answerValue(path("alpha", "b"), .success(secret("x")))
    harness.answerValue(path("beta", "b"), .success(secret("x")))
    #expect(harness.comparedRows == ["a: not read", "b: same"])
    harness.press(.typed("v"))
    #expect(harness.readPaths == ["alpha/a"])
  }

  @Test(arguments: [DatabricksError.notPermitted("no"), .noSuchScope("beta")])
  func `a list that cannot be read says why`(error: DatabricksError) {
    var harness = AppHarness(["alpha": ["k"], "beta": []])
    harness.press(.typed("c"), Key(.enter))
    harness.answer(
      where: { $0 == .listKeys(ScopeName("beta")) },
      .keys(ScopeName("beta"), .failure(error)))
    harness.answerLists(["alpha": ["k": 1]])
    #expect(harness.compare?.isListed == false)
    #expect(harness.compare?.there?.failure?.summary == ErrorText(error).summary)
    harness.press(.typed("v"), .typed(">"), .typed("m"), Key(.enter))
    #expect(harness.readPaths.isEmpty)
    #expect(harness.compare?.preview == nil)
    harness.press(.typed("R"))
    harness.answerLists(["alpha": ["k": 1], "beta": [:]])
    #expect(harness.comparedRows == ["k: only here"])
  }

  @Test func `a value put again since is not compared any more`() {
    var harness = AppHarness.comparing(["a": 1, "b": 1], ["a": 1, "b": 1])
    harness.press(.typed("v"))
    for key in ["a", "b"] {
      harness.answerValue(path("alpha", key), .success(secret("x")))
      harness.answerValue(path("beta", key), .success(secret("x")))
    }
    harness.press(.typed("R"))
    let now = harness.now.time
    let same = harness.compare.flatMap { $0.here.keys.value }
    harness.answer(
      where: { $0 == .listKeys(ScopeName("alpha")) },
      .keys(ScopeName("alpha"), .success(same ?? KeyList())))
    let theirs = harness.compare?.there?.keys.value
    harness.answer(
      where: { $0 == .listKeys(ScopeName("beta")) },
      .keys(
        ScopeName("beta"),
        .success(
          KeyList([
            SecretKey(name: KeyName("a"), lastUpdated: theirs?.lastUpdated(at: 0)),
            SecretKey(name: KeyName("b"), lastUpdated: now),
          ]))))
    #expect(harness.comparedRows == ["b: not compared yet", "a: same"])
  }

  @Test func `two scopes without a common key have no value to compare`() {
    var harness = AppHarness.comparing(["a": 1], ["b": 1])
    harness.press(.typed("v"))
    #expect(harness.readPaths.isEmpty)
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
