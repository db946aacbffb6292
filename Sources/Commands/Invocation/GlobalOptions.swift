/// The options that may stand anywhere on the command line.
package struct GlobalOptions: Equatable, Sendable {
  /// How a verb writes its answer.
  package enum Output: String, Sendable {
    case text
    case json
  }

  /// The profile of the config file; nil leaves the choice to the environment and the file.
  package var profile: String?
  /// The config file to use instead of the usual one.
  package var configFile: String?
  package var output = Output.text
  /// Whether every change is refused before a request leaves.
  package var isReadOnly = false
  package var usesColor = true
  package var usesMouse = true
  /// Whether it is kept how the screen was left.
  package var keepsState = true
  package var isDebug = false
  /// Whether a sample workspace inside the process takes the place of a real one.
  package var isDemo = false
  /// What the sample workspace holds: `demo`, `empty`, or its size such as `1000x1000`.
  package var seed = "demo"

  package init() {}
}

/// What `lakelock configure` was told beforehand.
package struct ConfigureOptions: Equatable, Sendable {
  /// The workspace's address as it was written.
  package var host: String?
  /// Whether `--token` was given: a personal access token is what will be entered.
  package var wantsToken = false
  /// Whether address and token are tried before they are written.
  package var isChecked = true

  package init(host: String? = nil, wantsToken: Bool = false, isChecked: Bool = true) {
    self.host = host
    self.wantsToken = wantsToken
    self.isChecked = isChecked
  }
}

/// What the environment says of the workspace that `lakelock configure` connects.
package struct ConfigureEnvironment: Equatable, Sendable {
  /// `DATABRICKS_HOST`, used where no address is given.
  package var host: String?
  /// The variables that are set and will count more than the profile.
  package var overriding: [String] = []

  package init(host: String? = nil, overriding: [String] = []) {
    self.host = host
    self.overriding = overriding
  }
}
