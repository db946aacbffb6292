/// A request whose token was accepted.
struct Call {
  let caller: Directory.Principal
  let token: Seed.Token
  let request: EmulatorRequest

  /// The fields of the JSON body; a query beside it is refused.
  func bodyFields(_ allowed: String...) throws(Refusal) -> RequestFields {
    guard request.query.isEmpty else {
      throw Refusal(.malformedRequest, "A query is not allowed with \(request.method).")
    }
    return try RequestFields(body: request.body, allowed: Set(allowed))
  }

  /// The fields of the query; a body beside it is refused.
  func queryFields(_ allowed: String...) throws(Refusal) -> RequestFields {
    guard request.body.isEmpty else {
      throw Refusal(.malformedRequest, "A body is not allowed with \(request.method).")
    }
    return try RequestFields(query: request.query, allowed: Set(allowed))
  }
}
