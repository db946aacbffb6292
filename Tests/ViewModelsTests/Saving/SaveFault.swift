import DatabricksClient
import Testing
import WorkspaceEmulator

/// A way in which a save goes wrong, and what the screen has to say afterwards.
struct SaveFault: CustomTestStringConvertible {
  /// What the screen may say of a save.
  enum Told: Equatable {
    case saved
    case notSaved
    /// It is said that this is not known.
    case unknown
    /// Somebody else was faster; it is asked what to do.
    case conflict
  }

  /// What others do to the key while it is edited, or between two requests of the save.
  enum Meanwhile {
    case put
    case delete
    case deleteScope
  }

  let name: String
  /// What is told where the key was there; and where it was new, if that is something else.
  let told: Told
  var toldOfNew: Told?
  var faults: [Fault] = []
  /// The way to the workspace is closed for requests whose path ends so.
  var closed: (path: String, TransportError)?
  var before: Meanwhile?
  var during: (path: String, count: Int, Meanwhile)?
  /// Whether the workspace asks for a new token, which is declined.
  var asksForToken = false
  /// Whether saving once more saves, when nothing goes wrong any more.
  var isMendedByTime = true

  var testDescription: String { name }

  init(_ name: String, _ told: Told, _ faults: Fault...) {
    self.name = name
    self.told = told
    self.faults = faults
  }

  func with(_ change: (inout SaveFault) -> Void) -> SaveFault {
    var changed = self
    change(&changed)
    return changed
  }
}

extension SaveFault {
  static let all = refusals + overload + failures + losses + strangers + others

  /// More often than the client tries.
  private static let always = 1000

  private static func put(
    _ effect: Fault.Effect, count: Int = 1, isAfterCommit: Bool = false
  ) -> Fault {
    Fault(effect, path: "secrets/put", count: count, isAfterCommit: isAfterCommit)
  }

  private static func read(_ effect: Fault.Effect, skip: Int = 0) -> Fault {
    Fault(effect, method: "GET", path: "secrets/", count: always, skip: skip)
  }

  private static func page(_ status: Int, _ text: String) -> Fault.Effect {
    .answer(
      EmulatorResponse(
        status: status, headers: ["content-type": "text/html"], body: Array(text.utf8)))
  }

