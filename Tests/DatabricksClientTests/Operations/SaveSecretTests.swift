import DatabricksClient
import Testing

@Suite struct SaveSecretTests {
  typealias Answer = ScriptedWorkspace.Answer

  private static let path = SecretPath(scope: "s", key: "k")

  /// Saves `new` against a script and returns what was asked and how it ended.
  private func save(
    seen: SeenSecret, _ script: [Answer]
  ) -> (asked: String, result: Result<SavedSecret, DatabricksError>?) {
    var workspace = ScriptedWorkspace(script)
    let result = workspace.run(SaveSecret(Self.path, value: Secret("new"), seen: seen))
    return (workspace.asked.joined(separator: " "), result)
  }

  private func seen(_ time: Int64) -> SeenSecret {
    .present(lastUpdated: Timestamp(milliseconds: time))
  }

  private func saved(_ time: Int64?, readBack: Bool) -> Result<SavedSecret, DatabricksError> {
    .success(
      SavedSecret(
        lastUpdated: time.map { Timestamp(milliseconds: $0) }, byteCount: 3, wasReadBack: readBack))
  }

  @Test func `a new key is listed, put and listed`() {
    let (asked, result) = save(seen: .absent, [.notListed, .ok("{}"), .listed(9)])
    #expect(asked == "list put list")
    #expect(result == saved(9, readBack: false))
  }

  @Test func `a key as it was seen is put over`() {
    let (asked, result) = save(seen: seen(7), [.listed(7), .ok(""), .listed(9)])
    #expect(asked == "list put list")
    #expect(result == saved(9, readBack: false))
  }

  @Test func `nothing is put over what somebody else put`() {
    let (asked, result) = save(seen: seen(7), [.listed(8)])
    #expect(asked == "list")
    #expect(result == .failure(.changedMeanwhile(Timestamp(milliseconds: 8))))
    #expect(save(seen: .absent, [.listed(8)]).result?.isFailure == true)
    #expect(save(seen: seen(7), [.notListed]).result == .failure(.changedMeanwhile(nil)))
  }

  @Test func `a clock that went back is a change all the same`() {
    let result = save(seen: seen(7), [.listed(6)]).result
    #expect(result == .failure(.changedMeanwhile(Timestamp(milliseconds: 6))))
  }

  @Test func `unchecked is put without looking`() {
    let (asked, result) = save(seen: .unchecked, [.ok("{}"), .listed(9)])
    #expect(asked == "put list")
    #expect(result == saved(9, readBack: false))
  }

  @Test func `a saved value stays saved when the list afterwards fails`() {
    #expect(save(seen: .unchecked, [.ok("{}"), .lost]).result == saved(nil, readBack: false))
    #expect(save(seen: .unchecked, [.ok("{}"), .notListed]).result == saved(nil, readBack: false))
  }

  @Test(arguments: [Answer.lost, .failed, .ok("{\"cut")])
  func `a put lost after it was carried out is proved by reading back`(loss: Answer) {
    let (asked, result) = save(seen: seen(7), [.listed(7), loss, .listed(9), .newValue])
    #expect(asked == "list put list get")
    #expect(result == saved(9, readBack: true))
  }

  @Test(arguments: [Answer.lost, .failed])
  func `a put lost before it was carried out is put once more`(loss: Answer) {
    let (asked, result) = save(
      seen: seen(7), [.listed(7), loss, .listed(7), .oldValue, .ok("{}"), .listed(9)])
    #expect(asked == "list put list get put list")
    #expect(result == saved(9, readBack: false))
    let new = save(seen: .absent, [.notListed, loss, .notListed, .ok("{}"), .listed(9)])
    #expect(new.asked == "list put list put list")
    #expect(new.result == saved(9, readBack: false))
  }

  @Test func `a put lost twice is not called saved`() {
    let (asked, result) = save(
      seen: seen(7),
      [.listed(7), .lost, .listed(7), .oldValue, .lost, .listed(7), .oldValue])
    #expect(asked == "list put list get put list get")
    #expect(result == .failure(.outcomeUnknown("connection reset")))
  }

  @Test func `a second put that was carried out is found`() {
    let result = save(
      seen: seen(7),
      [.listed(7), .lost, .listed(7), .oldValue, .lost, .listed(9), .newValue]
    ).result
    #expect(result == saved(9, readBack: true))
  }

  @Test func `what somebody else put while the answer was lost is kept`() {
    let changed = save(seen: seen(7), [.listed(7), .lost, .listed(9), .oldValue])
    #expect(changed.asked == "list put list get")
    #expect(changed.result == .failure(.changedMeanwhile(Timestamp(milliseconds: 9))))
    let deleted = save(seen: seen(7), [.listed(7), .lost, .notListed])
    #expect(deleted.result == .failure(.changedMeanwhile(nil)))
    let created = save(seen: .absent, [.notListed, .lost, .listed(9), .oldValue])
    #expect(created.result == .failure(.changedMeanwhile(Timestamp(milliseconds: 9))))
  }

  @Test(arguments: [
    [Answer.listed(7), .lost, .lost], [.listed(7), .lost, .listed(7), .lost],
    [.listed(7), .lost, .listed(7), .refusal(400, "BAD_REQUEST", "outside of a notebook")],
  ])
  func `what cannot be read back stays unknown`(script: [Answer]) {
    #expect(save(seen: seen(7), script).result == .failure(.outcomeUnknown("connection reset")))
  }

