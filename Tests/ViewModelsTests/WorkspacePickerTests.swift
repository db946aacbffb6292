import DatabricksClient
import Testing
import ViewModels

/// `w`: all profiles, whether they answer, and what can be done with them.
@Suite struct WorkspacePickerTests {
  private static let list = ProfileList(
    path: "~/.databrickscfg",
    rows: [
      .init(name: "DEFAULT", host: "https://a.example.com", hasToken: true, isDefault: true),
      .init(name: "prod", host: "https://b.example.com", hasToken: true),
      .init(name: "old", host: "", hasToken: false, authType: ""),
    ])
  private static let found = CheckedConnection(
    user: CurrentUser(userName: "ada@example.com"), scopeCount: 2)

  private func opened() -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("w"))
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(Self.list)))
    return harness
  }

  private func picker(_ harness: AppHarness) -> WorkspacePickerViewModel? {
    for case .workspaces(let picker) in harness.app.overlays { return picker }
    return nil
  }

  @Test func `all profiles are asked side by side and each says what it found`() {
    var harness = opened()
    let asked = harness.requests.filter { if case .checkProfile = $0 { true } else { false } }
    #expect(asked == ["DEFAULT", "prod", "old"].map { .checkProfile($0) })
    harness.answer(
      where: { $0 == .checkProfile("prod") }, .profileChecked("prod", .answered(Self.found)))
    let lacking = ConfigurationError.incompleteProfile("old", missing: "host")
    harness.answer(
      where: { $0 == .checkProfile("old") }, .profileChecked("old", .unusable(lacking)))
    #expect(picker(harness)?.states["prod"] == .found(.answered(Self.found)))
    #expect(picker(harness)?.states["old"] == .found(.unusable(lacking)))
    #expect(picker(harness)?.selected?.name == "prod", "the open one is selected")
  }

  @Test func `who does not answer in five seconds is given up`() throws {
    var harness = opened()
    let ids = harness.sent.filter {
      if case .checkProfile = $0.request { true } else { false }
    }.map(\.id)
    harness.milliseconds += WorkspacePickerViewModel.patienceMilliseconds
    harness.handle(.deadlineCame)
    #expect(picker(harness)?.states["prod"] == .silent)
    #expect(Set(ids).isSubset(of: harness.cancelled))
    harness.handle(.answered(ids[1], .profileChecked("prod", .answered(Self.found))))
    #expect(picker(harness)?.states["prod"] == .silent, "a late answer changes nothing")
  }

  @Test func `a connected workspace opens with a line that tells what was written`() throws {
    var harness = opened()
    harness.press(.typed("n"))
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(Self.list)))
    let pat = "dapi" + "0123456789abcdef0123456789abcd3f"
    harness.handle(.pasted(Secret(copying: "https://c.example.com \(pat)".utf8)))
    harness.press(.control("s"))
    harness.answer(
      where: { if case .checkConnection = $0 { true } else { false } },
      .connectionChecked(.success(Self.found)))
    let change = ProfileChange(path: "~/.databrickscfg", lines: [], replacesProfile: false)
    harness.answer(
      where: { if case .previewProfile = $0 { true } else { false } },
      .profilePreviewed(.success(change)))
    harness.press(Key(.enter))
    harness.answer(
      where: { if case .writeProfile = $0 { true } else { false } },
      .profileWritten(.success(change)))
    let host = try WorkspaceURL(parsing: "https://c.example.com")
    harness.answer(
      where: { $0 == .openProfile("c") },
      .profileOpened(
        .success(OpenWorkspace(profile: "c", host: host, token: Secret(copying: pat.utf8)))))
    #expect(harness.app.screen == .browser)
    #expect(harness.app.browser.status == StatusLine(.good, "wrote c to ~/.databrickscfg"))
  }

  @Test func `closing it cancels what it asked`() {
    var harness = opened()
    harness.press(Key(.escape))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.cancelled.count == 3)
  }

  @Test func `enter opens the selected profile`() {
    var harness = opened()
    harness.press(Key(.up), Key(.enter))
    #expect(harness.requests.contains(.openProfile("DEFAULT")))
  }

  @Test func `the filter narrows the list by name and host`() {
    var harness = opened()
    harness.press(.typed("/"))
    harness.type("B.EX")
    #expect(picker(harness)?.rows.map(\.name) == ["prod"])
    harness.press(Key(.escape))
    #expect(picker(harness)?.rows.count == 3)
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `e opens the token-entry screen with host and profile filled in`() {
    var harness = opened()
    harness.press(.typed("e"))
    #expect(harness.app.screen == .tokenEntry)
    #expect(harness.app.tokenEntry.host.text == "https://b.example.com")
    #expect(harness.app.tokenEntry.profile.text == "prod")
  }

  @Test func `deleting asks for the name and never takes the open profile`() {
    var harness = opened()
    harness.press(.typed("d"))
    #expect(picker(harness)?.problem?.contains("is open") == true)
    harness.press(Key(.up), .typed("d"))
    #expect(harness.app.overlays.count == 2)
    harness.press(Key(.enter))
    #expect(!harness.requests.contains(.removeProfile("DEFAULT")))
    harness.press(Key(.up), .typed("d"))
    harness.type("DEFAULT")
    harness.press(Key(.enter))
    let change = ProfileChange(path: "~/.databrickscfg", lines: [], replacesProfile: true)
    harness.answer(
      where: { $0 == .removeProfile("DEFAULT") }, .profileRemoved("DEFAULT", .success(change)))
    #expect(harness.requests.contains(.readProfiles))
    #expect(picker(harness)?.notice == "deleted profile DEFAULT")
  }

  @Test func `star makes the profile the default one`() {
    var harness = opened()
    harness.press(.typed("*"))
    let change = ProfileChange(path: "~/.databrickscfg", lines: [], replacesProfile: true)
    harness.answer(
      where: { $0 == .makeProfileDefault("prod") },
      .profileMadeDefault("prod", .success(change)))
    #expect(harness.requests.contains(.readProfiles))
  }
}
