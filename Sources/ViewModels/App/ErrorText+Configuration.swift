package import DatabricksClient

extension ErrorText {
  /// The words for a configuration that cannot be read, used or written.
  package init(_ error: ConfigurationError) {
    switch error {
    case .notConfigured:
      self.init("no workspace is configured", "run lakelock configure")
    case .noSuchProfile(let name, let path):
      self.init("\(path) has no profile “\(name)”", "run lakelock configure --profile \(name)")
    case .noFileForProfile(let name, let path):
      self.init(
        "there is no file \(path), where profile “\(name)” would be",
        "run lakelock configure --profile \(name)")
    case .incompleteProfile(let name, let missing):
      self.init("profile “\(name)” has no \(missing)", "run lakelock configure --profile \(name)")
    case .incompleteEnvironment(let set, let missing):
      self.init(
        "\(set) is set and \(missing) is not", "set both, or neither to use the config file")
    case .unsupportedSignIn(let name, let kind):
      let whose = name.map { "profile “\($0)” signs in" } ?? "the environment signs in"
      self.init(
        "\(whose) with \(kind), which is not supported",
        "use a token, a service principal, or the login of the Databricks CLI or the Azure CLI")
    case .conflictingSignIns(let families):
      self.init(
        "more than one authorization method configured: \(families.joined(separator: " and "))",
        "remove one of them, or choose with auth_type or DATABRICKS_AUTH_TYPE")
    case .invalidHost(let text, let reason):
      self.init(
        "“\(text)” is no workspace address: \(reason)",
        "it looks like https://adb-1234567890123456.7.azuredatabricks.net")
    case .invalidToken(let reason):
      self.init("the token is not one: \(reason)", "copy it again")
    case .invalidClientID(let reason):
      self.init("the client id is not one: \(reason)", "copy it again")
    case .invalidValue(let key, let reason):
      self.init("\(key) cannot be written: \(reason)", "copy it again")
    case .invalidProfileName(let name, let reason):
      self.init("“\(name)” cannot be a profile's name: \(reason)", "choose another one")
    case .fileFailed, .unreadableFile, .unsafeFile, .malformed, .noSuchFile: self = Self.file(error)
    }
  }

  /// The config file as such.
  private static func file(_ error: ConfigurationError) -> ErrorText {
    switch error {
    case .fileFailed(let path, let detail):
      ErrorText(joined(path, detail), "nothing was changed")
    case .unreadableFile(let path, let detail):
      ErrorText(joined(path, detail), "look at its owner and its mode")
    case .unsafeFile(let path, let detail):
      ErrorText(
        "\(path) is not used: \(detail)",
        detail.hasPrefix(ConfigFileOnDisk.writableByOthers)
          ? "run chmod 600 \(path)" : "name another file with --config-file")
    case .malformed(let path, let line, let detail):
      ErrorText("\(path), line \(line): \(detail)", "correct the line in a text editor")
    case .noSuchFile(let path, let namedBy):
      ErrorText(
        "there is no file \(path), which \(namedBy) names",
        "run lakelock configure to make it, or name another one")
    default: ErrorText("the config file cannot be used")
    }
  }
}
