/// The state of the config file, for somebody who wants to know what is wrong with it.
package struct ConfigFileReport: Equatable, Sendable {
  /// Whether the file can be used.
  package enum State: Equatable, Sendable {
    case missing
    case unusable(ConfigurationError)
    /// Permission bits in octal, such as `0600`, and whether others may read it.
    case readable(mode: String, isPrivate: Bool)
  }

  /// With `~` for the home folder.
  package var path: String
  package var state: State
  package var profileCount: Int
  /// The lines that cannot be understood.
  package var problems: [ConfigFile.Problem]
  /// Why Python's tools refuse the file although it can be understood.
  package var pythonRefusal: ConfigFile.Problem?

  package init(
    path: String, state: State, profileCount: Int = 0, problems: [ConfigFile.Problem] = [],
    pythonRefusal: ConfigFile.Problem? = nil
  ) {
    self.path = path
    self.state = state
    self.profileCount = profileCount
    self.problems = problems
    self.pythonRefusal = pythonRefusal
  }
}

extension Configuration {
  /// Looks at the config file.
  package func fileReport() -> ConfigFileReport {
    var path = "~/.databrickscfg"
    do throws(ConfigurationError) {
      let location = try location()
      path = location.shownPath
      guard let onDisk = try ConfigFileOnDisk(at: location) else {
        return ConfigFileReport(path: path, state: .missing)
      }
      let file = onDisk.file
      return ConfigFileReport(
        path: path,
        state: .readable(
          mode: ConfigFileOnDisk.octal(onDisk.status.mode), isPrivate: onDisk.warning == nil),
        profileCount: file.profileNames.count, problems: file.problems,
        pythonRefusal: file.problems.isEmpty ? PythonReading(file).refusal : nil)
    } catch {
      return ConfigFileReport(path: path, state: .unusable(error))
    }
  }
}
