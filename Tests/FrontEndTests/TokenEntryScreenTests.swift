import DatabricksClient
import FrontEnd
import Testing
import ViewModels

struct TokenEntryScreenTests {
  /// A state of the screen, by the name of its golden file.
  enum State: String, CaseIterable {
    case empty
    case addressed
    case filled
    case revealed
    case refused
    case choice
    case renewing
    case checking
    case failed
    case checked
    case diff
    case longDiff
    case principal
    case login
    case missing
  }

  @Test(arguments: State.allCases, [(120, 36), (80, 24), (40, 10), (39, 9)])
  func `the screen in each state at each size`(state: State, size: (Int, Int)) {
    let size = Size(columns: size.0, rows: size.1)
    var grid = CellGrid(size: size)
    let app = AppViewModel(
      screen: .tokenEntry, size: size, time: Self.now.time, tokenEntry: Self.viewModel(state))
    AppScreen.draw(app, on: &grid)
    expectScreen(grid, "token-entry-\(state.rawValue)-\(size.columns)x\(size.rows)")
  }

  @Test func `the token stands on the screen only while it is revealed`() {
    let token = Self.token
    for state in State.allCases {
      var grid = CellGrid(size: Size(columns: 120, rows: 36))
      TokenEntryScreen.draw(Self.viewModel(state), in: grid.bounds, on: &grid)
      let isShown = grid.text.contains { $0.contains(token) }
      #expect(isShown == (state == .revealed), "\(state)")
      #expect(!grid.text.contains { $0.contains(token.dropFirst(4).prefix(8)) } || isShown)
    }
  }

  @Test(arguments: [(120, 36), (80, 24), (40, 10)])
  func `the cursor stands in the field behind what was typed`(size: (Int, Int)) {
    var viewModel = TokenEntryViewModel()
    for scalar in "adb-1.example.com".unicodeScalars {
      _ = viewModel.press(.typed(scalar), at: Self.now)
    }
    var grid = CellGrid(size: Size(columns: size.0, rows: size.1))
    TokenEntryScreen.draw(viewModel, in: grid.bounds, on: &grid)
    guard let cursor = grid.cursor else {
      Issue.record("no cursor")
      return
    }
    let before = grid.text[cursor.row].prefix(cursor.column)
    #expect(before.hasSuffix("adb-1.example.com"), "\(before)")
  }

  private static let now = Now(
    moment: Moment(milliseconds: 1000), time: Timestamp(milliseconds: 1_764_252_180_000))
  private static let token = "dapi" + "0123456789abcdef0123456789ab3f2a"
  private static let host = "https://adb-1234567890123456.7.azuredatabricks.net"

  private static func viewModel(_ state: State) -> TokenEntryViewModel {
    var viewModel = TokenEntryViewModel()
    viewModel.profilesRead(
      .success(
        ProfileList(
          path: "~/.databrickscfg",
          rows: state == .empty
            ? [] : [.init(name: "DEFAULT", host: "https://dbc.example.com", hasToken: true)])))
    guard state != .empty else { return viewModel }
    guard state != .choice else {
      paste(
        "[DEFAULT]\nhost = \(host)\ntoken = \(token)\n[dev]\nhost = https://dev.example.com\n"
          + "token = \(token)\n[cli]\nhost = https://cli.example.com\nauth_type = databricks-cli\n",
        into: &viewModel)
      return viewModel
    }
    guard state != .renewing else {
      return TokenEntryViewModel(
        renewing: "adb-1234567890123456.7.azuredatabricks.net", profile: "prod", notice: nil)
    }
    guard state != .missing else {
      _ = viewModel.perform(.save, at: now)
      return viewModel
    }
    paste("\(host)/browse/folders/42?o=1234567890123456", into: &viewModel)
    guard state != .addressed else { return viewModel }
    guard state != .refused else {
      paste("dapi0123…3f2a", into: &viewModel)
      return viewModel
    }
    guard state != .principal, state != .login else {
      _ = viewModel.perform(.changeKind, at: now)
      if state == .login { _ = viewModel.perform(.changeKind, at: now) }
      if state == .principal { paste("12345678-90ab-cdef-1234-567890abcdef", into: &viewModel) }
      return viewModel
    }
    paste("export DATABRICKS_TOKEN=\"\(token)\"\r\n", into: &viewModel)
    switch state {
    case .empty, .addressed, .filled, .refused, .choice, .renewing, .principal, .login, .missing:
      break
    case .revealed: _ = viewModel.perform(.reveal, at: now)
    case .checking, .failed, .checked, .diff, .longDiff: check(&viewModel, until: state)
    }
    return viewModel
  }

  private static func check(_ viewModel: inout TokenEntryViewModel, until state: State) {
    let isDiff = state == .diff || state == .longDiff
    _ = viewModel.perform(isDiff ? .save : .check, at: now)
    let later = Now(moment: now.moment + 500, time: now.time)
    viewModel.deadlineCame(at: later)
    guard state != .checking else { return }
    if state == .failed {
      _ = viewModel.connectionChecked(.failure(.tokenRejected("Invalid access token.")), at: later)
      return
    }
    let user = CurrentUser(userName: "ada@example.com", workspaceID: "1234567890123456")
    _ = viewModel.connectionChecked(
      .success(CheckedConnection(user: user, scopeCount: 12)), at: later)
    guard isDiff else { return }
    if state == .longDiff {
      viewModel.profilePreviewed(.success(longChange))
      _ = viewModel.perform(.lineDown, at: later)
      return
    }
    viewModel.profilePreviewed(
      .success(
        ProfileChange(
          path: "~/.databrickscfg",
          lines: [
            .kept("[adb-1234567890123456]"), .removed("host = https://dbc.example.com"),
            .added("host = \(host)"), .added("token = dapi••••3f2a"),
          ], replacesProfile: true, notes: ["mode 0644 becomes 0600"])))
  }

  private static let longChange = ProfileChange(
    path: "~/.databrickscfg",
    lines: [.kept("[DEFAULT]")] + (1...30).map { .kept("; comment \($0)") }
      + (1...28).map { .removed("azure_setting_\($0) = x") } + [
        .added("host = \(host)"), .added("token = dapi••••3f2a"),
      ], replacesProfile: true,
    notes: [
      "mode 0644 becomes 0600", "the old file is kept beside it, with .bak added to its name",
    ], offersDefault: true)

  private static func paste(_ text: String, into viewModel: inout TokenEntryViewModel) {
    _ = viewModel.paste(Secret(copying: text.utf8), at: now)
  }
}
