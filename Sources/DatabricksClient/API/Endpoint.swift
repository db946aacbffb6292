/// One endpoint of the API as a value: it encodes to a request and decodes the answer, with no I/O.
package protocol Endpoint: Sendable {
  associatedtype Answer: Sendable

  /// The request, complete but for host and token.
  var request: APIRequest { get }

  /// What the answer says.
  ///
  /// - Throws: the refusal the answer holds, or `malformedResponse` when it cannot be read.
  func decode(_ response: HTTPResponse) throws(DatabricksError) -> Answer
}
