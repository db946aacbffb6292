/// What names and sizes the workspace takes.
///
/// <https://docs.databricks.com/aws/en/security/secrets/>
enum Limits {
  static let scopes = 1000
  static let keysPerScope = 1000
  static let valueBytes = 131_072
  static let nameCharacters = 128

  /// Refuses a scope name that is too long or has characters none may have.
  static func checkScope(_ name: String) throws(Refusal) {
    try check(name, "Scope name", extra: "-_.@", allowed: "alphanumeric characters, -, _, @ and .")
  }

  /// Refuses a key name that is too long or has characters none may have.
  static func checkKey(_ name: String) throws(Refusal) {
    try check(name, "Secret key", extra: "-_.", allowed: "alphanumeric characters, -, _ and .")
  }

  private static func check(
    _ name: String, _ what: String, extra: String, allowed: String
  ) throws(Refusal) {
    let scalars = name.unicodeScalars
    guard scalars.count <= nameCharacters else {
      throw Refusal(
        .invalidParameterValue, "\(what) must not exceed \(nameCharacters) characters.")
    }
    let isLegal = scalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || extra.unicodeScalars.contains(scalar))
    }
    guard isLegal else {
      throw Refusal(.invalidParameterValue, "\(what) must consist of \(allowed).")
    }
  }
}
