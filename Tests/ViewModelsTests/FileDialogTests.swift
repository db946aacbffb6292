import DatabricksClient
import Desktop
import Testing
import ViewModels

/// Loading a value from a file and writing it to one, in the editor.
@Suite struct FileDialogTests {
  private static let x = path("a", "x")

  private func opened(_ text: String = "old") -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(Key(.enter), .typed("e"))
    harness.answer(
      where: { $0 == .readValue(Self.x) },
      .value(Self.x, .success(Secret(copying: Array(text.utf8)))))
    return harness
  }

  private func isLocal(_ request: Request) -> Bool {
    if case .local = request { true } else { false }
  }

  private func dialog(_ harness: AppHarness) -> FileDialogViewModel? {
    for case .file(let dialog) in harness.app.overlays { return dialog }
    return nil
  }

  private func load(_ bytes: [UInt8], _ harness: inout AppHarness) {
    harness.press(.control("o"))
    harness.type("~/f")
    harness.press(Key(.enter))
    harness.answer(
      where: { $0 == .local(.loadFile("~/f", limit: 131_072)) },
      .local(.fileLoaded(.success(Secret(copying: bytes)))))
  }

  @Test func `a file takes the place of the value, in one step`() {
    var harness = opened()
    load(Array("new\r\n".utf8), &harness)
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("new\r\n".utf8))
    #expect(
      harness.app.browser.editor?.shownNotice?.text == "loaded 5 bytes from ~/f in place of 3")
    #expect(harness.app.browser.editor?.isRevealed == false)
    harness.press(.control("z"))
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("old".utf8))
  }

  @Test func `a file takes the place of the selection where there is one`() {
    var harness = opened("a=1\nb=2\n")
    harness.press(Key(.down), Key(.end, .shift))
    load(Array("c=3".utf8), &harness)
    #expect(harness.app.browser.editor?.text.copiedBytes == Array("a=1\nc=3\n".utf8))
  }

  @Test func `a binary file is shown as bytes`() {
    var harness = opened()
    load([0xFF, 0], &harness)
    #expect(harness.app.browser.editor?.form == .bytes)
    #expect(harness.app.browser.editor?.text.copiedBytes == [0xFF, 0])
  }

  @Test(arguments: [
    (FileProblem.notFound, "there is no such file"),
    (.isFolder, "that is a folder; add the name of a file"),
    (.notAFile, "that is a pipe or a device, not a file"),
    (.notPermitted, "you may not do that there; check the permissions"),
    (
      .tooLarge(byteCount: 131_073, limit: 131_072),
      "too large: 131,073 bytes; a value holds at most 131,072"
    ),
    (.other("input/output error"), "input/output error"),
  ])
  func `what stands in the way is said, and nothing changes`(problem: FileProblem, text: String) {
    var harness = opened()
    harness.press(.control("o"))
    harness.type("f")
    harness.press(Key(.enter))
    harness.answer(where: isLocal, .local(.fileLoaded(.failure(problem))))
    #expect(dialog(harness)?.problem == text)
    #expect(harness.app.browser.editor?.hasChanges == false)
    harness.type("g")
    #expect(dialog(harness)?.problem == nil)
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.editor != nil)
  }

  @Test func `without a path nothing is asked`() {
    var harness = opened()
    harness.press(.control("o"), Key(.enter))
    #expect(dialog(harness)?.problem == "type the path of a file")
    #expect(!harness.requests.contains(where: isLocal))
  }

  private func complete(_ typed: String, _ entries: [FolderEntry]) -> AppHarness {
    var harness = opened()
    harness.press(.control("o"))
    harness.type(typed)
    harness.press(Key(.tab))
    harness.answer(where: isLocal, .local(.folderListed(.success(entries))))
    return harness
  }

  @Test(arguments: [
    ("~/pa", ["pay.pem", "other"], "~/pay.pem"), ("~/d", ["dir/"], "~/dir/"),
    ("pay", ["pay-1.pem", "pay-2.pem", "x"], "pay-"), ("/e", ["etc/", ".e"], "/etc/"),
    (".h", [".hidden"], ".hidden"), ("ü", ["über"], "über"),
  ])
  func `tab completes as far as it is certain`(typed: String, names: [String], wanted: String) {
    let entries = names.map {
      $0.hasSuffix("/") ? FolderEntry(String($0.dropLast()), isFolder: true) : FolderEntry($0)
    }
    #expect(dialog(complete(typed, entries))?.typed == wanted)
  }

  @Test func `tab asks for the folder typed so far`() {
    var harness = opened()
    harness.press(.control("o"))
    harness.type("~")
    harness.press(Key(.tab))
    #expect(harness.requests.contains(.local(.listFolder("~/"))))
    harness.type("a/b/c")
    harness.press(Key(.tab))
    #expect(harness.requests.contains(.local(.listFolder("~/a/b/"))))
  }

  @Test func `several names are listed, and chosen with the arrows or tab`() {
    var harness = complete("d/p", [FolderEntry("p1"), FolderEntry("p2", isFolder: true)])
    #expect(dialog(harness)?.candidates == ["p1", "p2/"])
    harness.press(Key(.up))
    #expect(dialog(harness)?.typed == "d/p2/")
    harness.press(Key(.down))
    #expect(dialog(harness)?.typed == "d/p1")
    harness.press(Key(.escape))
    #expect(dialog(harness)?.candidates == [])
    harness.press(Key(.escape))
    #expect(dialog(harness) == nil)
  }

  @Test func `tab goes through the names, and into a folder`() {
    var harness = complete("d/p", [FolderEntry("p1"), FolderEntry("p2", isFolder: true)])
    harness.press(Key(.tab))
    #expect(dialog(harness)?.typed == "d/p1")
    harness.press(Key(.tab))
    #expect(dialog(harness)?.typed == "d/p2/")
    harness.press(Key(.tab))
    #expect(harness.requests.contains(.local(.listFolder("d/p2/"))))
  }

  @Test func `what nothing begins with is said; a late answer is dropped`() {
    // Without what was typed: it may be a value that was pasted into the wrong field.
    #expect(
      dialog(complete("zz", [FolderEntry("a")]))?.problem == "nothing there begins like that")
    var harness = opened()
    harness.press(.control("o"))
    harness.type("a")
    harness.press(Key(.tab))
    harness.type("b")
    harness.answer(where: isLocal, .local(.folderListed(.success([FolderEntry("abc")]))))
    #expect(dialog(harness)?.typed == "ab")
  }

  @Test func `writing a file changes nothing in the editor and says what it did`() {
    var harness = opened("text")
    harness.press(Key(.character("s"), .alt))
    harness.type("~/out")
    harness.press(Key(.enter))
    guard case .local(.saveFile("~/out", let bytes, nil))? = harness.requests.last else {
      Issue.record("nothing was written: \(harness.requests)")
      return
    }
    #expect(bytes.copiedBytes == Array("text".utf8))
    harness.answer(where: isLocal, .local(.fileSaved(.success(4))))
    #expect(harness.app.overlays.isEmpty)
    #expect(
      harness.app.browser.editor?.shownNotice?.text.hasPrefix("wrote 4 bytes to ~/out") == true)
    #expect(harness.app.browser.editor?.hasChanges == false)
  }

  @Test func `a file that is there is replaced only by a key other than enter`() {
    let facts = FileFacts(byteCount: 9, modifiedSeconds: 1_764_000_000)
    var harness = opened("text")
    harness.press(Key(.character("s"), .alt))
    harness.type("out")
    harness.press(Key(.enter))
    harness.answer(where: isLocal, .local(.fileSaved(.failure(.exists(facts)))))
    #expect(harness.app.overlays.count == 2)
    harness.press(Key(.enter))
    #expect(harness.app.overlays.count == 2)
    #expect(!harness.requests.contains(where: isLocal))
    harness.press(Key(.escape))
    #expect(harness.app.overlays.count == 1)
    harness.press(Key(.enter))
    harness.answer(where: isLocal, .local(.fileSaved(.failure(.exists(facts)))))
    harness.press(.typed("y"))
    guard case .local(.saveFile("out", _, facts))? = harness.requests.last else {
      Issue.record("not replaced: \(harness.requests)")
      return
    }
  }
}
