import Commands
import Testing

@Suite struct Help {
  private static let verbs =
    [
      "list-scopes", "create-scope", "delete-scope", "list-secrets", "get-secret", "put-secret",
      "delete-secret", "list-acls", "get-acl", "put-acl", "delete-acl",
    ] + beyond
  private static let beyond = [
    "copy-secret", "move-secret", "rename-secret", "copy-scope", "import", "export", "diff", "run",
    "find", "audit", "who", "reference",
  ]

  private func help(_ words: [String]) -> String {
    if case .help(let text) = Invocation.parse(words) { text } else { "" }
  }

  @Test func `of the program names every verb and every exit status`() {
    let text = help(["--help"])
    for verb in Self.verbs { #expect(text.contains("\n  \(verb) "), "\(verb)") }
    for status in ["0", "1", "2", "3", "4", "5", "6", "130"] {
      #expect(text.contains("\n  \(status) "), "\(status)")
    }
  }

  @Test(arguments: verbs)
  func `of a verb has an example and both other command lines`(verb: String) {
    let text = help([verb, "--help"])
    #expect(text.hasPrefix("lakelock \(verb): "))
    #expect(text.contains("\nexample:\n  "))
    guard !Self.beyond.contains(verb) else {
      #expect(text.hasSuffix("\nthe Databricks CLIs have no such verb"))
      return
    }
    #expect(text.contains("\n  new CLI  databricks secrets \(verb)"))
    #expect(text.contains("\n  old CLI  "))
  }

  @Test(arguments: verbs)
  func `is the same however it is asked for`(verb: String) {
    let text = help([verb, "--help"])
    #expect(help(["help", verb]) == text)
    #expect(help(["secrets", verb, "-h"]) == text)
    #expect(help(["-h", "--nonsense", verb, "a", "b", "c", "d", "e"]) == text)
  }

  @Test func `fits in 100 columns`() {
    let texts =
      [help(["--help"]), help(["configure", "--help"])] + Self.verbs.map { help([$0, "-h"]) }
    for line in texts.flatMap({ $0.split(separator: "\n") }) {
      #expect(line.count <= 100, "\(line)")
    }
  }

  @Test func `tells what has to be known of statuses and values`() {
    for verb in ["find", "audit", "who"] {
      #expect(help([verb, "-h"]).contains("the exit status is 5"), "\(verb)")
    }
    #expect(help(["diff", "-h"]).contains("read into locked memory and compared byte for byte"))
  }

  @Test func `comes for the word secrets alone`() {
    #expect(help(["secrets"]) == help(["--help"]))
    #expect(help([]) == "")
  }
}
