import CProcess
import Glibc

/// The variables the program was started with.
enum Environment {
  /// The value of `name`; nil where it is not set.
  static func value(of name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The variables that name a workspace, the token's own copy in the process wiped.
  static func takeConfiguration() -> [String: String] {
    let names = [
      "HOME", "DATABRICKS_HOST", "DATABRICKS_TOKEN", "DATABRICKS_CONFIG_FILE",
      "DATABRICKS_CONFIG_PROFILE", "DATABRICKS_RATE_LIMIT", "DATABRICKS_CLIENT_ID",
      "DATABRICKS_WORKSPACE_ID",
    ]
    var found: [String: String] = [:]
    for name in names { found[name] = value(of: name) }
    unsafe cproc_forget_environment("DATABRICKS_TOKEN")
    return found
  }
}
