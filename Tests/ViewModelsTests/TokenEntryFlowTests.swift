import DatabricksClient
import Testing
import ViewModels

private let pat = TokenEntryTrial.pat
private let azure = TokenEntryTrial.azure
private let found = TokenEntryTrial.found
private let change = TokenEntryTrial.change
private typealias Screen = TokenEntryTrial

struct TokenEntryFlowTests {
  @Test func `two pastes and two keys lead from nothing to a written profile`() {
    var screen = Screen()
    #expect(screen.viewModel.begun() == [.send(.readProfiles), .send(.findKnownWorkspaces)])
    screen.paste("\(azure)/browse?o=1")
    #expect(screen.viewModel.focus == .token)
    screen.paste("export DATABRICKS_TOKEN=\(pat)")
    screen.press(.control("s"))
    guard case .send(.checkConnection(let workspace)) = screen.outcomes.first,
      case .token(let token) = workspace.credential
    else {
      Issue.record("\(screen.outcomes)")
      return
    }
    #expect(workspace.host.text == azure)
    #expect(token.bytesEqual(Secret(copying: pat.utf8)))
    screen.checked(.success(found))
    guard case .send(.previewProfile(let draft)) = screen.outcomes.first else {
      Issue.record("\(screen.outcomes)")
      return
    }
    screen.viewModel.profilePreviewed(.success(change))
    #expect(screen.viewModel.stage == .reviewing(found, change))
    screen.press(Key(.enter))
    #expect(screen.outcomes == [.send(.writeProfile(draft))])
    #expect(screen.viewModel.profileWritten(.success(change)) == [.connected(profile: "DEFAULT")])
  }

