import DatabricksClient
import Testing
import ViewModels

/// Names that look alike, against the plain definition of it.
@Suite struct AlikeNamesTests {
  @Test(arguments: [
    ("db-password", "db_password", "spelled differently"),
    ("db.password", "DBPassword", "spelled differently"),
    ("db-password", "db-password", "same name"),
    ("db-password", "db-pasword", "one letter apart"),
    ("db-password", "db-passwords", "one letter apart"),
    ("db-password", "dc_password", "one letter apart"),
    ("db-password", "xdb-password", "one letter apart"),
    ("node-key-1", "node-key-2", ""),
    ("node-key-1", "node-key-11", ""),
    ("node-key", "node-key1", ""),
    ("node-key1", "node-keys", ""),
    ("host", "hosts", ""),
    ("db-password", "bd-password", ""),
    ("clé-clé-clé", "clé_clé_clé", "spelled differently"),
  ])
  func `two names`(one: String, other: String, kind: String) {
    var harness = AppHarness.aged(["a": [one: 1], "b": [other: 1]])
    harness.press(.typed("A"))
    let wanted = kind.isEmpty ? [] : ["\(kind) a \(one)", "\(kind) b \(other)"]
    #expect(harness.findings == wanted)
  }

  /// The larger numbers of names are handled in several parts.
  @Test(arguments: [(1, 120), (2, 120), (3, 120), (4, 120), (5, 120), (6, 6_000)])
  func `everything alike is found, and nothing else`(seed: UInt64, nameCount: Int) {
    var random = SeededNumbers(seed: seed)
    let letters: [Character] = Array("abAB12-_.")
    let scopes = (0..<4).map { scope -> (String, [String: Int?]) in
      let names = (0..<nameCount).map { _ -> String in
        var name = "pre"
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          name.append(letters[Int.random(in: 0..<letters.count, using: &random)])
        }
        return name
      }
      return ("s\(scope)", Dictionary(names.map { ($0, 1 as Int?) }) { $1 })
    }
    var harness = AppHarness.aged(Dictionary(uniqueKeysWithValues: scopes))
    harness.press(.typed("A"))
    while harness.app.deadline == Moment(milliseconds: 0) { harness.handle(.deadlineCame) }
    let spelled = Self.found(harness, "spelled differently")
    #expect(spelled.count > 10)
    #expect(spelled.symmetricDifference(Self.wanted(scopes, isSpelling: true)).isEmpty)
    let same = Self.found(harness, "same name")
    #expect(same.symmetricDifference(Self.wanted(scopes, isSpelling: false)).isEmpty)
    let pairs = Set(Self.pairs(harness).map { Set($0) })
    #expect(pairs.count > 10)
    #expect(pairs.symmetricDifference(Self.wantedPairs(scopes)).isEmpty)
  }

  private static func found(_ harness: AppHarness, _ kind: String) -> Set<String> {
    Set(harness.findings.filter { $0.hasPrefix(kind) }.map { String($0.dropFirst(kind.count + 1)) })
  }

  private static func pairs(_ harness: AppHarness) -> [[String]] {
    let names = harness.findings.filter { $0.hasPrefix("one letter") }
      .compactMap { $0.split(separator: " ").last.map { fold(String($0)) } }
    return stride(from: 0, to: names.count, by: 2).map { [names[$0], names[$0 + 1]] }
  }

  private static func fold(_ name: String) -> String {
    name.lowercased().filter { !"-_.".contains($0) }
  }

  private static func wanted(
    _ scopes: [(String, [String: Int?])], isSpelling: Bool
  ) -> Set<String> {
    let all = scopes.flatMap { scope in scope.1.keys.map { (scope.0, $0) } }
    let groups = Dictionary(grouping: all) { fold($0.1) }.values.filter { $0.count > 1 }
    return Set(
      groups.filter { (Set($0.map(\.1)).count > 1) == isSpelling }.joined()
        .map { "\($0.0) \($0.1)" })
  }

  private static func wantedPairs(_ scopes: [(String, [String: Int?])]) -> Set<Set<String>> {
    let names = Array(Set(scopes.flatMap { $0.1.keys.map(fold) })).filter { $0.utf8.count >= 6 }
    let known = Set(names)
    var pairs: Set<Set<String>> = []
    for one in names {
      for variant in variants(of: one) where known.contains(variant) {
        pairs.insert([one, variant])
      }
    }
    return pairs
  }

  /// Every name that one letter makes of `name`.
  private static func variants(of name: String) -> [String] {
    let letters: [Character] = Array(name)
    let alphabet: [Character] = Array("abcdefghijklmnopqrstuvwxyz")
    var found: [String] = []
    for at in 0...letters.count {
      let before = String(letters[..<at])
      let from = String(letters[at...])
      for letter in alphabet { found.append(before + String(letter) + from) }
      guard at < letters.count, alphabet.contains(letters[at]) else { continue }
      let behind = String(letters[(at + 1)...])
      for letter in alphabet where letter != letters[at] {
        found.append(before + String(letter) + behind)
      }
    }
    return found
  }
}
