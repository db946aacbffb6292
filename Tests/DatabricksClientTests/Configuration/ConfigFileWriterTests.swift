import DatabricksClient
import Foundation
import Testing

@Suite struct ConfigFileWriterTests {
  /// The file after the example profile was written over `before`.
  private func written(
    over before: String, _ draft: ProfileDraft? = nil
  ) throws -> (text: String, change: ProfileChange) {
    let folder = try TemporaryFolder()
    try folder.write(before)
    let draft = try draft ?? .example()
    let change = try ConfigFileWriter(folder.location).write(draft)
    return (try folder.text(), change)
  }

  @Test func `a first profile is made the default one only where that is wanted`() throws {
    for name in ["DEFAULT", "p"] {
      var draft = try ProfileDraft.example()
      draft.name = name
      let made = try written(over: "", draft)
      #expect(made.change.offersDefault)
      #expect(made.text.hasSuffix("\n\n[__settings__]\ndefault_profile = \(name)\n"))
      draft.becomesDefault = false
      let plain = try written(over: "", draft)
      #expect(plain.change.offersDefault)
      #expect(!plain.text.contains("__settings__"))
    }
    #expect(try !written(over: "[q]\nhost = x\n").change.offersDefault)
  }

  @Test func `the id of a workspace is written beside its host`() throws {
    var draft = try ProfileDraft.example()
    draft.workspaceID = "42"
    #expect(
      try written(over: "[p]\nhost = old\nworkspace_id = 7\ntoken = t\n", draft).text
        == "[p]\nhost = https://new.example.com\nworkspace_id = 42\ntoken = dapi-new\n")
    #expect(
      try written(over: "[q]\nhost = x\n", draft).text
        == "[q]\nhost = x\n\n[p]\nhost = https://new.example.com\nworkspace_id = 42\n"
        + "token = dapi-new\n")
  }

  @Test(arguments: [
    (
      "",
      "[p]\nhost = https://new.example.com\ntoken = dapi-new\n\n[__settings__]\ndefault_profile = p\n"
    ),
    (
      "[q]\nhost = x", "[q]\nhost = x\n\n[p]\nhost = https://new.example.com\ntoken = dapi-new\n"
    ),
    (
      "[p]\nhost = old\ntoken = old\n[q]\nhost = y\ntoken = z",
      "[p]\nhost = https://new.example.com\ntoken = dapi-new\n[q]\nhost = y\ntoken = z"
    ),
    (
      "# top\n[p]\n; c\n  Host\t:  'old' # why\ncustom = 1\n\n# of q\n[q]\n",
      "# top\n[p]\n; c\n  # why\n  host\t:  https://new.example.com\ncustom = 1\ntoken = dapi-new\n\n# of q\n[q]\n"
    ),
    (
      "\u{feff}[p]\r\nhost = old\r\n",
      "\u{feff}[p]\r\nhost = https://new.example.com\r\ntoken = dapi-new\r\n"
    ),
    (
      "[p]\nhost = 1\ntoken = 1\n[q]\na = b\n[p]\ntoken = 2",
      "[p]\nhost = https://new.example.com\n[q]\na = b\n[p]\ntoken = dapi-new"
    ),
    (
      "[p]",
      "[p]\nhost = https://new.example.com\ntoken = dapi-new\n\n[__settings__]\ndefault_profile = p\n"
    ),
    (
      "[p]\nhost = https://new.example.com\nauth_type = oauth-m2m\nclient_id = a\nclient_secret = b\n"
        + "cluster_id = c\nworkspace_id = 7\naccount_id = d\n",
      "[p]\nhost = https://new.example.com\ncluster_id = c\nworkspace_id = 7\naccount_id = d\ntoken = dapi-new\n"
    ),
    (
      "[p]\r\nhost = https://new.example.com\r\ntoken = dapi-new ; mine\r\n",
      "[p]\r\nhost = https://new.example.com\r\n; mine\r\ntoken = dapi-new\r\n"
    ),
    (
      "  [p]\n  host = https://new.example.com\n  [q]\n  a = b\n",
      "  [p]\n  host = https://new.example.com\n  token = dapi-new\n  [q]\n  a = b\n"
    ),
    (
      "[p]\n  client_id = a\n\t[q]\n\ta = b\n",
      "[p]\n\thost = https://new.example.com\n\ttoken = dapi-new\n\t[q]\n\ta = b\n"
    ),
    (
      "[p]\ncustom = 1\n  host = old\n  token = old\n    other = 2\n[q]\na = b\n",
      "[p]\ncustom = 1\nhost = https://new.example.com\ntoken = dapi-new\nother = 2\n"
        + "[q]\na = b\n"
    ),
    (
      "[p]\nhost = https://new.example.com\ntoken = dapi-new\n\n # c\n\tcustom = 1\n",
      "[p]\nhost = https://new.example.com\ntoken = dapi-new\n\n # c\ncustom = 1\n"
    ),
    (
      "[p]\nhost = https://old.example.com\nworkspace_id = 7\n",
      "[p]\nhost = https://new.example.com\ntoken = dapi-new\n"
    ),
  ])
  func `only the lines of the profile change`(before: String, after: String) throws {
    #expect(try written(over: before).text == after)
  }

  @Test func `keys before any section are changed as DEFAULT's`() throws {
    let draft = try ProfileDraft.example("DEFAULT")
    let text = try written(over: "token = old\n[q]\na = b\n", draft).text
    #expect(text == "token = dapi-new\nhost = https://new.example.com\n[q]\na = b\n")
  }

  @Test func `the difference shows the profile with credentials masked`() throws {
    let token = "dapi0123456789abcdef0123456789ab3f2a"
    let change = try written(
      over: "[p]\nhost = https://new.example.com\ntoken = dapi9999999999999999999999997777\n"
        + "# was dapi8888888888888888888888888888\nclient_secret = hidden\n[q]\ntoken = t\n",
      .example(token: token)
    ).change
    #expect(
      change.lines == [
        .kept("[p]"), .kept("host = https://new.example.com"),
        .removed("token = dapi••••7777"), .added("token = dapi••••3f2a"),
        .kept("# was dapi••••8888"), .removed("client_secret = ••••"),
      ])
    #expect(change.replacesProfile)
    #expect(!String(describing: change).contains("0123456789"))
  }

  @Test func `a new file is for its owner only`() throws {
    let folder = try TemporaryFolder()
    let preview = try ConfigFileWriter(folder.location).preview(.example())
    #expect(try folder.names.isEmpty)
    let change = try ConfigFileWriter(folder.location).write(.example(), expecting: preview)
    #expect(change == preview)
    #expect(change.path == "~/.databrickscfg")
    #expect(!change.replacesProfile)
    #expect(try folder.mode() == 0o600)
    #expect(try folder.names == [".databrickscfg"])
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o664, 0o755, 0o700])
  func `others lose their access, and the old token is kept beside`(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("[p]\ntoken = old\n", mode: mode)
    let change = try ConfigFileWriter(folder.location).write(.example())
    #expect(change.notes.contains("mode 0\(String(mode, radix: 8)) becomes 0600"))
    #expect(try folder.mode() == 0o600)
    #expect(try folder.names == [".databrickscfg", ".databrickscfg.bak"])
    #expect(try folder.text(of: ".databrickscfg.bak") == "[p]\ntoken = old\n")
    #expect(try folder.mode(of: ".databrickscfg.bak") == 0o600)
  }

  @Test func `what changed since it was shown is not written over`() throws {
    let folder = try TemporaryFolder()
    try folder.write("[p]\nhost = a\n")
    let shown = try ConfigFileWriter(folder.location).preview(.example())
    try folder.write("[p]\nhost = b\n")
    #expect(throws: ConfigurationError.self) {
      try ConfigFileWriter(folder.location).write(.example(), expecting: shown)
    }
    #expect(try folder.text() == "[p]\nhost = b\n")
    #expect(try folder.names == [".databrickscfg"])
  }

  @Test func `a file with a line that cannot be understood is not written`() throws {
    let folder = try TemporaryFolder()
    try folder.write("[p]\nhost = a\nnonsense\n")
    #expect(
      throws: ConfigurationError.malformed(
        path: "~/.databrickscfg", line: 3, "there is no “=” after the key")
    ) {
      try ConfigFileWriter(folder.location).write(.example())
    }
    #expect(try folder.text() == "[p]\nhost = a\nnonsense\n")
  }

  @Test func `a folder that is not there is an error`() {
    let location = ConfigFileLocation(path: "/nonexistent-folder/.databrickscfg")
    #expect(throws: ConfigurationError.self) { try ConfigFileWriter(location).write(.example()) }
  }

  @Test(arguments: [
    "", "a\nb", "[x]", "__settings__", " x", "x]", "a\u{7f}", "a\u{200b}", "a\u{202e}b",
    "a\u{2028}", "a#b", "a;b", "a`b", "a\\", "\u{a0}x", String(repeating: "x", count: 129),
  ])
  func `a name that no section can have is refused`(name: String) throws {
    let folder = try TemporaryFolder()
    #expect(throws: ConfigurationError.self) {
      try ConfigFileWriter(folder.location).write(.example(name))
    }
    #expect(try folder.names.isEmpty)
  }

  @Test(arguments: [
    "https://h#x", "h;x", "https://h/ # c", "h%41", "'h.example.com'", "\"h\"", "h`", "h\\",
    "https://[::1]", "http://[fe80::1%25lo]", "h=x", "h:443", "https://ü.example.com", "h\u{200b}",
    "https://h.example.com/?o=1#x%y", "h\rx", "https://h.example.com:8443/",
  ])
  func `no address holds what some reader would misread`(text: String) {
    guard let url = try? WorkspaceURL(parsing: text) else { return }
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:/[]")
    #expect(url.text.allSatisfy { allowed.contains($0) }, "\(url.text)")
  }

  @Test(arguments: ["", "a b", "a\n", "a#b", "a\"", "é", "a\0"])
  func `a token that no header can carry is refused`(token: String) throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigFileWriter(folder.location).write(.example(token: token))
    }
    guard case .invalidToken = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a disk that takes nothing leaves the old file and no other`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try folder.write("[p]\ntoken = old\n")
      var limit = rlimit(rlim_cur: 0, rlim_max: 0)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #expect(throws: ConfigurationError.self) {
        try ConfigFileWriter(folder.location).write(.example())
      }
      let text = try folder.text()
      let names = try folder.names
      guard text == "[p]\ntoken = old\n", names == [".databrickscfg"] else { exit(9) }
    }
  }
}
