/// `lakelock.1` in the man macros of roff, made from the tables that parsing and help use.
package enum ManualPage {
  /// The page for that version of the program, with its last line end.
  package static func text(version: String) -> String {
    var page = RoffWriter()
    page.macro("TH", ["LAKELOCK", "1", "", "lakelock \(version)", "User Commands"])
    page.section("NAME")
    page.text("lakelock - a full-screen secret manager for Databricks secret scopes")
    page.section("SYNOPSIS")
    for (command, summary) in HelpText.uses { page.item(command, summary) }
    page.section("DESCRIPTION")
    page.text(
      "Without a verb lakelock opens the browser on the terminal; ? shows its keys. Where no"
        + " workspace is configured it connects one first. Every verb works in a script, with the"
        + " names and flags of the old and the new Databricks CLI.")
    page.section("VERBS")
    for entry in VerbTable.entries { write(entry, to: &page) }
    page.section("OTHER COMMANDS")
    for subject in [CommandSubject.configure([]), .doctor([]), .completion([])] {
      page.literal(HelpText.text(for: subject))
    }
    page.section("OPTIONS")
    for option in CommandLineOption.global { page.item(option.written, option.summary) }
    page.section("EXIT STATUS")
    for (status, meaning) in HelpText.statuses { page.item(status, meaning) }
    writeEnvironment(to: &page)
    return page.finish()
  }

  private static func write(_ entry: VerbEntry, to page: inout RoffWriter) {
    page.subsection("lakelock \(entry.usage)")
    page.text(entry.summary)
    if !entry.oldNames.isEmpty {
      page.text("Also called \(entry.oldNames.joined(separator: ", ")).")
    }
    if !entry.notes.isEmpty { page.text(entry.notes.joined(separator: " ")) }
    for option in entry.namingOptions + entry.options { page.item(option.written, option.summary) }
    page.text("Example:")
    page.literal(entry.examples.joined(separator: "\n"))
    guard let newCLI = entry.newCLI else { return }
    page.text(
      "New CLI: \(newCLI)." + (entry.oldCLI.map { " Old CLI: \($0)." } ?? ""))
  }

  private static func writeEnvironment(to page: inout RoffWriter) {
    page.section("ENVIRONMENT")
    page.text(
      "DATABRICKS_HOST, DATABRICKS_TOKEN, DATABRICKS_CONFIG_FILE, DATABRICKS_CONFIG_PROFILE and the"
        + " other variables of the Databricks SDKs say which workspace is opened and how to sign in."
        + " HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE and CURL_CA_BUNDLE say how it is reached."
        + " DATABRICKS_RATE_LIMIT is the most requests a second to a host"
        + " other than loopback. NO_COLOR takes the colours away.")
    page.section("FILES")
    page.item("~/.databrickscfg", "the profiles, shared with the Databricks CLI and SDKs")
    page.section("SEE ALSO")
    page.text("lakelock VERB --help, https://docs.databricks.com/security/secrets")
  }
}

extension CommandLineOption {
  /// The option as help writes it, such as `-p, --profile PROFILE`.
  var written: String {
    let names = [shortName, name].compactMap(\.self).joined(separator: ", ")
    return names + (placeholder.map { " \($0)" } ?? "")
  }
}

/// Writes roff (groff_man(7)); what is text stays text.
private struct RoffWriter {
  private var lines: [String] = []

  mutating func macro(_ name: String, _ arguments: [String] = []) {
    let words = arguments.map { "\"\(Self.escaped($0))\"" }
    lines.append((["." + name] + words).joined(separator: " "))
  }

  mutating func section(_ title: String) { macro("SH", [title]) }

  mutating func subsection(_ title: String) { macro("SS", [title]) }

  mutating func text(_ text: String) {
    macro("PP")
    lines.append(Self.line(text))
  }

  /// A term and what it means.
  mutating func item(_ term: String, _ meaning: String) {
    macro("TP")
    lines.append("\\fB\(Self.escaped(term))\\fR")
    lines.append(Self.line(meaning))
  }

  /// Lines that stay as they are.
  mutating func literal(_ text: String) {
    macro("PP")
    macro("nf")
    lines += text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Self.line(String($0))
    }
    macro("fi")
  }

  func finish() -> String { lines.joined(separator: "\n") + "\n" }

  /// A control character at the start of a line would make a request of it.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"": escaped += "\\(dq"
      case "…": escaped += "..."
      case "✓", "✗": escaped += character == "✓" ? "yes" : "no"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
