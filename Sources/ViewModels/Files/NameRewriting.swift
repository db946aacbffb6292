/// How the names of a file are changed on their way into a scope.
package struct NameRewriting: Equatable, Sendable {
  /// Which letters they get.
  package enum LetterCase: String, CaseIterable, Sendable {
    case asWritten = "as written"
    case lower = "lower case"
    case upper = "UPPER CASE"
    /// Lower case, with `-` for `_`.
    case kebab = "kebab-case"
  }

  package var prefix = ""
  package var letterCase = LetterCase.asWritten

  package init() {}

  /// What `name` becomes; the prefix stays as it was typed.
  package func applied(to name: String) -> String {
    switch letterCase {
    case .asWritten: prefix + name
    case .lower: prefix + name.lowercased()
    case .upper: prefix + name.uppercased()
    case .kebab: prefix + name.lowercased().replacing("_", with: "-")
    }
  }

  /// Goes on to the next case.
  mutating func nextCase() {
    letterCase = LetterCase.allCases.neighbour(of: letterCase, 1)
  }
}
