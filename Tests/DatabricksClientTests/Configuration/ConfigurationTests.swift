import DatabricksClient
import Foundation
import Testing

@Suite struct ConfigurationTests {
  private static let text = """
    [DEFAULT]
    host = https://default.example.com
    token = dapi-default

    [prod]
    host = https://prod.example.com/?o=42
    token = dapi-prod
    workspace_id = 7

    [m2m]
    host = https://m2m.example.com
    client_id = id
    client_secret = secret

    [cli]
    host = https://cli.example.com
    auth_type = databricks-cli

    [bare]
    host = https://bare.example.com

    """

  /// Host, token and profile that a file, arguments and environment lead to.
  private func found(
    _ text: String? = text, host: String? = nil, profile: String? = nil,
    env: [String: String] = [:]
  ) throws -> String {
    let folder = try TemporaryFolder()
    if let text { try folder.write(text) }
    let workspace = try Configuration.resolve(
      arguments: ConfigurationArguments(host: host, profile: profile),
      environment: env.merging(folder.environment) { mine, _ in mine })
    return [
      workspace.profile ?? "-", workspace.host.host,
      String(decoding: workspace.token?.bytes ?? [], as: UTF8.self), workspace.workspaceID ?? "-",
    ].joined(separator: " ")
  }

  private func failure(
    _ text: String? = text, profile: String? = nil, env: [String: String] = [:]
  ) -> ConfigurationError? {
    do {
      _ = try found(text, profile: profile, env: env)
      return nil
    } catch {
      return error as? ConfigurationError
    }
  }

  @Test(arguments: [
    ("[DEFAULT]\nhost http://db.example.com\ntoken = dapi0\n", 2),
    ("[DEFAULT]\nhost db.example.com\ntoken = dapi0\n", 2),
  ])
  func `a host without its equals sign is told by its line`(text: String, line: Int) {
    guard case .malformed(_, let found, let detail) = failure(text) else {
      Issue.record("another failure: \(String(describing: failure(text)))")
      return
    }
    #expect(found == line)
    #expect(detail.contains("“=”"))
  }

