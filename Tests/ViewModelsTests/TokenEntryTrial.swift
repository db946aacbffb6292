import DatabricksClient
import ViewModels

/// The screen with the keys as the program hands them out: the key table first, then the field.
struct TokenEntryTrial {
  static let pat = "dapi" + "0123456789abcdef0123456789abcd3f"
  static let azure = "https://adb-1234567890123456.7.azuredatabricks.net"
  static let found = CheckedConnection(
    user: CurrentUser(userName: "ada@example.com", workspaceID: "1234567890123456"), scopeCount: 3)
  static let change = ProfileChange(
    path: "~/.databrickscfg", lines: [.added("[DEFAULT]")], replacesProfile: false)

  var viewModel = TokenEntryViewModel()
  private(set) var outcomes: [TokenEntryOutcome] = []
  private var moment = Moment(milliseconds: 5_000)

  var now: Now { Now(moment: moment, time: Timestamp(milliseconds: 0)) }

  init(profiles: [String] = []) {
    let rows = profiles.map {
      ProfileList.Row(name: $0, host: "https://\($0.lowercased()).example.com", hasToken: true)
    }
    viewModel.profilesRead(.success(ProfileList(path: "~/.databrickscfg", rows: rows)))
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      if case .tokenEntry(let command) = KeyTable.command(for: key, in: .tokenEntry) {
        outcomes = viewModel.perform(command, at: now)
      } else {
        outcomes = viewModel.press(key, at: now)
      }
    }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.typed(scalar)) }
  }

  mutating func paste(_ text: String) {
    outcomes = viewModel.paste(Secret(copying: text.utf8), at: now)
  }

  mutating func checked(_ answer: Result<CheckedConnection, DatabricksError>) {
    outcomes = viewModel.connectionChecked(answer, at: now)
  }

  mutating func wait(milliseconds: Int64) {
    moment = moment + milliseconds
    viewModel.deadlineCame(at: now)
  }

  /// Address and token pasted.
  static var filled: TokenEntryTrial {
    var screen = TokenEntryTrial()
    screen.paste("\(azure)/?o=1234567890123456#notebook")
    screen.paste("\(pat)\n")
    return screen
  }
}
