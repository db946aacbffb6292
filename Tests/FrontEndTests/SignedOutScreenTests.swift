import DatabricksClient
import FrontEnd
import Testing
import ViewModels

/// The questions that come when a sign-in has ended.
@Suite struct SignedOutScreenTests {
  private static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10),
  ]
  private static let host = "adb-1234567890123456.7.azuredatabricks.net"

  private func expect(_ question: ConfirmationViewModel, _ name: String, _ size: Size) {
    var grid = CellGrid(size: size)
    let whole = Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
    OverlayBox.draw(.confirmation(question), in: whole, on: &grid)
    expectScreen(grid, "\(name)-\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes) func `a login that has ended`(size: Size) {
    let failure = SignInFailure.loginMissing(
      .databricksCLI, command: "databricks auth login --profile prod",
      "a new access token could not be retrieved because the refresh token is invalid")
    expect(
      .signedOut(failure, host: Self.host, interrupted: "saving payments/stripe-api-key"),
      "signed-out", size)
  }

  @Test(arguments: [
    DatabricksError.tokenRejected("Invalid access token."),
    .signInFailed(.loginMissing(.databricksCLI, command: "databricks auth login", "it ended")),
  ])
  func `in a window that is too small only its size is asked for`(error: DatabricksError) {
    let now = Now(
      moment: Moment(milliseconds: 1_000), time: Timestamp(milliseconds: 1_764_252_180_000))
    var app = AppViewModel(
      screen: .browser, size: Size(columns: 80, rows: 24), time: now.time)
    var sent = app.begin(profile: "prod", host: Self.host, at: now)
    answer(.listScopes, .scopes(.success([])))
    sent += app.handle(.keyPressed(.typed("R")), at: now)
    answer(.listScopes, .scopes(.failure(error)))
    #expect(!app.overlays.isEmpty)
    _ = app.handle(.resized(Size(columns: 39, rows: 9)), at: now)
    var grid = CellGrid(size: app.size)
    AppScreen.draw(app, on: &grid)
    expectScreen(grid, "\(error.isRejection ? "token-rejected" : "signed-out")-39x9")

    func answer(_ wanted: Request, _ answer: Answer) {
      let ids = sent.compactMap { effect -> RequestID? in
        if case .send(let id, wanted, _) = effect { id } else { nil }
      }
      guard let id = ids.last else {
        Issue.record("\(wanted) was not asked")
        return
      }
      sent += app.handle(.answered(id, answer), at: now)
    }
  }

  @Test(arguments: sizes) func `a token that is rejected`(size: Size) {
    expect(
      .tokenRejected(
        profile: "prod", host: Self.host, interrupted: "saving payments/stripe-api-key"),
      "token-rejected", size)
  }
}

extension DatabricksError {
  fileprivate var isRejection: Bool {
    if case .tokenRejected = self { true } else { false }
  }
}
