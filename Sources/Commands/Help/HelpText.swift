/// The texts of `--help`, made from the tables that parsing uses; none ends in a line end.
enum HelpText {
  /// The help that fits what the command line is about.
  static func text(for subject: CommandSubject) -> String {
    switch subject {
    case .verb(let entry, _): verb(entry)
    case .configure: configure
    case .doctor: doctor
    case .completion: completion
    case .browser, .open, .secrets, .unknownVerb, .help, .version: program
    }
  }

  /// The help for the whole program.
  static var program: String {
    """
    lakelock: a full-screen secret manager for Databricks secret scopes

    usage:
    \(rows(uses))

    verbs, each with --help of its own:
    \(rows(VerbTable.entries.map { ($0.name, $0.summary) }))

      The old CLI's names list, put, write, delete and write-acl work too, with its flags
      --scope, --key, --principal and --permission.

    options, anywhere on the line:
    \(options(CommandLineOption.global))

    exit status:
    \(rows(statuses))
    """
  }

  static let uses = [
    ("lakelock", "open the browser, or connect a workspace first"),
    ("lakelock SCOPE[/KEY]", "open the browser there"),
    ("lakelock open SCOPE[/KEY]", "the same where SCOPE is a verb's name"),
    ("lakelock --demo", "look around in a sample workspace, without a network"),
    ("lakelock configure", "connect a workspace: address, token, config file"),
    ("lakelock doctor", "see what works: terminal, config file, sign-in, network, permission"),
    ("lakelock [secrets] VERB …", "one thing, in a script"),
    ("lakelock completion SHELL", "what bash, zsh or fish needs to complete commands and names"),
  ]

  static let statuses = [
    ("0", "done"), ("1", "refused by the workspace, or read-only"), ("2", "wrong usage"),
    ("3", "not configured or not signed in"), ("4", "not found"), ("5", "no permission"),
    ("6", "network"), ("7", "the editor was left and nothing was saved"),
    ("130", "interrupted, or answered with no"),
  ]

  /// What stands for a command line that there is not.
  private static let nothing = "–"

  private static func verb(_ entry: VerbEntry) -> String {
    var text =
      "lakelock \(entry.name): \(entry.summary)\n\nusage: lakelock [secrets] \(entry.usage)\n"
    if !entry.oldNames.isEmpty {
      text += "also called \(entry.oldNames.joined(separator: ", "))\n"
    }
    if !entry.notes.isEmpty { text += "\n" + entry.notes.joined(separator: "\n") + "\n" }
    let own = entry.namingOptions + entry.options
    if !own.isEmpty { text += "\noptions:\n" + options(own) + "\n" }
    text += "\nexample:\n" + entry.examples.map { "  \($0)\n" }.joined()
    guard let newCLI = entry.newCLI else { return text + "\nthe Databricks CLIs have no such verb" }
    return text + "\nthe same elsewhere:\n"
      + rows([("new CLI", newCLI), ("old CLI", entry.oldCLI ?? nothing)])
  }

  private static var configure: String {
    """
    lakelock configure: connect a workspace

    usage: lakelock configure [--host URL] [--profile PROFILE] [--token] [--no-check]

    Opens the token-entry screen, checks address and token with the workspace, and writes the
    config file that the Databricks CLI, the SDKs and Terraform read. In a script it reads the
    token from standard input; a whole profile section or JSON will do as well.

    options:
    \(options([.host, .profile, .token, .noCheck, .configFile]))

    example:
      lakelock configure --host https://adb-1234567890123456.7.azuredatabricks.net
      lakelock configure --host https://dbc.example.com --profile dev < token.txt

    the same elsewhere:
    \(rows([
      ("new CLI", "databricks configure --host URL"), ("old CLI", "databricks configure --token"),
    ]))
    """
  }

  private static var doctor: String {
    """
    lakelock doctor: see what works and what does not, and what to do

    usage: lakelock doctor [--offline] [-o json]

    Looks at the terminal, the config file, the sign-in, and the way to the workspace; each line
    is ✓ or ✗ with what to do. Then it shows how a paste arrives; Enter or Escape ends that.
    Credentials are masked. The exit status is 0 when all is well, 3 when no workspace can be
    opened, and 1 when something else is not well. Without a terminal only the rest is looked at;
    with --offline it prints how host, profile and sign-in were found, and from where.

    options:
    \(options([.offline, .profile, .configFile, .output]))
    example:
      lakelock doctor --offline -o json

    the same elsewhere:
    \(rows([("new CLI", "databricks auth describe"), ("old CLI", nothing)]))
    """
  }

  private static var completion: String {
    """
    lakelock completion: complete commands, options, profiles, scopes and keys in the shell

    usage: lakelock completion bash|zsh|fish

    Prints what the shell reads once; make install puts it where the shells look. The names of
    scopes and keys are asked of the workspace while you type; nothing is shown where it does not
    answer within two seconds.

    example:
      . <(lakelock completion bash)

    the same elsewhere:
    \(rows([("new CLI", "databricks completion SHELL"), ("old CLI", nothing)]))
    """
  }

  private static func options(_ options: [CommandLineOption]) -> String {
    rows(options.map { ($0.written, $0.summary) })
  }

  /// Two columns.
  private static func rows(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, summary in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(summary)"
    }.joined(separator: "\n")
  }
}