  @Test func `a file of which nothing is understood is not taken for one without profiles`() throws
  {
    let folder = try TemporaryFolder()
    let garbage: [UInt8] = [0xFF, 0xFE, 0x00] + Array("[DEFAULT]".utf8)
    try Data(garbage).write(to: URL(filePath: folder.path).appending(path: ".databrickscfg"))
    #expect(
      throws: ConfigurationError.malformed(
        path: "~/.databrickscfg", line: 1, "it is no text; the file must be plain UTF-8")
    ) {
      try Configuration.resolve(
        arguments: ConfigurationArguments(), environment: folder.environment)
    }
  }

  @Test(
    arguments: [
      (nil, nil, false), ("", nil, false), ("5", 5, false), ("abc", nil, true), ("0", nil, true),
      ("-3", nil, true), ("1.5", nil, true),
    ] as [(String?, Int?, Bool)])
  func `a rate limit that is no number has no say and is told`(
    text: String?, limit: Int?, isTold: Bool
  ) {
    #expect(RateLimit(text).perSecond == limit)
    #expect((RateLimit(text).problem != nil) == isTold)
  }

  @Test func `arguments come before the environment and that before the file`() throws {
    let given = ["DATABRICKS_HOST": "env.example.com", "DATABRICKS_TOKEN": "dapi-env"]
    #expect(try found() == "DEFAULT default.example.com dapi-default -")
    #expect(try found(profile: "prod") == "prod prod.example.com dapi-prod 7")
    #expect(
      try found(nil, env: ["DATABRICKS_CONFIG_PROFILE": ""].merging(given) { $1 })
        == "- env.example.com dapi-env -")
    #expect(try found(env: given) == "- env.example.com dapi-env -")
    #expect(try found(host: "arg.example.com", env: given) == "- arg.example.com dapi-env -")
    #expect(
      try found(env: ["DATABRICKS_CONFIG_PROFILE": "prod"]) == "prod prod.example.com dapi-prod 7")
    #expect(
      try found(profile: "DEFAULT", env: ["DATABRICKS_CONFIG_PROFILE": "prod"])
        == "DEFAULT default.example.com dapi-default -")
    #expect(
      try found(profile: "prod", env: ["DATABRICKS_TOKEN": "dapi-env"])
        == "prod prod.example.com dapi-env 7")
  }

  @Test func `the settings name the default profile`() throws {
    let settings = Self.text + "[__settings__]\ndefault_profile = prod\n"
    #expect(try found(settings) == "prod prod.example.com dapi-prod 7")
    #expect(
      failure(Self.text + "[__settings__]\ndefault_profile = gone\n")
        == .noSuchProfile("gone", path: "~/.databrickscfg"))
  }

  @Test func `the workspace's id is the address's when nothing else tells it`() throws {
    let text = Self.text.replacingOccurrences(of: "workspace_id = 7\n", with: "")
    #expect(try found(text, profile: "prod") == "prod prod.example.com dapi-prod 42")
    #expect(
      try found(text, profile: "prod", env: ["DATABRICKS_WORKSPACE_ID": "9"])
        == "prod prod.example.com dapi-prod 9")
  }

  @Test func `what is missing is told`() {
    #expect(failure(nil) == .notConfigured)
    #expect(failure("") == .notConfigured)
    #expect(failure("[q]\nhost = x\n") == .notConfigured)
    #expect(failure(profile: "gone") == .noSuchProfile("gone", path: "~/.databrickscfg"))
    #expect(
      failure(nil, env: ["DATABRICKS_CONFIG_FILE": "~/other"])
        == .noSuchFile(path: "~/other", namedBy: "DATABRICKS_CONFIG_FILE"))
    #expect(failure(nil, profile: "p") == .noFileForProfile("p", path: "~/.databrickscfg"))
    #expect(failure(profile: "bare") == .incompleteProfile("bare", missing: "token"))
    #expect(failure("[DEFAULT]\ntoken = t\n") == .incompleteProfile("DEFAULT", missing: "host"))
    #expect(
      failure(env: ["DATABRICKS_HOST": "h.example.com"])
        == .incompleteEnvironment(set: "DATABRICKS_HOST", missing: "DATABRICKS_TOKEN"))
    #expect(
      failure(env: ["DATABRICKS_TOKEN": "t"])
        == .incompleteEnvironment(set: "DATABRICKS_TOKEN", missing: "DATABRICKS_HOST"))
    #expect(
      failure(profile: "__settings__")
        == .invalidProfileName("__settings__", reason: "it is reserved for settings"))
  }

  @Test func `a malformed line of a profile that works is told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("[DEFAULT]\nhost = h\nnonsense\ntoken = t\n[q]\n= x\n")
    let resolution = try Configuration(
      arguments: ConfigurationArguments(), environment: folder.environment
    ).resolve()
    #expect(
      resolution.warnings == [
        "~/.databrickscfg, line 3: there is no “=” after the key",
        "~/.databrickscfg, line 6: there is no key before the “=”",
      ])
  }

  @Test func `a malformed line explains what is missing`() {
    #expect(
      failure("[DEFAULT]\nhost = h.example.com\ntoken t\n")
        == .malformed(path: "~/.databrickscfg", line: 3, "there is no “=” after the key"))
  }

  @Test func `a token with a line end never becomes a header`() {
    let error = failure(env: ["DATABRICKS_HOST": "h.example.com", "DATABRICKS_TOKEN": "a\r\nX: y"])
    #expect(error == .invalidToken(reason: "character 2 cannot be in a token"))
  }

  @Test func `a file that others may write is not used`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, mode: 0o622)
    let configuration = Configuration(
      arguments: ConfigurationArguments(), environment: folder.environment)
    #expect(
      throws: ConfigurationError.unsafeFile(
        path: "~/.databrickscfg", "others may write it (mode 0622)")
    ) { try configuration.resolve() }
  }

  @Test func `a file that others may read is used with a warning`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, mode: 0o644)
    let configuration = Configuration(
      arguments: ConfigurationArguments(), environment: folder.environment)
    #expect(
      try configuration.resolve().warnings == [
        "~/.databrickscfg can be read by others (mode 0644); run chmod 600 ~/.databrickscfg"
      ])
    try folder.write(Self.text)
    #expect(try configuration.resolve().warnings.isEmpty)
  }

  @Test func `a folder in place of the file is an error, not an absence`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file, withIntermediateDirectories: false)
    let configuration = Configuration(
      arguments: ConfigurationArguments(), environment: folder.environment)
    #expect(
      throws: ConfigurationError.unsafeFile(path: "~/.databrickscfg", "it is no regular file")
    ) {
      try configuration.resolve()
    }
  }

  @Test func `the picker lists profiles without their credentials`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text + "nonsense\n")
    let configuration = Configuration(
      arguments: ConfigurationArguments(), environment: folder.environment)
    let list = try configuration.profiles()
    #expect(list.rows.map(\.name) == ["DEFAULT", "prod", "m2m", "cli", "bare"])
    #expect(list.rows.map(\.hasToken) == [true, true, false, false, false])
    #expect(list.warnings.count == 1)
    #expect(!String(describing: list).contains("dapi"))
    #expect(try configuration.open("prod").host.host == "prod.example.com")
  }

  @Test func `the file is where the argument or the environment says`() throws {
    let environment = ["HOME": "/ada", "DATABRICKS_CONFIG_FILE": "~/cfg"]
    #expect(try ConfigFileLocation(argument: nil, environment: environment).path == "/ada/cfg")
    #expect(try ConfigFileLocation(argument: nil, environment: environment).shownPath == "~/cfg")
    #expect(try ConfigFileLocation(argument: "x", environment: environment).path == "x")
    #expect(
      try ConfigFileLocation(argument: nil, environment: ["HOME": "/ada"]).shownPath
        == "~/.databrickscfg")
    #expect(throws: ConfigurationError.self) {
      try ConfigFileLocation(argument: nil, environment: [:])
    }
  }
}
