package import DatabricksClient

/// What Databricks allows as names, checked before a request is made.
///
/// <https://docs.databricks.com/api/workspace/secrets/putsecret>
package enum NameRule {
  /// The longest name of a scope or a key, in characters.
  package static let maximumLength = 128

  /// Why `name` cannot name a key; nil when it can.
  package static func problem(withKey name: String) -> String? {
    problem(with: name, extra: "-_.", allowed: "letters, digits, - _ and .")
  }

  /// Why `name` cannot name a scope; nil when it can.
  package static func problem(withScope name: String) -> String? {
    problem(with: name, extra: "-_.@", allowed: "letters, digits, - _ . and @")
  }

  /// Why a key whose name differs by case alone from that of `other` is not made beside it.
  package static func alike(to other: KeyName) -> String {
    "it may be the key \(other.rawValue), only case differs"
  }

  /// Why `name` cannot name a new key beside `taken`; nil when it can.
  ///
  /// `isThere` says what to do where that very key is there, `isAlike` where one differs by case.
  static func problem(
    withNew name: String, beside taken: KeyList, isThere: String,
    isAlike: String = "take another name"
  ) -> String? {
    if let problem = problem(withKey: name) { return problem }
    let (name, taken) = (KeyName(name), KeySpellings(taken))
    if taken.contains(name) { return "\(name.rawValue) is there already; \(isThere)" }
    guard !taken.hasAlike else { return nil }
    return taken.rival(of: name).map { "\(alike(to: $0)); \(isAlike)" }
  }

  private static func problem(with name: String, extra: String, allowed: String) -> String? {
    if name.isEmpty { return "type a name" }
    if let wrong = name.unicodeScalars.first(where: { !isAllowed($0, extra: extra) }) {
      let shown = wrong == " " ? "a space" : "'\(Character(wrong))'"
      return "\(shown) cannot stand in a name; allowed are \(allowed)"
    }
    if name.count > maximumLength {
      return "\(name.count) characters; at most \(maximumLength) are allowed"
    }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar, extra: String) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: extra.unicodeScalars.contains(scalar)
    }
  }
}