  @Test func `nothing is written before the change was shown and confirmed`() {
    var screen = Screen.filled
    screen.press(Key(.enter))
    screen.checked(.success(found))
    #expect(screen.viewModel.focus == .saveButton)
    screen.press(Key(.enter))
    screen.viewModel.profilePreviewed(.success(change))
    #expect(screen.viewModel.focus == .backButton, "the key that opened it must not confirm it")
    screen.press(Key(.enter))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.stage == .checked(found))
    screen.press(.control("s"))
    screen.viewModel.profilePreviewed(.success(change))
    screen.press(.control("s"))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.stage == .reviewing(found, change))
  }

  @Test func `a name that no profile can have is put right where it was typed`() {
    var screen = Screen.filled
    screen.press(Key(.enter))
    screen.checked(.success(found))
    screen.press(.control("s"))
    screen.viewModel.profilePreviewed(
      .failure(.invalidProfileName("a]b", reason: "a name has no brackets")))
    #expect(screen.viewModel.focus == .profile)
    screen.type("b")
    #expect(screen.viewModel.stage == .checked(found))
    screen.press(.control("s"))
    screen.viewModel.profilePreviewed(.success(change))
    #expect(screen.viewModel.stage == .reviewing(found, change))
  }

  @Test func `tab goes through fields and buttons, and back`() {
    var screen = Screen()
    var places: [TokenEntryFocus] = []
    for _ in 0..<5 {
      places.append(screen.viewModel.focus)
      screen.press(Key(.tab))
    }
    #expect(places == [.host, .token, .profile, .checkButton, .saveButton])
    #expect(screen.viewModel.focus == .host)
    screen.press(Key(.tab, .shift))
    #expect(screen.viewModel.focus == .saveButton)
    screen.press(Key(.left))
    #expect(screen.viewModel.focus == .checkButton)
  }

  @Test(arguments: [
    ("", "", TokenEntryFocus.host), ("https://a.example.com", "", .token),
    ("", pat, .host), ("my workspace", pat, .host), ("https://a.example.com", "two words", .token),
  ])
  func `an incomplete form asks nothing and says what is missing`(
    host: String, token: String, focus: TokenEntryFocus
  ) {
    var screen = Screen()
    screen.type(host)
    screen.press(Key(.tab))
    screen.type(token)
    screen.press(.control("t"))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.focus == focus)
    let line = focus == .host ? screen.viewModel.hostLine : screen.viewModel.tokenLine
    #expect(line.kind == .problem, "\(line)")
  }

  @Test func `what is typed is cleaned when the field is left`() {
    var screen = Screen()
    screen.type("adb-1.azuredatabricks.net/?o=1")
    screen.press(Key(.enter))
    #expect(screen.viewModel.host.text == "https://adb-1.azuredatabricks.net")
    #expect(screen.viewModel.hostLine.text.contains("?o="))
    screen.type("Bearer \"\(pat)\"")
    screen.press(Key(.enter))
    #expect(screen.viewModel.token.secret.bytesEqual(Secret(copying: pat.utf8)))
    #expect(screen.viewModel.tokenLine.text.contains("Bearer"))
  }

  @Test func `a token typed into the address moves to its field`() {
    var screen = Screen()
    screen.type(pat)
    screen.press(Key(.tab))
    #expect(screen.viewModel.host.isEmpty)
    #expect(screen.viewModel.token.secret.bytesEqual(Secret(copying: pat.utf8)))
  }

  @Test func `a second paste replaces the first`() {
    var screen = Screen.filled
    screen.press(Key(.up))
    screen.paste(pat)
    #expect(screen.viewModel.token.secret.count == pat.utf8.count)
  }

  @Test func `a refused paste changes nothing`() {
    var screen = Screen.filled
    let token = screen.viewModel.token
    screen.paste("dapi01…3f")
    #expect(screen.viewModel.token == token)
    #expect(screen.viewModel.tokenLine.kind == .warning)
    screen.press(.control("t"))
    #expect(screen.outcomes.count == 1, "the token that stands there can still be checked")
  }

  @Test func `escape cancels the check and keeps what was typed`() {
    var screen = Screen.filled
    let before = (screen.viewModel.host, screen.viewModel.token)
    screen.press(.control("t"), Key(.escape))
    #expect(screen.outcomes == [.cancel])
    #expect(screen.viewModel.stage == .editing)
    #expect(before == (screen.viewModel.host, screen.viewModel.token))
  }

  @Test func `an answer that comes after escape is dropped`() {
    var screen = Screen.filled
    screen.press(.control("s"), Key(.escape))
    screen.checked(.success(found))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.stage == .editing)
    screen.viewModel.profilePreviewed(.success(change))
    #expect(screen.viewModel.stage == .editing)
    #expect(screen.viewModel.profileWritten(.success(change)) == [])
  }

  @Test func `editing while the check runs cancels it`() {
    var screen = Screen.filled
    screen.press(.control("t"), Key(.up), Key(.backspace))
    #expect(screen.outcomes == [.cancel])
    #expect(screen.viewModel.stage == .editing)
  }

  @Test func `moving about while the check runs does not cancel it`() {
    var screen = Screen.filled
    screen.press(.control("t"), Key(.up), Key(.left), Key(.tab))
    #expect(screen.viewModel.stage == .checking(thenSave: false))
  }

  @Test func `a changed token must be checked again`() {
    var screen = Screen.filled
    screen.press(.control("t"))
    screen.checked(.success(found))
    screen.press(Key(.up), Key(.up), Key(.up))
    screen.type("x")
    #expect(screen.viewModel.stage == .editing)
  }

  @Test func `another profile name keeps what the check found`() {
    var screen = Screen.filled
    screen.press(.control("t"))
    screen.checked(.success(found))
    screen.press(Key(.up), Key(.up))
    // The name was only proposed: what is typed takes its place.
    screen.type("second")
    #expect(screen.viewModel.stage == .checked(found))
    screen.press(.control("s"))
    guard case .send(.previewProfile(let draft)) = screen.outcomes.first else {
      Issue.record("\(screen.outcomes)")
      return
    }
    #expect(draft.name == "second")
  }

  @Test(arguments: [
    (DatabricksError.unreachable(host: "a", .nameNotFound), "address", TokenEntryFocus.host),
    (.unreachable(host: "a", .connectionRefused), "network", .profile),
    (.notAWorkspace(host: "a", "login page"), "address", .host),
    (.tokenRejected("Invalid access token"), "token", .token),
    (.notPermitted("no"), "permission", .profile),
    (.addressBlocked("no"), "network", .profile),
  ])
  func `a failed check names the part that is wrong and keeps the fields`(
    error: DatabricksError, part: String, focus: TokenEntryFocus
  ) {
    var screen = Screen.filled
    let token = screen.viewModel.token
    screen.press(.control("t"))
    screen.checked(.failure(error))
    #expect(screen.viewModel.status?.text.hasPrefix("\(part): ") == true)
    #expect(screen.viewModel.status?.kind == .problem)
    #expect(screen.viewModel.focus == focus)
    #expect(screen.viewModel.token == token)
    #expect(screen.viewModel.host.text == azure)
  }

  @Test func `a failed write says so and can be tried again`() {
    var screen = Screen.filled
    screen.press(.control("s"))
    screen.checked(.success(found))
    screen.viewModel.profilePreviewed(.success(change))
    screen.press(Key(.enter))
    let error = ConfigurationError.fileFailed(path: "~/.databrickscfg", "no space left")
    #expect(screen.viewModel.profileWritten(.failure(error)) == [])
    #expect(screen.viewModel.status?.kind == .problem)
    screen.press(.control("s"))
    guard case .send(.previewProfile) = screen.outcomes.first else {
      Issue.record("\(screen.outcomes)")
      return
    }
  }

  @Test func `a writing that runs is not cancelled`() {
    var screen = Screen.filled
    screen.press(.control("s"))
    screen.checked(.success(found))
    screen.viewModel.profilePreviewed(.success(change))
    screen.press(Key(.enter), Key(.escape))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.stage == .writing(found, change))
  }

  @Test func `escape leaves at once when nothing was entered, else on the second press`() {
    var screen = Screen()
    screen.press(Key(.escape))
    #expect(screen.outcomes == [.leave])
    screen = .filled
    screen.press(Key(.escape))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.status?.kind == .warning)
    screen.press(Key(.escape))
    #expect(screen.outcomes == [.leave])
  }

  @Test func `a form that was filled in by the program is left at once`() {
    var screen = Screen()
    screen.viewModel = TokenEntryViewModel(host: azure, profile: "prod")
    screen.press(Key(.escape))
    #expect(screen.outcomes == [.leave])
    screen.viewModel = TokenEntryViewModel(host: azure, profile: "prod")
    screen.press(Key(.tab))
    screen.type("2")
    screen.press(Key(.escape))
    #expect(screen.outcomes == [])
  }

  @Test func `the token is revealed for thirty seconds or until the window loses the keyboard`() {
    var screen = Screen.filled
    screen.press(.control("r"))
    #expect(screen.viewModel.isTokenRevealed)
    #expect(screen.viewModel.deadline == screen.now.moment + 30_000)
    screen.wait(milliseconds: 29_999)
    #expect(screen.viewModel.isTokenRevealed)
    screen.wait(milliseconds: 1)
    #expect(!screen.viewModel.isTokenRevealed)
    #expect(screen.viewModel.deadline == nil)
    screen.press(.control("r"))
    screen.viewModel.hideToken()
    #expect(!screen.viewModel.isTokenRevealed)
  }

  @Test func `there is a deadline only while something runs`() {
    var screen = Screen.filled
    #expect(screen.viewModel.deadline == nil)
    screen.press(.control("t"))
    #expect(screen.viewModel.deadline != nil)
    screen.checked(.failure(.tokenRejected("")))
    #expect(screen.viewModel.deadline == nil)
  }

  @Test func `known workspaces are put into the address one after the other`() throws {
    var screen = Screen(profiles: ["PROD"])
    let host = try WorkspaceURL(parsing: "https://dev.example.com")
    let prod = try WorkspaceURL(parsing: "https://prod.example.com")
    screen.viewModel.knownWorkspacesFound([
      KnownWorkspace(host: prod, name: nil, source: "DATABRICKS_HOST"),
      KnownWorkspace(host: host, name: "dev", source: "target dev of databricks.yml"),
    ])
    #expect(screen.viewModel.hostLine.text.contains("^n"))
    screen.press(.control("n"))
    #expect(screen.viewModel.host.text == "https://prod.example.com")
    #expect(screen.viewModel.profile.text == "PROD")
    screen.press(.control("n"))
    #expect(screen.viewModel.host.text == "https://dev.example.com")
    #expect(screen.viewModel.profile.text == "dev")
    #expect(screen.viewModel.hostLine.text == "2 of 2, from target dev of databricks.yml")
    screen.press(.control("n"))
    #expect(screen.viewModel.host.text == "https://prod.example.com")
    screen.paste(pat)
    screen.press(.control("t"))
    #expect(screen.outcomes.count == 1)
  }

  @Test func `a paste over the shown change is ignored`() {
    var screen = Screen.filled
    screen.press(.control("s"))
    screen.checked(.success(found))
    screen.viewModel.profilePreviewed(.success(change))
    let token = screen.viewModel.token
    screen.paste("dapi" + "fedcba9876543210fedcba9876543210\n")
    #expect(screen.viewModel.stage == .reviewing(found, change))
    #expect(screen.viewModel.token == token)
  }
}
