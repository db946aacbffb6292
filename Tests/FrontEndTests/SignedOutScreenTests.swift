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

  @Test(arguments: sizes) func `a token that is rejected`(size: Size) {
    expect(
      .tokenRejected(
        profile: "prod", host: Self.host, interrupted: "saving payments/stripe-api-key"),
      "token-rejected", size)
  }
}
