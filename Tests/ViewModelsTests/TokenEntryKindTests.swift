import DatabricksClient
import Testing
import ViewModels

private let azure = TokenEntryTrial.azure
private let pat = TokenEntryTrial.pat
private let clientID = "12345678-90ab-cdef-1234-567890abcdef"
private let secret = "dose" + "0123456789abcdef0123456789abcdef"
private typealias Screen = TokenEntryTrial

/// The ways to sign in that the second field asks for.
struct TokenEntryKindTests {
  private func credential(_ screen: Screen) -> Credential? {
    guard case .send(.checkConnection(let workspace)) = screen.outcomes.first else { return nil }
    return workspace.credential
  }

  @Test func `a pasted client id and secret become a service principal`() {
    var screen = Screen()
    screen.paste(azure)
    screen.paste(clientID)
    #expect(screen.viewModel.kind == .servicePrincipal)
    #expect(screen.viewModel.focus == .clientSecret)
    screen.paste("\(secret)\n")
    #expect(screen.viewModel.focus == .profile)
    screen.press(.control("t"))
    guard case .servicePrincipal(let principal) = credential(screen) else {
      Issue.record("\(screen.outcomes)")
      return
    }
    #expect(principal.clientID == clientID)
    #expect(principal.secret.bytesEqual(Secret(copying: secret.utf8)))
  }

  @Test func `^o goes through the kinds, keeps what was entered, and Tab goes to their fields`() {
    var screen = Screen.filled
    var kinds: [SignInKind] = []
    for _ in 0..<4 {
      screen.press(.control("o"))
      kinds.append(screen.viewModel.kind)
    }
    #expect(kinds == [.servicePrincipal, .databricksCLI, .azureCLI, .token])
    #expect(screen.viewModel.token.secret.bytesEqual(Secret(copying: pat.utf8)))
    screen = Screen()
    screen.press(.control("o"))
    var places: [TokenEntryFocus] = []
    for _ in 0..<4 {
      places.append(screen.viewModel.focus)
      screen.press(Key(.tab))
    }
    #expect(places == [.host, .clientID, .clientSecret, .profile])
    screen.press(.control("o"), Key(.up), Key(.up), Key(.up), Key(.up))
    #expect(screen.viewModel.focus == .checkButton, "a login has nothing to type: four places")
  }

  @Test func `another kind forgets the check`() {
    var screen = Screen.filled
    screen.press(.control("t"))
    screen.checked(.success(TokenEntryTrial.found))
    screen.press(.control("o"))
    #expect(screen.viewModel.stage == .editing)
  }

  @Test(arguments: [
    ("databricks-cli", Credential.databricksCLI(DatabricksCLILogin(profile: nil))),
    ("azure-cli", .azureCLI(AzureCLILogin(tenant: "t"))),
  ])
  func `a pasted profile that uses a login is checked with that login`(
    type: String, wanted: Credential
  ) {
    var screen = Screen()
    screen.paste("[p]\nhost = \(azure)\nauth_type = \(type)\nazure_tenant_id = t\n")
    #expect(screen.viewModel.profile.text == "p")
    #expect(screen.viewModel.focus == .profile)
    screen.press(Key(.enter))
    #expect(credential(screen) == wanted)
  }

  @Test func `a way that cannot be used is refused by its name`() {
    var screen = Screen()
    screen.paste("[p]\nhost = \(azure)\nauth_type = azure-client-secret\n")
    #expect(screen.viewModel.tokenLine.text.contains("an Azure service principal"))
    #expect(screen.viewModel.kind == .token)
  }

  @Test(arguments: [
    ([Key](), TokenEntryFocus.clientID), ([.typed("x")], .clientID),
  ])
  func `an incomplete service principal asks nothing`(keys: [Key], focus: TokenEntryFocus) {
    var screen = Screen()
    screen.paste(azure)
    screen.press(.control("o"))
    for key in keys { screen.press(key) }
    screen.press(.control("t"))
    #expect(screen.outcomes == [])
    #expect(screen.viewModel.focus == focus)
    #expect(screen.viewModel.tokenLine.kind == .problem)
    #expect(screen.viewModel.status?.kind == .problem)
  }

  @Test func `a token pasted where a client secret belongs is a token`() {
    var screen = Screen()
    screen.paste(azure)
    screen.press(.control("o"), Key(.tab))
    screen.paste(pat)
    #expect(screen.viewModel.kind == .token)
    #expect(screen.viewModel.token.secret.bytesEqual(Secret(copying: pat.utf8)))
    #expect(screen.viewModel.clientSecret.isEmpty)
  }

  @Test func `the id of a workspace goes with an address that serves several`() {
    var screen = Screen()
    screen.paste("https://acme.databricks.com/?o=42#notebook")
    #expect(screen.viewModel.workspaceID == "42")
    #expect(screen.viewModel.hostLine.text.contains("workspace 42"))
    screen.paste(pat)
    screen.press(.control("t"))
    guard case .send(.checkConnection(let workspace)) = screen.outcomes.first else {
      Issue.record("\(screen.outcomes)")
      return
    }
    #expect(workspace.workspaceID == "42")
    screen.paste("\(azure)/?o=1234567890123456")
    #expect(screen.viewModel.workspaceID == nil, "its name says it")
    screen.paste("[p]\nhost = \(azure)\ntoken = \(pat)\nworkspace_id = 12\n")
    #expect(screen.viewModel.workspaceID == "12")
  }

  @Test func `a profile that is changed comes with its sign-in`() throws {
    let host = try WorkspaceURL(parsing: azure)
    let login = DatabricksCLILogin(profile: "cli", programPath: "/opt/databricks")
    let opened = OpenWorkspace(
      profile: "cli", host: host, credential: .databricksCLI(login), workspaceID: "7")
    var screen = Screen(profiles: ["cli"])
    screen.viewModel = TokenEntryViewModel(editing: "cli", host: azure)
    #expect(screen.viewModel.begun().contains(.send(.readProfile("cli"))))
    screen.viewModel.profileRead("cli", .success(opened))
    #expect(screen.viewModel.kind == .databricksCLI)
    screen.press(.control("t"))
    guard case .send(.checkConnection(let workspace)) = screen.outcomes.first else {
      Issue.record("\(screen.outcomes)")
      return
    }
    #expect(workspace.credential == .databricksCLI(login))
    #expect(workspace.workspaceID == "7")
  }

  @Test func `what is typed before the profile was read stays`() throws {
    let host = try WorkspaceURL(parsing: azure)
    var screen = Screen()
    screen.viewModel = TokenEntryViewModel(editing: "p", host: azure)
    screen.type("x")
    screen.viewModel.profileRead(
      "p", .success(OpenWorkspace(profile: "p", host: host, token: Secret(copying: pat.utf8))))
    #expect(screen.viewModel.token.secret.count == 1)
  }

  @Test func `each kind says where its credential comes from until it is there`() {
    var screen = Screen()
    let isCopyable = screen.viewModel.guide.contains {
      if case .copyable = $0 { true } else { false }
    }
    #expect(!isCopyable, "the address comes first")
    screen.paste(azure)
    #expect(
      screen.viewModel.guide.contains(
        .copyable("\(azure)/settings/user/developer/access-tokens")))
    screen.press(.control("o"), .control("o"))
    #expect(screen.viewModel.guide.contains(.copyable("databricks auth login --host \(azure)")))
    screen.press(.control("o"), .control("o"))
    screen.paste(pat)
    #expect(screen.viewModel.guide.isEmpty)
  }
}
