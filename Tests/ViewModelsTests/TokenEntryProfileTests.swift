import DatabricksClient
import Testing
import ViewModels

private let azure = TokenEntryTrial.azure
private typealias Screen = TokenEntryTrial

struct TokenEntryProfileTests {
  @Test(arguments: [
    ([], "DEFAULT"), (["prod"], "DEFAULT"), (["DEFAULT"], "adb-1234567890123456"),
    (["DEFAULT", "adb-1234567890123456"], "adb-1234567890123456-2"),
  ])
  func `a free name is suggested`(profiles: [String], name: String) {
    var screen = Screen(profiles: profiles)
    screen.paste(azure)
    #expect(screen.viewModel.profile.text == name)
    #expect(screen.viewModel.profileLine.text.isEmpty)
  }

  @Test func `the profile of the same workspace is suggested, with a warning`() {
    var screen = Screen(profiles: ["DEFAULT", "PROD"])
    screen.paste("https://prod.example.com")
    #expect(screen.viewModel.profile.text == "PROD")
    #expect(screen.viewModel.profileLine.kind == .warning)
  }

  @Test func `a name that somebody typed stays`() {
    var screen = Screen(profiles: ["DEFAULT"])
    screen.press(Key(.tab), Key(.tab), .control("u"))
    screen.type("mine")
    screen.press(Key(.tab), Key(.tab), Key(.tab))
    screen.paste(azure)
    #expect(screen.viewModel.profile.text == "mine")
  }

  @Test func `a name that exists is warned about before anything is written`() {
    var screen = Screen(profiles: ["DEFAULT"])
    screen.press(Key(.tab), Key(.tab), .control("u"))
    screen.type("DEFAULT")
    #expect(screen.viewModel.profileLine.kind == .warning)
  }

  @Test func `^n in the profile goes through the profiles there are, and leaves the address alone`()
  {
    var screen = Screen(profiles: ["DEFAULT", "PROD"])
    screen.paste(azure)
    screen.press(Key(.tab))
    #expect(screen.viewModel.focus == .profile)
    var names: [String] = []
    for _ in 0..<3 {
      screen.press(.control("n"))
      names.append(screen.viewModel.profile.text)
    }
    #expect(names == ["DEFAULT", "PROD", "DEFAULT"])
    #expect(screen.viewModel.status?.text == "1 of 2 profiles")
    #expect(screen.viewModel.host.text == azure)
    #expect(screen.viewModel.profileLine.kind == .warning)
  }

  @Test func `^n is offered where there is something to go through`() {
    var screen = Screen()
    let row = KeyTable.rows(in: .tokenEntry).first { $0.command == .tokenEntry(.suggest) }
    #expect(row.flatMap { screen.viewModel.footerLabel(of: $0) } == nil)
    screen = Screen(profiles: ["PROD"])
    #expect(row.flatMap { screen.viewModel.footerLabel(of: $0) } == "known…")
    screen.press(Key(.tab))
    #expect(row.flatMap { screen.viewModel.footerLabel(of: $0) } == nil)
    screen.press(Key(.tab))
    #expect(row.flatMap { screen.viewModel.footerLabel(of: $0) } == "known…")
  }
}
