/// Something asked of a workspace that may take several requests, as a value without any I/O.
///
/// The client sends what `begin` and `received` return until the operation has finished. Retries of
/// one request, rate limits and cancelling are the client's; what a lost answer means is the
/// operation's.
package protocol Operation<Outcome>: Sendable {
  associatedtype Outcome: Sendable

  /// The first request.
  mutating func begin() -> OperationStep<Outcome>

  /// The answer to the last request, or why there is none after all tries.
  mutating func received(_ answer: Result<HTTPResponse, DatabricksError>, tries: Int)
    -> OperationStep<Outcome>

  /// How the program ended that was to be run.
  mutating func ended(_ end: ProgramEnd) -> OperationStep<Outcome>

  /// Whether the answer to a write was lost, and what is asked now is to find out what came of it.
  var isInDoubt: Bool { get }
}

extension Operation {
  /// Few operations run programs.
  package mutating func ended(_ end: ProgramEnd) -> OperationStep<Outcome> {
    .finished(.failure(.cancelled))
  }

  /// Few operations look for what came of them.
  package var isInDoubt: Bool { false }
}

/// What an operation wants next.
package enum OperationStep<Outcome: Sendable>: Sendable {
  case send(APIRequest)
  /// Run a program of this machine beside the loop.
  case run(ProgramCall)
  case finished(Result<Outcome, DatabricksError>)
}

/// A request to the API before the client adds the host, the token and the headers.
package struct APIRequest: Equatable, Sendable {
  /// Whether the client may send the request again when the answer was lost on the way.
  package enum Repeatability: Sendable {
    /// Reading, or a write that gives the same result twice.
    case safe
    /// Only when no byte of it can have been sent; else the operation hears of the loss.
    case onlyIfUnsent
  }

  /// What the request is signed with.
  package enum Authorization: Equatable, Sendable {
    /// The token of the workspace's sign-in.
    case workspace
    /// Nothing: the answer is for everybody.
    case none
    /// The service principal's id and secret, to get a token.
    case client(ServicePrincipal)
  }

  package var method: HTTPRequest.Method
  package var path: String
  package var query: [HTTPRequest.QueryItem]
  package var body: HTTPRequest.Body
  package var answersWithSecret: Bool
  package var repeatability: Repeatability
  package var authorization = Authorization.workspace

  package init(
    _ method: HTTPRequest.Method, _ path: String, query: [HTTPRequest.QueryItem] = [],
    body: HTTPRequest.Body = .none, answersWithSecret: Bool = false,
    repeatability: Repeatability = .safe
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.answersWithSecret = answersWithSecret
    self.repeatability = repeatability
  }

  /// Whether it makes a difference in the workspace that its answer was lost.
  var mayChangeSomething: Bool {
    method == .post && authorization == .workspace
  }
}
