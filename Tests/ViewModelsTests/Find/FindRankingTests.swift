import Foundation
import Testing
import ViewModels

/// What stands first, beside a slow reckoning of the same points and beside fzf itself.
@Suite struct FindRankingTests {
  /// Names that look like those of people, with every kind of word start.
  private static func paths(_ count: Int, _ numbers: inout SeededNumbers) -> [String] {
    let words = [
      "db", "api", "key", "token", "pass", "word", "aws", "s3", "Prod", "dev", "OAuth", "7",
    ]
    let joints = ["-", "_", ".", "", "@", "-_", "--"]
    func name(_ parts: ClosedRange<Int>, _ numbers: inout SeededNumbers) -> String {
      var text = ""
      for index in 0..<Int.random(in: parts, using: &numbers) {
        if index > 0 { text += joints.randomElement(using: &numbers) ?? "" }
        text += words.randomElement(using: &numbers) ?? ""
      }
      return text
    }
    var scopes: Set<String> = []
    while scopes.count < max(1, count / 80) { scopes.insert(name(1...3, &numbers)) }
    // Some scopes are longer than the groups in which names are passed over; most are in order.
    return scopes.sorted().flatMap { scope in
      let names = (0..<Int.random(in: 1...160, using: &numbers)).map { _ in name(1...4, &numbers) }
      let isSorted = Int.random(in: 0..<4, using: &numbers) > 0
      return (isSorted ? names.sorted() : names).map { "\(scope)/\($0)" }
    }
  }

  private static func query(_ numbers: inout SeededNumbers, signs: Bool) -> String {
    let letters: [Character] = Array("abdekoprstvwy37-_./APO")
    return (0..<Int.random(in: 1...2, using: &numbers)).map { _ -> String in
      var term = ""
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        term.append(letters.randomElement(using: &numbers) ?? "a")
      }
      if signs, Int.random(in: 0..<3, using: &numbers) == 0 {
        term =
          ["'\(term)", "^\(term)", "\(term)$", "!\(term)", "^\(term)$"]
          .randomElement(using: &numbers) ?? term
      }
      return term
    }.joined(separator: " ")
  }

  @Test func `the list is the one that is reckoned slowly, however the query came about`() {
    for seed in 0..<UInt64(CaseCount.of(200, share: 12)) {
      var numbers = SeededNumbers(seed: seed)
      let paths = Self.paths(400, &numbers)
      var desk = FindDesk(paths: paths)
      for _ in 0..<12 {
        let query = Self.query(&numbers, signs: true)
        desk.look(for: query)
        let wanted = FindReference.ranking(of: query, in: paths)
        #expect(desk.find.matchCount == wanted.count, "\(query), seed \(seed)")
        #expect(desk.shown == Array(wanted.prefix(100)), "\(query), seed \(seed)")
        _ = desk.press(Key(.backspace))
        let shorter = FindReference.ranking(of: String(query.dropLast()), in: paths)
        #expect(desk.shown == Array(shorter.prefix(100)), "\(query) less one, seed \(seed)")
      }
    }
  }

  @Test func `names that are no names of keys are found too`() {
    let paths = ["a b/x y", "s/a:b", "s/\u{1F511}", "s/a/b/c", "s/A,b", "é/ü-ö"]
    var desk = FindDesk(paths: paths)
    for query in ["y", "ü", "ab", "a:b", "\u{1F511}", "/b/", "b/c", "Ab", "ö$", "^é", "!s"] {
      desk.look(for: query)
      #expect(desk.shown == FindReference.ranking(of: query, in: paths), "\(query)")
    }
  }

  /// What people expect of fzf: a query and names in the order they are to come.
  private static let orders: [(query: String, wanted: [String])] = [
    // Starts of words come before the middle of words.
    ("key", ["s/key", "s/api-key", "s/monkey"]),
    ("tok", ["s/tok-x", "s/my_token", "s/stoking"]),
    ("id", ["s/client.id", "s/client-idx", "s/avoiding"]),
    // Runs come before letters that stand apart.
    ("pass", ["s/pass-1", "s/p-a-s-s"]),
    ("host", ["s/db-host", "s/h-o-s-tx"]),
    // The first letters of words, as people shorten names.
    ("dbp", ["s/db-password", "s/dashboard-prod", "s/adobeprize"]),
    // A capital in the middle of a word begins one.
    ("ak", ["s/apiKey", "s/breaking"]),
    // The shorter of two that are as good.
    ("token", ["s/token", "s/token-old", "s/token-older"]),
    // The scope counts as well as the key.
    ("payst", ["payments/stripe", "ops/pay-rest"]),
    // A capital tells capitals from small letters.
    ("Key", ["s/Key"]),
    // Terms all match, in whatever order they stand.
    ("pass db", ["db/pass", "s/pass-of-db", "s/db-pass"]),
  ]

  private static let others = ["s/key", "s/unlike"]

  @Test(arguments: orders.indices) func `the order people expect`(index: Int) {
    let (query, wanted) = Self.orders[index]
    let paths = (wanted.reversed() + (query == "Key" ? Self.others : [])).sorted()
    var desk = FindDesk(paths: paths)
    desk.look(for: query)
    #expect(desk.shown == wanted)
    #expect(FindReference.ranking(of: query, in: paths) == wanted)
  }

  private static let fzf = ["/usr/bin/fzf", "/usr/local/bin/fzf"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private static func filtered(_ paths: [String], by query: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: fzf ?? "")
    process.arguments = ["--filter", query]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(
      contentsOf: Data(paths.joined(separator: "\n").utf8))
    try input.fileHandleForWriting.close()
    let found = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: found, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(.enabled(if: fzf != nil, "fzf is not installed"), arguments: orders.indices)
  func `the order of fzf`(index: Int) throws {
    let (query, wanted) = Self.orders[index]
    let paths = wanted.reversed().sorted()
    #expect(try Self.filtered(paths, by: query) == wanted)
  }

  @Test(.enabled(if: fzf != nil, "fzf is not installed"))
  func `fzf finds the same in the same order among random names`() throws {
    var numbers = SeededNumbers(seed: 7)
    // The paths of one scope after the other, and all of a pipe's room in one go.
    let paths = Self.paths(800, &numbers)
    var desk = FindDesk(paths: paths)
    for query in [
      "db", "key tok", "pass", "apikey", "dbk", "tkn", "oa", "aw3", "'key", "^api", "dev$",
    ] {
      desk.look(for: query)
      let theirs = try Self.filtered(paths, by: query)
      #expect(desk.find.matchCount == theirs.count, "\(query)")
      #expect(desk.shown == Array(theirs.prefix(100)), "\(query)")
    }
  }
}
