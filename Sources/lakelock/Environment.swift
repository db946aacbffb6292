import CProcess
import DatabricksClient
import Desktop
import Glibc

/// The variables the program was started with.
enum Environment {
  /// The value of `name`; nil where it is not set.
  static func value(of name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The variables that tell of the desktop, the terminal and the user's home.
  static var ofDesktop: [String: String] {
    values(of: [
      "PATH", "HOME", "TERM", "TERM_PROGRAM", "TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY",
      "WSL_DISTRO_NAME", "SSH_CONNECTION", "SSH_TTY",
    ])
  }

  /// Those of the variables that are set.
  static func values(of names: [String]) -> [String: String] {
    var found: [String: String] = [:]
    for name in names { found[name] = value(of: name) }
    return found
  }

  /// The variables that name a workspace and the way to it.
  ///
  /// The process's own copies of credentials are wiped, unless a program that takes its place is to
  /// find them.
  static func takeConfiguration(keepsCredentials: Bool = false) -> [String: String] {
    var found: [String: String] = [:]
    let others =
      ["DATABRICKS_RATE_LIMIT", "WSL_DISTRO_NAME"] + CertificateAuthorities.variables
      + SettingsFile.variables + StateFile.variables
    for name in Configuration.variables + others {
      found[name] = value(of: name)
    }
    for name in Configuration.secretVariables where found[name] != nil && !keepsCredentials {
      unsafe name.withCString { unsafe cproc_forget_environment($0) }
    }
    return found
  }
}