  @Test func `without times the old value is not told from somebody else's`() {
    let list = Answer.ok(#"{"secrets":[{"key":"k"}]}"#)
    let result = save(seen: .present(lastUpdated: nil), [list, .lost, list, .oldValue]).result
    #expect(result == .failure(.outcomeUnknown("connection reset")))
  }

  @Test(arguments: [
    Answer.ok("<html><title>Sign in</title></html>"), .redirect("https://login.example.com/"),
  ])
  func `a page in the place of the answer settles nothing`(page: Answer) {
    let proved = save(seen: seen(7), [.listed(7), page, .listed(9), .newValue])
    #expect(proved.result == saved(9, readBack: true))
    let again = save(
      seen: seen(7), [.listed(7), page, .listed(7), .oldValue, .ok("{}"), .listed(9)])
    #expect(again.result == saved(9, readBack: false))
    guard case .failure(.outcomeUnknown)? = save(seen: seen(7), [.listed(7), page, page]).result
    else {
      Issue.record("the save is told as known")
      return
    }
    // Nothing has answered as a workspace so far: a redirect tells that nothing got there, a page
    // may hide what was done.
    switch (page, save(seen: .unchecked, [page, page]).result) {
    case (.redirect, .failure(.notAWorkspace)?), (.ok, .failure(.outcomeUnknown)?): break
    case (_, let result): Issue.record("\(String(describing: result))")
    }
  }

  @Test func `an earlier put whose answer was lost is found, and is nobody else's`() {
    let perhapsNew = seen(7).orPerhaps(Secret("new"))
    let found = save(seen: perhapsNew, [.listed(9), .newValue])
    #expect(found.asked == "list get")
    #expect(found.result == saved(9, readBack: true))
    let perhapsOld = seen(7).orPerhaps(Secret("old"))
    let put = save(seen: perhapsOld, [.listed(9), .oldValue, .ok("{}"), .listed(10)])
    #expect(put.result == saved(10, readBack: false))
    // It was not carried out after all.
    let notPut = save(seen: perhapsNew, [.listed(7), .ok("{}"), .listed(10)])
    #expect(notPut.asked == "list put list")
    #expect(notPut.result == saved(10, readBack: false))
    let conflict = Result<SavedSecret, DatabricksError>.failure(
      .changedMeanwhile(Timestamp(milliseconds: 9)))
    #expect(save(seen: perhapsNew, [.listed(9), .oldValue]).result == conflict)
    let deleted = save(seen: perhapsNew, [.notListed])
    #expect(deleted.result == .failure(.changedMeanwhile(nil)))
    let refused = Answer.refusal(400, "BAD_REQUEST", "outside of a notebook")
    #expect(save(seen: perhapsNew, [.listed(9), refused]).result == conflict)
    #expect(save(seen: perhapsNew, [.listed(9), .failed]).result?.isFailure == true)
  }

  @Test func `what was put at a time nobody could read is told by its value`() {
    let put = save(seen: .held(Secret("old")), [.listed(9), .oldValue, .ok("{}"), .listed(10)])
    #expect(put.asked == "list get put list")
    #expect(put.result == saved(10, readBack: false))
    let theirs = save(seen: .held(Secret("mine")), [.listed(9), .oldValue])
    #expect(theirs.result == .failure(.changedMeanwhile(Timestamp(milliseconds: 9))))
    #expect(save(seen: .held(Secret("old")), [.notListed]).result?.isFailure == true)
    let list = Answer.ok(#"{"secrets":[{"key":"k"}]}"#)
    let timeless = save(seen: .held(Secret("old")), [list, .ok("{}"), list])
    #expect(timeless.asked == "list put list")
  }

  @Test func `one value is remembered once, however often its answer is lost`() {
    let once = seen(7).orPerhaps(Secret("new"))
    #expect(once.orPerhaps(Secret("new")) == once)
    #expect(once.orPerhaps(Secret("newer")).settled == seen(7))
    #expect(once.isUnsettled && !once.settled.isUnsettled)
  }

  @Test func `a refusal is final`() {
    let refusal = Answer.refusal(403, "PERMISSION_DENIED", "no WRITE")
    let (asked, result) = save(seen: .absent, [.notListed, refusal])
    #expect(asked == "list put")
    #expect(result == .failure(.notPermitted("no WRITE")))
    #expect(save(seen: .unchecked, [.unreachable]).result?.isFailure == true)
  }

  @Test func `what no workspace takes is refused before any request`() {
    let long = SecretPath(scope: "s", key: KeyName(String(repeating: "k", count: 129)))
    for (path, value) in [
      (long, Secret("v")), (SecretPath(scope: "", key: "k"), Secret("v")),
      (Self.path, Secret(copying: [UInt8](repeating: 0x61, count: 131_073))),
    ] {
      var workspace = ScriptedWorkspace([])
      let result = workspace.run(SaveSecret(path, value: value, seen: .absent))
      #expect(result?.isFailure == true)
      #expect(workspace.asked.isEmpty)
    }
    let largest = Secret(copying: [UInt8](repeating: 0x61, count: 131_072))
    var workspace = ScriptedWorkspace([.ok("{}"), .listed(1)])
    #expect(
      workspace.run(SaveSecret(Self.path, value: largest, seen: .unchecked))?.isFailure == false)
  }
}

extension Result {
  /// Whether it is a failure, whichever.
  var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}
