/// A request whose token was accepted.
struct Call {
  let caller: Directory.Principal
  let token: Seed.Token
  let request: EmulatorRequest

  /// The fields of the JSON body.
  func bodyFields(_ allowed: String...) throws(Refusal) -> RequestFields {
    try RequestFields(body: request.body, allowed: Set(allowed))
  }

  /// The fields of the query.
  func queryFields(_ allowed: String...) throws(Refusal) -> RequestFields {
    try RequestFields(query: request.query, allowed: Set(allowed))
  }
}
