import Testing
import WorkspaceEmulator

/// Something that strikes every verb of the new CLI alike, and what each says of it.
struct VerbFault: CustomTestStringConvertible, Sendable {
  /// The exit status and the sentence on standard error.
  struct Word: Sendable {
    let status: Int32
    let sentence: String

    init(_ status: Int32, _ sentence: String) {
      self.status = status
      self.sentence = sentence
    }
  }

  let testDescription: String
  let effect: Fault.Effect
  let word: Word
  /// Where a change says something else than a reading.
  var ofChange: Word?
  /// Where a put, which reads back what came of it, says something else again.
  var ofPut: Word?

  func word(for verb: FaultedVerb) -> Word {
    switch verb.kind {
    case .reading: word
    case .change: ofChange ?? word
    case .put: ofPut ?? ofChange ?? word
    }
  }

  private init(
    _ name: String, _ effect: Fault.Effect, _ word: Word, ofChange: Word? = nil, ofPut: Word? = nil
  ) {
    testDescription = name
    self.effect = effect
    self.word = word
    self.ofChange = ofChange
    self.ofPut = ofPut
  }

  static let all: [VerbFault] = [
    VerbFault(
      "400 INVALID_PARAMETER_VALUE", .error(400, "INVALID_PARAMETER_VALUE", "Not so."),
      Word(1, "the workspace does not take it: Not so; change it, then try again")),
    VerbFault(
      "400 BAD_REQUEST", .error(400, "BAD_REQUEST", "Violated constraints"),
      Word(
        1,
        "refused with BAD_REQUEST, status 400: Violated constraints; "
          + "look whether it is still so; if it stays, ask an admin of the workspace")),
    VerbFault(
      "400 RESOURCE_LIMIT_EXCEEDED", .error(400, "RESOURCE_LIMIT_EXCEEDED", "Too many"),
      Word(
        1,
        "a limit of the workspace is reached: Too many; "
          + "delete what is no longer needed, or use another scope or workspace")),
    VerbFault(
      "401", .error(401, "UNAUTHENTICATED", "Token expired"),
      Word(
        3,
        "the workspace did not accept the token: Token expired; "
          + "make a new one in the workspace's user settings and connect again")),
    VerbFault(
      "403 PERMISSION_DENIED", .error(403, "PERMISSION_DENIED", "User ada may not."),
      Word(
        5,
        "the token is right, the permission is missing: User ada may not; "
          + "ask somebody with MANAGE on the scope, or an admin")),
    VerbFault(
      "403 of an address list",
      .error(403, "PERMISSION_DENIED", "Source IP address: 192.0.2.1 is blocked by IP ACL"),
      Word(
        6,
        "the workspace does not take requests from this network: "
          + "Source IP address: 192.0.2.1 is blocked by IP ACL; "
          + "connect the VPN, or ask an admin to allow the address")),
    VerbFault(
      "404 ENDPOINT_NOT_FOUND", .error(404, "ENDPOINT_NOT_FOUND", "Unknown path"),
      Word(
        6,
        "127.0.0.1 does not answer as a workspace does: Unknown path; "
          + "copy the address from a browser that has the workspace open")),
    VerbFault(
      "409", .error(409, "RESOURCE_CONFLICT", "busy"),
      Word(
        1,
        "refused with RESOURCE_CONFLICT, status 409: busy; "
          + "look whether it is still so; if it stays, ask an admin of the workspace")),
    VerbFault(
      "429 for longer than anybody waits",
      .error(429, "REQUEST_LIMIT_EXCEEDED", "slow down", retryAfter: 61),
      Word(1, "too many requests; try again in 61 s")),
    VerbFault(
      "500", .error(500, "INTERNAL_ERROR", "boom"),
      Word(1, "the workspace failed with status 500: boom; try again later"),
      ofPut: Word(
        6,
        "it is not known whether it was done, the answer was lost: "
          + "the server answered with status 500; look before trying again")),
    VerbFault(
      "a login page", .loginPage,
      Word(
        6,
        "this is a login page, the address is not a workspace's: "
          + "127.0.0.1, Databricks - Sign In; "
          + "copy the address from a browser that has the workspace open"),
      ofChange: Word(
        6,
        "it is not known whether it was done, the answer was lost: "
          + "in its place came Databricks - Sign In; look before trying again")),
    VerbFault(
      "a reset", .dropConnection,
      Word(
        6, "the connection to 127.0.0.1 was lost: Recv failure: Connection reset by peer; try again"
      ),
      ofChange: Word(
        6,
        "it is not known whether it was done, the answer was lost: "
          + "Recv failure: Connection reset by peer; look before trying again")),
  ]
}

/// A verb that a fault strikes; every one of the new CLI, under its old name and flags too.
struct FaultedVerb: Sendable {
  enum Kind: Sendable {
    case reading
    case change
    case put
  }

  let line: String
  let kind: Kind

  static let all: [FaultedVerb] = [
    FaultedVerb(line: "list-scopes", kind: .reading),
    FaultedVerb(line: "create-scope new", kind: .change),
    FaultedVerb(line: "delete-scope sandbox --yes", kind: .change),
    FaultedVerb(line: "list-secrets payments", kind: .reading),
    FaultedVerb(line: "get-secret payments db-user", kind: .reading),
    FaultedVerb(line: "put-secret payments k --string-value v", kind: .put),
    FaultedVerb(line: "delete-secret payments db-user", kind: .change),
    FaultedVerb(line: "list-acls payments", kind: .reading),
    FaultedVerb(line: "get-acl payments ada@example.com", kind: .reading),
    FaultedVerb(line: "put-acl payments users READ", kind: .change),
    FaultedVerb(line: "delete-acl payments payments-oncall", kind: .change),
    FaultedVerb(line: "secrets create-scope --scope new", kind: .change),
    FaultedVerb(line: "secrets list --scope payments", kind: .reading),
    FaultedVerb(line: "secrets put --scope payments --key k --string-value v", kind: .put),
    FaultedVerb(line: "secrets delete --scope payments --key db-user", kind: .change),
    FaultedVerb(
      line: "secrets write-acl --scope payments --principal users --permission READ",
      kind: .change),
  ]
}