  private static func gate(_ status: Int, _ message: String) -> Fault.Effect {
    .answer(
      EmulatorResponse(
        status: status, headers: ["content-type": "application/json"],
        body: Array(#"{"error_code":\#(status),"message":"\#(message)"}"#.utf8)))
  }

  /// The workspace says no.
  private static let refusals = [
    SaveFault("400, malformed", .notSaved, put(.error(400, "MALFORMED_REQUEST", "no"))),
    SaveFault("400, no parameter", .notSaved, put(.error(400, "INVALID_PARAMETER_VALUE", "no"))),
    SaveFault("400, the limit", .notSaved, put(.error(400, "RESOURCE_LIMIT_EXCEEDED", "1000"))),
    SaveFault("400, no JSON", .saved, put(page(400, "bad request"))),
    SaveFault("400, a vault's scope", .notSaved, put(.error(400, "BAD_REQUEST", "read-only"))),
    SaveFault("401, signed out", .notSaved, put(gate(401, "Access token has expired."))).with {
      $0.asksForToken = true
    },
    SaveFault("403, the token", .notSaved, put(gate(403, "Invalid access token."))).with {
      $0.asksForToken = true
    },
    SaveFault(
      "the token ends before the list is read", .notSaved,
      Fault(gate(403, "Invalid access token."), path: "secrets/list")
    ).with { $0.asksForToken = true },
    SaveFault("403, no permission", .notSaved, put(.error(403, "PERMISSION_DENIED", "no"))),
    SaveFault(
      "403, the network", .notSaved,
      put(.error(403, "PERMISSION_DENIED", "blocked by Databricks IP ACL"))),
    SaveFault(
      "404, no such path", .notSaved, put(.error(404, "ENDPOINT_NOT_FOUND"), count: always)),
    SaveFault(
      "404, a page", .notSaved, put(page(404, "<html><title>No</title></html>"), count: always)),
    SaveFault("409, a conflict", .notSaved, put(.error(409, "RESOURCE_CONFLICT", "busy"))),
    SaveFault("413, too large for a proxy", .notSaved, put(page(413, "<html>413</html>"))),
  ]

  /// The workspace has too much to do.
  private static let overload = [
    SaveFault("429 once", .saved, put(.error(429, "REQUEST_LIMIT_EXCEEDED"))),
    SaveFault(
      "429 once, with a time", .saved,
      put(.error(429, "REQUEST_LIMIT_EXCEEDED", retryAfter: 2))),
    SaveFault("429 for long", .notSaved, put(.error(429, "RESOURCE_EXHAUSTED"), count: always)),
    SaveFault(
      "429 for an hour", .notSaved, put(.error(429, "TOO_MANY_REQUESTS", retryAfter: 3600))),
    SaveFault(
      "503 once, with a time", .saved,
      put(.error(503, "TEMPORARILY_UNAVAILABLE", retryAfter: 1))),
    SaveFault(
      "429 for reading", .notSaved, read(.error(429, "REQUEST_LIMIT_EXCEEDED"))),
  ]

  /// The workspace, or what stands before it, fails.
  private static let failures = [500, 502, 503, 504].flatMap { status in
    let effect: Fault.Effect =
      status == 500
      ? .error(500, "INTERNAL_ERROR", "oops") : page(status, "<html><title>Bad</title></html>")
    return [
      SaveFault("\(status) once", .saved, put(effect)),
      SaveFault("\(status) for long", .notSaved, put(effect, count: always)),
      SaveFault("\(status) after the put", .saved, put(effect, isAfterCommit: true)),
      SaveFault(
        "\(status) after the put, and nothing can be read", .unknown,
        put(effect, isAfterCommit: true), read(effect, skip: 1)),
      SaveFault(
        "\(status) instead of the put, and nothing can be read", .unknown, put(effect),
        read(effect, skip: 1)),
      SaveFault("\(status) for reading", .notSaved, read(effect)),
    ]
  }

  /// The answer gets lost.
  private static let losses =
    [
      ("a reset", .dropConnection), ("silence", .hang),
      ("half an answer", .answer(EmulatorResponse(status: 200, body: Array(#"{"a":"#.utf8)))),
      ("no JSON", .answer(EmulatorResponse(status: 200, body: Array("fine".utf8)))),
      ("a login page", .loginPage),
      ("a redirect", .redirect(to: "https://login.example.com/oidc?next=%2F")),
    ].flatMap { (name: String, effect: Fault.Effect) in
      [
        SaveFault("\(name) before the put", .saved, put(effect)),
        SaveFault("\(name) after the put", .saved, put(effect, isAfterCommit: true)),
        SaveFault(
          "\(name) after the put, and a reset for what is read", .unknown,
          put(effect, isAfterCommit: true), read(.dropConnection, skip: 1)),
        SaveFault(
          "\(name) before the put, and a reset for what is read", .unknown, put(effect),
          read(.dropConnection, skip: 1)),
        SaveFault(
          "\(name) after the put, and the value cannot be read", .unknown,
          put(effect, isAfterCommit: true),
          Fault(.error(400, "BAD_REQUEST", "outside of a notebook"), path: "secrets/get")),
        SaveFault(
          "\(name) when the new time is read", .saved,
          Fault(effect, path: "secrets/list", count: always, skip: 1)),
      ]
    } + [
      SaveFault("an answer cut after the put", .saved, put(.truncate(sentBytes: 1))),
      SaveFault("an answer that stops after the put", .saved, put(.stall(sentBytes: 1))),
      SaveFault("a reset, twice", .unknown, put(.dropConnection, count: 2)),
      SaveFault(
        "a reset before the put and one after it", .saved, put(.dropConnection),
        put(.dropConnection, isAfterCommit: true)),
    ]

  /// The way to the workspace, or what answers there, is another one.
  private static let strangers =
    [
      TransportError.Reason.connectionRefused, .nameNotFound, .tls(TLSFailure(.expired, "")),
      .proxy("refused"),
      .timedOut, .connectionLost("reset"),
    ].flatMap { reason in
      let error = TransportError(reason, mayHaveBeenSent: false)
      return [
        SaveFault("\(reason)", .notSaved).with { $0.closed = ("", error) },
        SaveFault("\(reason) when it is put", .notSaved).with { $0.closed = ("put", error) },
      ]
    } + [
      SaveFault("a login page everywhere", .notSaved, Fault(.loginPage, count: always)),
      SaveFault("a login page for long", .unknown, put(.loginPage, count: always)),
    ]

  /// Others work in the same scope.
  private static let others = [
    SaveFault("put by others before", .conflict).with { $0.before = .put },
    SaveFault("deleted by others before", .conflict).with {
      $0.before = .delete
      $0.toldOfNew = .saved
    },
    SaveFault("the scope is deleted before", .notSaved).with {
      $0.before = .deleteScope
      $0.isMendedByTime = false
    },
    SaveFault("the scope is deleted between list and put", .notSaved).with {
      $0.during = ("put", 1, .deleteScope)
      $0.isMendedByTime = false
    },
    SaveFault("put by others while the answer was lost", .conflict, put(.dropConnection)).with {
      $0.during = ("list", 2, .put)
    },
    SaveFault(
      "put by others after our own put, whose answer was lost", .conflict,
      put(.dropConnection, isAfterCommit: true)
    ).with { $0.during = ("list", 2, .put) },
    SaveFault("deleted by others while the answer was lost", .conflict, put(.dropConnection)).with {
      $0.during = ("list", 2, .delete)
      $0.toldOfNew = .saved
    },
  ]
}
