internal import DatabricksClient
internal import Glibc

/// Reads and writes config files on request, for tests that no process of its own survives.
///
/// - `config-probe each FOLDER KEY...` reads files from standard input, each after its length as a
///   decimal line, connects profile `p` in it, by each way to sign in in turn, and prints a line of JSON for each: what was refused,
///   the file afterwards, and the values of the keys in every section before and after.
/// - `config-probe connect FILE PROFILE COUNT` connects the profile COUNT times with new tokens; with
///   a COUNT of 0 until it is killed. At the first refusal it ends, and prints how many it had
///   connected and why it could not go on.
@main
enum ConfigProbe {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.count) {
    case ("each", 2...):
      GeneratedFiles(folder: arguments.dropFirst().first ?? "", keys: Array(arguments.dropFirst(2)))
        .run()
    case ("connect", 4):
      let words = Array(arguments)
      connect(file: words[1], profile: words[2], count: Int(words[3]) ?? 1)
    default: exit(2)
    }
  }

  private static func connect(file: String, profile: String, count: Int) {
    let writer = ConfigFileWriter(ConfigFileLocation(path: file))
    var number = 0
    while count == 0 || number < count {
      number += 1
      do {
        _ = try writer.write(draft(profile, token: "dapi-\(profile)-\(number % 10_000)"))
      } catch {
        print("\(number - 1) \(error)")
        exit(1)
      }
    }
  }

  static func draft(_ profile: String, token: String) throws(ConfigurationError) -> ProfileDraft {
    ProfileDraft(
      name: profile, host: try WorkspaceURL(parsing: "https://new.example.com"),
      token: Secret(copying: token.utf8))
  }
}
