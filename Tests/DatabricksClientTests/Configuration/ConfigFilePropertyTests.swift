import DatabricksClient
import Foundation
import Testing

/// Properties that hold for every file, over some thousands of generated ones.
@Suite struct ConfigFilePropertyTests {
  private static let pieces = [
    "[p]", "[q]", "[DEFAULT]", "[ p ]", "# comment", "; token = x", "", "   ", "host = h1",
    "token = t1", "Host : 'h2'", "token=`t2`", "custom = a # b", "  key = v", "auth_type = pat",
    "client_secret = s", "token = \"t3\" ; c", "workspace_id = 7",
  ]

  private func text(_ random: inout SplitMix) -> String {
    let end = random.next().isMultiple(of: 2) ? "\n" : "\r\n"
    let lines = (0..<Int(random.next() % 14)).map { _ in
      Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
    }
    let last = random.next().isMultiple(of: 3) ? "" : end
    let mark = random.next().isMultiple(of: 9) ? "\u{feff}" : ""
    return lines.isEmpty ? "" : mark + lines.joined(separator: end) + last
  }

  /// The lines without indentation, which may be taken away where a reader would misread it.
  private func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map { String($0.drop { $0 == " " }) }
  }

  /// The lines that may not change, found without the parser: all but those of `p` that sign in.
  private func untouched(_ text: String) -> [String] {
    var section = "DEFAULT"
    return lines(of: text.replacing("\u{feff}", with: "")).filter { line in
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.hasPrefix("[") { section = String(words.dropFirst().dropLast()) }
      let key = words.prefix { $0 != "=" && $0 != ":" }.trimmingCharacters(in: .whitespaces)
      let touched = ["host", "token", "auth_type", "client_secret", "workspace_id"]
      return !line.isEmpty && !(section == "p" && touched.contains(key.lowercased()))
    }
  }

  private func isOurs(_ line: String) -> Bool {
    let key = line.prefix { $0 != "=" && $0 != ":" }.trimmingCharacters(in: .whitespaces)
    return ["", "; c", "[p]", "[__settings__]", "default_profile", "host", "token"].contains(key)
  }

  @Test func `the profile reads as written and no other line changes`() throws {
    var random = SplitMix(seed: 3)
    let draft = try ProfileDraft.example()
    for _ in 0..<4000 {
      let before = text(&random)
      let old = ConfigFile(Secret(before))
      let contents = ConfigFileEdit(old, draft).contents()
      let after = String(decoding: contents.bytes, as: UTF8.self)
      let new = ConfigFile(contents)
      let context = Comment(
        rawValue: "before: \(before.debugDescription) after: \(after.debugDescription)")
      #expect(new.text(of: "host", in: "p") == "https://new.example.com", context)
      #expect(new.secret(of: "token", in: "p")?.bytes == Array("dapi-new".utf8), context)
      #expect(new.problems.isEmpty, context)
      #expect(!new.hasValue("client_secret", in: "p"), context)
      for name in old.profileNames where name != "p" {
        for key in ["host", "token", "custom", "key", "auth_type", "client_secret"] {
          let same = old.secret(of: key, in: name)?.bytes == new.secret(of: key, in: name)?.bytes
          #expect(same, context)
        }
      }
      var rest = lines(of: after.replacing("\u{feff}", with: ""))[...]
      var added: [String] = []
      for line in untouched(before) {
        while let next = rest.popFirst(), next != line { added.append(next) }
      }
      added += rest
      #expect(added.allSatisfy(isOurs), "\(context) added: \(added)")
      let again = ConfigFileEdit(new, draft).contents()
      #expect(String(decoding: again.bytes, as: UTF8.self) == after, "a second time changes it")
    }
  }
}
