import DatabricksClient
import Testing

/// Taking a profile out of the file and making one the default.
@Suite struct ProfileRemovalTests {
  private func changed(
    _ before: String, _ change: (ConfigFileWriter) throws -> ProfileChange
  ) throws -> (text: String, change: ProfileChange) {
    let folder = try TemporaryFolder()
    try folder.write(before)
    let made = try change(ConfigFileWriter(folder.location))
    return (try folder.text(), made)
  }

  @Test(arguments: [
    ("[a]\nhost = 1\n[b]\nhost = 2\n", "[b]\nhost = 2\n"),
    ("# top\n[a]\n# in\nhost = 1\n\n# of b\n[b]\nhost = 2\n", "# top\n\n# of b\n[b]\nhost = 2\n"),
    ("[b]\r\nhost = 2\r\n[a]\r\nhost = 1", "[b]\r\nhost = 2\r\n"),
    ("[a]\nhost = 1\n[b]\nhost = 2\n[a]\ntoken = 3\n", "[b]\nhost = 2\n"),
    ("[b]\nhost = 2\n\n[a]\nhost = 1\n\n[c]\nhost = 3\n", "[b]\nhost = 2\n\n[c]\nhost = 3\n"),
    ("[a]\nhost = 1\n\n\n[c]\nhost = 3\n", "[c]\nhost = 3\n"),
    ("[b]\n\n[a]\nhost = 1\n\n# of c\n\n[c]\n", "[b]\n\n# of c\n\n[c]\n"),
    (
      "[a]\nhost = 1\n[__settings__]\ndefault_profile = a\nx = y\n",
      "[__settings__]\nx = y\n"
    ),
  ])
  func `only the lines of the profile go`(before: String, after: String) throws {
    let made = try changed(before) { try $0.remove("a") }
    #expect(made.text == after)
  }

  @Test func `what goes is shown masked, and the old file is kept beside`() throws {
    let made = try changed("[a]\ntoken = 0123456789abcdef0123\n") { try $0.remove("a") }
    #expect(made.change.lines == [.removed("[a]"), .removed("token = 0123••••0123")])
    #expect(made.change.notes.contains { $0.contains(".bak") })
  }

  @Test(arguments: [
    ("[a]\nhost = 1\n", "[a]\nhost = 1\n\n[__settings__]\ndefault_profile = a\n"),
    (
      "[a]\nhost = 1\n[__settings__]\ndefault_profile = b\n# end\n",
      "[a]\nhost = 1\n[__settings__]\ndefault_profile = a\n# end\n"
    ),
    (
      "[__settings__]\nauth_storage = secure\n[a]\nhost = 1\n",
      "[__settings__]\nauth_storage = secure\ndefault_profile = a\n[a]\nhost = 1\n"
    ),
  ])
  func `the default profile is named in the settings`(before: String, after: String) throws {
    let made = try changed(before) { try $0.makeDefault("a") }
    #expect(made.text == after)
  }

  @Test(arguments: ["b", "__settings__"])
  func `a profile that is not there is refused`(name: String) throws {
    let before = "[a]\nhost = 1\n[__settings__]\ndefault_profile = a\n"
    #expect(throws: ConfigurationError.self) { try changed(before) { try $0.remove(name) } }
    #expect(throws: ConfigurationError.self) { try changed(before) { try $0.makeDefault(name) } }
  }
}
