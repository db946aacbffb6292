internal import WorkspaceEmulator

/// What the command line asks for.
struct Arguments {
  /// Why the command line was not understood.
  struct Failure: Error {
    let message: String
  }

  /// What `--user` names the user of.
  private enum SignIn {
    case token(String)
    case client(id: String, secret: String)
  }

  var port: UInt16 = 0
  var portFile: String?
  var seed = Seed.demo
  var options = WorkspaceOptions()
  var certificateFile: String?
  var keyFile: String?
  var delayMilliseconds = 0
  var wantsHelp = false
  private var signIns: [SignIn] = []
  private var users: [String] = []

  /// Reads the arguments without the program's name.
  init(_ arguments: [String]) throws(Failure) {
    var rest = arguments[...]
    while let option = rest.popFirst() { try read(option, &rest) }
    guard signIns.count == users.count else {
      throw Failure(message: "each --token and each --client needs a --user")
    }
    guard (certificateFile == nil) == (keyFile == nil) else {
      throw Failure(message: "--tls-cert and --tls-key go together")
    }
    var tokens: [Seed.Token] = []
    for (signIn, user) in zip(signIns, users) {
      switch signIn {
      case .token(let text): tokens.append(Seed.Token(text, userName: user))
      case .client(let id, let secret):
        seed.clients.append(Seed.Client(id, secret: secret, userName: user))
      }
    }
    if !tokens.isEmpty { seed.tokens = tokens }
  }

  private mutating func read(_ option: String, _ rest: inout ArraySlice<String>) throws(Failure) {
    switch option {
    case "-h", "--help": wantsHelp = true
    case "--non-premium": options.isPremium = false
    case "--no-reading": options.allowsReadingValues = false
    case "--quoted-timestamps": options.quotesTimestamps = true
    case "--fold-key-names": options.foldsKeyNames = true
    case "--empty-answers": options.answersWritesWithNothing = true
    case "--port": port = try number(option, &rest)
    case "--delay": delayMilliseconds = Int(try number(option, &rest) as UInt32)
    case "--port-file": portFile = try value(option, &rest)
    case "--token": signIns.append(.token(try value(option, &rest)))
    case "--client": signIns.append(try client(try value(option, &rest)))
    case "--token-lifetime": options.tokenLifetimeSeconds = Int(try number(option, &rest) as UInt32)
    case "--user": users.append(try value(option, &rest))
    case "--tls-cert": certificateFile = try value(option, &rest)
    case "--tls-key": keyFile = try value(option, &rest)
    case "--seed":
      guard let seed = Seed(parsing: try value(option, &rest)) else {
        throw Failure(message: "--seed takes demo, empty or a size such as 1000x1000")
      }
      self.seed = seed
    default: throw Failure(message: "unknown option \(option)")
    }
  }

  private func client(_ text: String) throws(Failure) -> SignIn {
    guard let colon = text.firstIndex(of: ":") else {
      throw Failure(message: "--client takes ID:SECRET")
    }
    return .client(id: String(text[..<colon]), secret: String(text[colon...].dropFirst()))
  }

  private func value(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Failure) -> String {
    guard let value = rest.popFirst() else { throw Failure(message: "\(option) needs a value") }
    return value
  }

  private func number<Number: FixedWidthInteger>(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Failure) -> Number {
    guard let number = Number(try value(option, &rest)) else {
      throw Failure(message: "\(option) needs a number")
    }
    return number
  }

  static let help = """
    usage: lakelock-emulator [options]

    Serves a Databricks workspace that lives in memory, on 127.0.0.1, until SIGTERM or SIGINT.
    The first line printed is its address.

      --port PORT          where to listen; 0, the default, takes a free port
      --port-file FILE     write the port into FILE once it listens
      --token T --user U   T signs in user U; may be repeated and replaces the seed's own tokens
                           (\(Seed.demoToken) of \(Seed.demoUser))
      --client ID:SECRET --user U
                           gets tokens by OAuth that sign in user U; may be repeated
      --token-lifetime S   how many seconds these tokens serve; default 3600
      --seed SEED          demo, empty, or SCOPESxKEYS such as 1000x1000; default demo
      --tls-cert FILE --tls-key FILE
                           speak https with this certificate chain and key (PEM)
      --delay MS           every answer takes at least so long
      --non-premium        no access lists
      --no-reading         values cannot be read, as in old workspaces
      --quoted-timestamps  timestamps are written as strings
      --fold-key-names     a key is found in any case, and listed as it was first put
      --empty-answers      writes are answered with an empty body

    Faults, from this machine only and without a token:
      POST /emulator/faults    {"effect": E, ...}; strikes the next request that matches
        "effect"       error, drop, truncate, stall, delay, hang, login-page or redirect
        "method"       such as "POST"; "path": a part of the path; all requests without them
        "count"        how many requests it strikes (1); "skip": how many pass before (0)
        "after_commit" true carries the request out before its answer is lost (false)
        error          "status", "error_code", "message", "retry_after" seconds; or "body" and
                       "content_type" as they are
        truncate       "bytes" of the body are sent, then the connection is closed
        stall          the same, but the connection stays open
        delay          "milliseconds"; redirect: "location"
      DELETE /emulator/faults  forgets them
      DELETE /emulator/tokens  ends the tokens that --client was given
      GET /emulator/log        method, path and status of every request so far
    """
}
