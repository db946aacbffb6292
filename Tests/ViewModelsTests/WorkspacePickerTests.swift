import DatabricksClient
import Desktop
import Testing
import ViewModels

/// `w`: all profiles, whether they answer, and what can be done with them.
@Suite struct WorkspacePickerTests {
  private static let list = ProfileList(
    path: "~/.databrickscfg",
    rows: [
      .init(
        name: "DEFAULT", host: "https://dbc-a.cloud.databricks.com", hasToken: true, isDefault: true
      ),
      .init(name: "prod", host: "https://dbc-b.cloud.databricks.com", hasToken: true),
      .init(name: "old", host: "", hasToken: false, authType: ""),
    ])
  private static let found = CheckedConnection(
    user: CurrentUser(userName: "ada@example.com"), scopeCount: 2)

  private func opened(_ list: ProfileList = list) -> AppHarness {
    var harness = AppHarness(["a": ["x"]])
    harness.press(.typed("w"))
    harness.answer(where: { $0 == .readProfiles }, .profiles(.success(list)))
    return harness
  }

  private func asked(_ harness: AppHarness) -> [String] {
    harness.requests.compactMap { if case .checkProfile(let name) = $0 { name } else { nil } }
  }

  private func picker(_ harness: AppHarness) -> WorkspacePickerViewModel? {
    for case .workspaces(let picker) in harness.app.overlays { return picker }
    return nil
  }

  @Test func `all profiles are asked side by side and each says what it found`() {
    var harness = opened()
    #expect(asked(harness) == ["DEFAULT", "prod", "old"])
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

  @Test func `of many profiles each has five seconds from the moment it is asked`() {
    let names = (1...40).map { "p\($0)" }
    var harness = opened(
      ProfileList(
        path: "~/.databrickscfg",
        rows: names.map {
          .init(name: $0, host: "https://dbc-\($0).cloud.databricks.com", hasToken: true)
        }))
    #expect(asked(harness) == Array(names[..<16]))
    harness.milliseconds += 3_000
    harness.answer(
      where: { $0 == .checkProfile("p1") }, .profileChecked("p1", .answered(Self.found)))
    #expect(asked(harness) == Array(names[1...16]), "one that answered makes room")
    harness.milliseconds += 2_000
    harness.handle(.deadlineCame)
    #expect(picker(harness)?.states["p2"] == .silent)
    #expect(asked(harness) == Array(names[16..<32]), "p17 was asked later and is still awaited")
    harness.milliseconds += 3_000
    harness.handle(.deadlineCame)
    #expect(picker(harness)?.states["p17"] == .silent)
    #expect(asked(harness) == Array(names[17..<33]))
  }

  @Test func `a sign-in is not sent unasked to an address that is not one of Databricks`() {
    let rows: [ProfileList.Row] = [
      .init(name: "odd", host: "https://www.example.com", hasToken: true),
      .init(name: "local", host: "http://127.0.0.1:8080", hasToken: true),
    ]
    var harness = opened(ProfileList(path: "~/.databrickscfg", rows: rows))
    #expect(asked(harness) == ["local"])
    #expect(picker(harness)?.states["odd"] == .unasked)
    harness.press(Key(.home), Key(.enter))
    #expect(harness.requests.contains(.openProfile("odd")), "the user may all the same")
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
    harness.type("DBC-B")
    #expect(picker(harness)?.rows.map(\.name) == ["prod"])
    harness.press(Key(.escape))
    #expect(picker(harness)?.rows.count == 3)
    #expect(harness.app.overlays.count == 1)
  }

  @Test func `e opens the token-entry screen with host and profile filled in`() {
    var harness = opened()
    harness.press(.typed("e"))
    #expect(harness.app.screen == .tokenEntry)
    #expect(harness.app.tokenEntry.host.text == "https://dbc-b.cloud.databricks.com")
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
    #expect(harness.app.overlays.count == 2)
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
    #expect(!harness.requests.contains(.makeProfileDefault("prod")), "it says first what it writes")
    guard case .confirmation(let question) = harness.app.overlays.last else {
      Issue.record("no question")
      return
    }
    #expect(question.lines.first == "default_profile = prod")
    #expect(question.lines.last?.contains("~/.databrickscfg") == true)
    #expect(question.lines.last?.contains("instead of DEFAULT") == true)
    harness.press(.typed("y"))
    let change = ProfileChange(path: "~/.databrickscfg", lines: [], replacesProfile: true)
    harness.answer(
      where: { $0 == .makeProfileDefault("prod") },
      .profileMadeDefault("prod", .success(change)))
    #expect(harness.requests.contains(.readProfiles))
  }

  @Test func `r and c mark the profile, and the mark holds at once`() {
    var harness = opened()
    harness.press(.typed("r"))
    let mark = ProfileMark(isReadOnly: true)
    harness.answer(
      where: { $0 == .markProfile("prod", mark, instead: ProfileMark()) },
      .profileMarked("prod", .success(ProfileSettings(marks: ["prod": mark]))))
    #expect(picker(harness)?.settings.mark(of: "prod") == mark)
    #expect(picker(harness)?.notice?.contains("prod: read-only") == true)
    harness.press(.typed("c"))
    let both = ProfileMark(isReadOnly: true, color: .red)
    #expect(harness.requests.contains(.markProfile("prod", both, instead: mark)))
    harness.press(Key(.escape), .typed("N"))
    #expect(harness.app.overlays.isEmpty)
    #expect(harness.app.browser.status?.text.contains("prod is marked read-only") == true)
  }

  @Test func `a mark that could not be written is said and does not hold`() {
    var harness = opened()
    harness.press(.typed("r"))
    let failure = ConfigurationError.fileFailed(path: "~/.config/lakelock/config", "disk full")
    harness.answer(
      where: { $0 == .markProfile("prod", ProfileMark(isReadOnly: true), instead: ProfileMark()) },
      .profileMarked("prod", .failure(failure)))
    #expect(picker(harness)?.problem?.contains("disk full") == true)
    #expect(harness.app.readOnlyReason == nil)
  }

  @Test func `marks that another program wrote hold once the picker is opened`() {
    var harness = opened()
    harness.answer(
      where: { $0 == .readSettings },
      .settings(ProfileSettings(marks: ["prod": ProfileMark(isReadOnly: true)])))
    #expect(harness.app.isReadOnly)
    harness.press(Key(.up), Key(.enter))
    let workspace = OpenWorkspace(
      profile: "DEFAULT", host: Self.host, token: Secret(copying: [100]))
    harness.answer(
      where: { $0 == .openProfile("DEFAULT") }, .profileOpened(.success(workspace)))
    #expect(!harness.app.isReadOnly, "the mark is the profile's")
  }

  @Test func `the box does not change its size while names are filtered`() {
    var harness = opened()
    harness.press(.typed("/"))
    harness.type("old")
    #expect(picker(harness)?.rows.count == 1)
    #expect(picker(harness)?.mostRows == 3)
  }

  private static var host: WorkspaceURL {
    do {
      return try WorkspaceURL(parsing: "https://dbc-a.cloud.databricks.com")
    } catch {
      preconditionFailure("an address")
    }
  }
}
