import DatabricksClient

/// Answers an operation's requests one after the other from a script and notes what was asked.
struct ScriptedWorkspace {
  /// What becomes of a request.
  enum Answer {
    case ok(String)
    case refusal(Int, String, String)
    case redirect(String)
    /// No answer, and it may have been carried out.
    case lost
    /// No answer, and it cannot have been carried out.
    case unreachable
  }

  /// The last words of the paths asked for, such as `list` and `put`.
  private(set) var asked: [String] = []
  private var script: [Answer]

  init(_ script: [Answer]) {
    self.script = script
  }

  /// Carries the operation out; nil when the script ends before the operation does.
  mutating func run<O: Operation>(_ operation: O) -> Result<O.Outcome, DatabricksError>? {
    var operation = operation
    var step = operation.begin()
    while case .send(let request) = step {
      asked.append(String(request.path.split(separator: "/").last ?? ""))
      guard !script.isEmpty else { return nil }
      step = operation.received(Self.response(script.removeFirst()), tries: 1)
    }
    guard case .finished(let result) = step, script.isEmpty else { return nil }
    return result
  }

  private static func response(_ answer: Answer) -> Result<HTTPResponse, DatabricksError> {
    switch answer {
    case .ok(let text):
      .success(HTTPResponse(status: 200, body: .bytes(Array(text.utf8))))
    case .refusal(let status, let code, let message):
      .success(
        HTTPResponse(
          status: status,
          body: .bytes(Array(#"{"error_code":"\#(code)","message":"\#(message)"}"#.utf8))))
    case .redirect(let location):
      .success(HTTPResponse(status: 302, headers: ["location": location], body: .bytes([])))
    case .lost: .failure(.outcomeUnknown("connection reset"))
    case .unreachable: .failure(.unreachable(host: "", .connectionRefused))
    }
  }
}

extension ScriptedWorkspace.Answer {
  /// The list of keys with the key `k` put at `time`.
  static func listed(_ time: Int) -> Self {
    .ok(
      #"{"secrets":[{"key":"other","last_updated_timestamp":1},"#
        + #"{"key":"k","last_updated_timestamp":\#(time)}]}"#)
  }

  /// The list of keys without `k`.
  static let notListed = Self.ok(#"{"secrets":[{"key":"other","last_updated_timestamp":5}]}"#)

  /// The value `new`, which the tests save.
  static let newValue = Self.ok(#"{"key":"k","value":"bmV3"}"#)
  /// The value `old`.
  static let oldValue = Self.ok(#"{"key":"k","value":"b2xk"}"#)
  static let failed = Self.refusal(502, "", "bad gateway")
}
