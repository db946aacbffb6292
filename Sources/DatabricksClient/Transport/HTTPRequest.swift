/// One HTTP request as the transport sends it: complete, with nothing left to decide.
package struct HTTPRequest: Equatable, Sendable {
  /// The two methods the Secrets API uses.
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// What is sent after the headers.
  package enum Body: Equatable, Sendable {
    case none
    /// UTF-8 JSON that holds no secret.
    case bytes([UInt8])
    /// UTF-8 JSON that holds a value or a token; sent from locked memory, never copied to a String.
    case secret(Secret)
    /// `application/x-www-form-urlencoded` that holds a client secret.
    case form(Secret)
  }

  /// A name and a value of the query, neither of them percent-encoded.
  package struct QueryItem: Equatable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A header whose value is a secret; its name is one of this program's own.
  package struct SecretHeader: Equatable, Sendable {
    package let name: String
    package let value: Secret

    package init(_ name: String, _ value: Secret) {
      self.name = name
      self.value = value
    }
  }

  package var method: Method
  /// The workspace that gets it; the token goes nowhere else.
  package var host: WorkspaceURL
  /// The path, beginning with a slash, without query.
  package var path: String
  package var query: [QueryItem]
  package var body: Body
  /// Sent as `Authorization: Bearer …`; nil sends none.
  package var token: Secret?
  /// Headers with other secrets, such as a client's `Authorization: Basic …`.
  package var secretHeaders: [SecretHeader] = []
  /// Further headers, such as `X-Databricks-Workspace-Id`; never a secret.
  package var headers: [QueryItem]
  /// Whether the answer holds a value, so that its body is received into a `Secret`.
  package var answersWithSecret: Bool

  package init(
    _ method: Method, _ host: WorkspaceURL, _ path: String, query: [QueryItem] = [],
    body: Body = .none, token: Secret? = nil, headers: [QueryItem] = [],
    answersWithSecret: Bool = false
  ) {
    self.method = method
    self.host = host
    self.path = path
    self.query = query
    self.body = body
    self.token = token
    self.headers = headers
    self.answersWithSecret = answersWithSecret
  }
}
