import DatabricksClient
import Foundation
import Testing
import ViewModels

@Suite struct TokenExpiryTests {
  private static let now = Timestamp(milliseconds: 1_764_000_000_000)

  /// A token whose payload is `claims`, unsigned as far as anybody looks.
  private func token(_ claims: String) -> Secret {
    let payload = Data(claims.utf8).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
    return Secret(copying: "eyJ\("hbGciOiJSUzI1NiJ9").\(payload).c2ln".utf8)
  }

  @Test(arguments: [
    (3_120, "expires in 52 min"), (-259_200, "expired 3 days ago"),
    (10, "expires in less than a minute"),
    (-30, "expired less than a minute ago"), (3 * 3600, "expires in 3 h"),
    (90 * 86_400, "expires in 90 days"), (-3600, "expired 1 hour ago"),
  ])
  func `the end of a token is told from the clock handed in`(seconds: Int64, text: String) {
    let exp = Self.now.milliseconds / 1000 + seconds
    let expiry = TokenExpiry.expiry(of: token("{\"sub\":\"ada\",\"exp\":\(exp),\"iat\":1}"))
    #expect(expiry.map { TokenExpiry.text($0, now: Self.now) } == text)
  }

  @Test(arguments: [
    "{\"sub\":\"ada\"}", "{\"x\":{\"exp\":5}}", "{\"exp\":\"soon\"}", "{\"a\":\"exp\",\"b\":5}",
    "{\"exp\"",
    "no json", "{\"exp\":99999999999999999999}",
  ])
  func `a payload without an end tells none`(claims: String) {
    #expect(TokenExpiry.expiry(of: token(claims)) == nil)
  }

  @Test func `the claim is found behind nested ones and odd strings`() {
    let claims = #"{"a":{"exp":1},"s":"\"exp\":2","l":["exp",3],"exp" : 1764000060}"#
    #expect(
      TokenExpiry.expiry(of: token(claims)) == Timestamp(milliseconds: 1_764_000_060_000))
  }

  @Test func `the screen warns of a token that has expired and says when one will`() {
    let now = Now(moment: Moment(milliseconds: 0), time: Self.now)
    var screen = TokenEntryViewModel()
    _ = screen.paste(token("{\"exp\":\(Self.now.milliseconds / 1000 + 3120)}"), at: now)
    #expect(screen.tokenLine.text.contains("expires in 52 min"), "\(screen.tokenLine)")
    _ = screen.paste(token("{\"exp\":\(Self.now.milliseconds / 1000 - 259_200)}"), at: now)
    #expect(screen.tokenLine.text.contains("expired 3 days ago"), "\(screen.tokenLine)")
    #expect(screen.tokenLine.kind == .warning)
  }
}

@Suite struct PasteChoiceTests {
  private static let now = Now(
    moment: Moment(milliseconds: 0), time: Timestamp(milliseconds: 0))
  private static let text =
    "[a]\nhost = https://a.example.com\ntoken = aaaaaaaaaaaaaaaaaaaaaaaa\n"
    + "[b]\nhost = https://b.example.com\ntoken = bbbbbbbbbbbbbbbbbbbbbbbb\n"

  @Test func `the chosen profile of several fills the fields`() {
    var screen = TokenEntryViewModel()
    _ = screen.paste(Secret(copying: Self.text.utf8), at: Self.now)
    #expect(screen.choice?.profiles.count == 2)
    #expect(screen.host.isEmpty)
    _ = screen.perform(.nextField, at: Self.now)
    _ = screen.perform(.advance, at: Self.now)
    #expect(screen.choice == nil)
    #expect(screen.host.text == "https://b.example.com")
    #expect(screen.profile.text == "b")
    #expect(screen.token.secret.count == 24)
  }

  @Test func `escape takes none of them and letters do nothing`() {
    var screen = TokenEntryViewModel()
    _ = screen.paste(Secret(copying: Self.text.utf8), at: Self.now)
    _ = screen.press(.typed("x"), at: Self.now)
    #expect(screen.perform(.save, at: Self.now) == [])
    #expect(screen.perform(.leave, at: Self.now) == [])
    #expect(screen.choice == nil)
    #expect(screen.host.isEmpty)
  }
}
