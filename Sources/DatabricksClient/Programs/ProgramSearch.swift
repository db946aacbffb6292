internal import Glibc

/// Looks for programs as a shell would, without starting them.
package struct ProgramSearch: Equatable, Sendable {
  /// What was found.
  package enum Outcome: Equatable, Sendable {
    case found(path: String)
    /// Only the old Python CLI is there, which keeps no logins.
    case legacy(path: String)
    case missing
  }

  /// The CLI is one binary of many megabytes; the old one is a Python script.
  static let smallestCLIByteCount: Int64 = 1 << 20

  private let folders: [String]

  /// Searches the folders of `PATH`.
  package init(_ environment: [String: String]) {
    folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
  }

  /// The Databricks CLI at `path` (`databricks_cli_path`), which may be a bare name.
  func databricks(_ path: String?) -> Outcome {
    let name = path ?? "databricks"
    guard !name.contains("/") else {
      return Self.byteCount(ofProgram: name) == nil ? .missing : .found(path: name)
    }
    return find(name, minimumByteCount: Self.smallestCLIByteCount)
  }

  /// The Azure CLI, which is a script.
  func azure() -> Outcome {
    find("az", minimumByteCount: 0)
  }

  /// The first program of that name; nil when there is none.
  package func path(of name: String) -> String? {
    guard case .found(let path) = find(name, minimumByteCount: 0) else { return nil }
    return path
  }

  private func find(_ name: String, minimumByteCount: Int64) -> Outcome {
    var outcome = Outcome.missing
    for folder in folders {
      let path = folder + "/" + name
      guard let count = Self.byteCount(ofProgram: path) else { continue }
      if count >= minimumByteCount { return .found(path: path) }
      if outcome == .missing { outcome = .legacy(path: path) }
    }
    return outcome
  }

  /// The size of a file that may be started; nil when there is none.
  private static func byteCount(ofProgram path: String) -> Int64? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      unsafe access(path, X_OK) == 0
    else { return nil }
    return Int64(status.st_size)
  }
}
