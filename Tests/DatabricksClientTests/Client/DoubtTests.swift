import DatabricksClient
import Testing

/// What is told of a write whose answer was lost, while the workspace is asked what came of it.
struct DoubtTests {
  private let transport = ScriptedTransport()
  private let client: DatabricksClient
  private let workspace: OpenWorkspace
  private static let lost = Result<HTTPResponse, TransportError>.failure(
    TransportError(.connectionLost("reset"), mayHaveBeenSent: true))

  init() throws {
    let transport = transport
    client = DatabricksClient(
      transport: transport, userAgent: "test",
      timing: RequestTiming(now: { transport.now }, chance: { 0 }))
    workspace = OpenWorkspace(
      profile: nil, host: try WorkspaceURL(parsing: "https://lake.example.com"),
      token: Secret(copying: Array("token".utf8)))
  }

  private func turn() {
    _ = client.wait(for: [], until: transport.now)
  }

  private func answer(_ index: Int, _ text: String) {
    transport.end(
      index, .success(HTTPResponse(status: 200, headers: [:], body: .bytes(Array(text.utf8)))))
  }

  private static func listed(_ time: Int) -> String {
    #"{"secrets":[{"key":"k","last_updated_timestamp":\#(time)}]}"#
  }

  /// Saves `new` over what was put at 7; each of `answers` is one, nil a loss.
  ///
  /// - Returns: what was told after each of them.
  private func save(_ answers: [String?]) -> [[String]] {
    var told: [String] = []
    let save = SaveSecret(
      SecretPath(scope: "s", key: "k"), value: Secret("new"),
      seen: .present(lastUpdated: Timestamp(milliseconds: 7)))
    _ = client.begin(
      save, on: workspace, onDoubt: { told.append($0 ? "in doubt" : "certain") },
      { result in
        switch result {
        case .success(let saved): told.append(saved.wasReadBack ? "read back" : "saved")
        case .failure: told.append("failed")
        }
      })
    turn()
    return answers.enumerated().map { index, text in
      told = []
      if let text { answer(index, text) } else { transport.end(index, Self.lost) }
      turn()
      turn()
      return told
    }
  }

  @Test func `a save without a loss is never in doubt`() {
    #expect(save([Self.listed(7), "{}", Self.listed(9)]) == [[], [], ["saved"]])
  }

  @Test func `a lost answer is told at once, and the end by itself`() {
    let value = #"{"key":"k","value":"bmV3"}"#
    #expect(
      save([Self.listed(7), nil, Self.listed(9), value]) == [[], ["in doubt"], [], ["read back"]])
  }

  @Test func `a put that was not carried out is certain again when it is put once more`() {
    let value = #"{"key":"k","value":"b2xk"}"#
    #expect(
      save([Self.listed(7), nil, Self.listed(7), value, "{}", Self.listed(9)])
        == [[], ["in doubt"], [], ["certain"], [], ["saved"]])
  }

  @Test func `what was cancelled tells no doubt, though its answer was lost in the same moment`() {
    var told: [String] = []
    var second: OperationID?
    func begin(_ name: String, _ onDoubt: @escaping (Bool) -> Void) -> OperationID {
      client.begin(
        SaveSecret(SecretPath(scope: "s", key: "k"), value: Secret(name), seen: .unchecked),
        on: workspace, onDoubt: onDoubt, { _ in told.append("\(name) ended") })
    }
    _ = begin("first") { [client] _ in
      told.append("first")
      if let second { client.cancel(second) }
    }
    second = begin("second") { _ in told.append("second") }
    turn()
    transport.end(0, Self.lost)
    transport.end(1, Self.lost)
    turn()
    turn()
    #expect(told == ["first"])
  }
}
