import DatabricksClient
import Testing

/// Whatever a program prints, there is a token or a reason, and nothing stops.
@Suite struct ProgramOutputPropertyTests {
  private static let outputs = [
    #"{"access_token":"eyJ.a-b_c","token_type":"Bearer","expiry":"2026-11-20T13:00:00.5+01:00"}"#,
    #"{"accessToken":"t","expiresOn":"2026-11-20 13:00:00.000000","expires_on":1795179600}"#,
    "Error: no login\n", #"{"access_token":"\u0041\/","expiry":null}"#,
  ]

  /// The output with some bytes replaced, removed, doubled or put in.
  private func mutated(_ output: String, _ random: inout SystemRandomNumberGenerator) -> [UInt8] {
    var bytes = Array(output.utf8)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      guard let place = bytes.indices.randomElement(using: &random) else { break }
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(7), at: place)
      default: bytes.insert(UInt8(ascii: "9"), at: place)
      }
    }
    return bytes
  }

  @Test func `twenty thousand outputs each give a token that is one, or a reason`() throws {
    let host = try WorkspaceURL(parsing: "https://lake.example.com")
    var random = SystemRandomNumberGenerator()
    var tokens = 0
    for round in 0..<20_000 {
      let bytes = mutated(Self.outputs[round % Self.outputs.count], &random)
      var signIn = DatabricksCLISignIn(
        DatabricksCLILogin(profile: "p"), host: host, program: .found(path: "/bin/databricks"))
      _ = signIn.begin()
      let end = ProgramEnd.ended(
        status: Int32(round % 3 == 0 ? 1 : 0), output: Secret(copying: bytes),
        complaint: Secret(copying: bytes), at: Timestamp(milliseconds: 1_795_176_000_000))
      switch signIn.ended(end) {
      case .finished(.success(let token)):
        tokens += 1
        try TokenText.check(token.secret)
        var session = SignInSession()
        _ = session.tokenWanted(by: OperationID(1), at: Moment(milliseconds: 1))
        _ = session.signedIn(token, at: Moment(milliseconds: 1))
      case .finished(.failure(.signInFailed)), .run: continue
      case .finished(.failure(let error)): Issue.record("\(error)")
      case .send: Issue.record("a request")
      }
    }
    #expect(tokens > 1000)
  }
}
