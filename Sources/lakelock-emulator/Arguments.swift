internal import WorkspaceEmulator

/// What the command line asks for.
struct Arguments {
  /// Why the command line was not understood.
  struct Failure: Error {
    let message: String
  }

  var port: UInt16 = 0
  var portFile: String?
  var seed = Seed.demo
  var options = WorkspaceOptions()
  var certificateFile: String?
  var keyFile: String?
  var delayMilliseconds = 0
  var wantsHelp = false
  private var tokens: [String] = []
  private var users: [String] = []

  /// Reads the arguments without the program's name.
  init(_ arguments: [String]) throws(Failure) {
    var rest = arguments[...]
    while let option = rest.popFirst() { try read(option, &rest) }
    guard tokens.count == users.count else {
      throw Failure(message: "each --token needs a --user")
    }
    guard (certificateFile == nil) == (keyFile == nil) else {
      throw Failure(message: "--tls-cert and --tls-key go together")
    }
    guard !tokens.isEmpty else { return }
    seed.tokens = zip(tokens, users).map { Seed.Token($0, userName: $1) }
  }

  private mutating func read(_ option: String, _ rest: inout ArraySlice<String>) throws(Failure) {
    switch option {
    case "-h", "--help": wantsHelp = true
    case "--non-premium": options.isPremium = false
    case "--no-reading": options.allowsReadingValues = false
    case "--quoted-timestamps": options.quotesTimestamps = true
    case "--empty-answers": options.answersWritesWithNothing = true
    case "--port": port = try number(option, &rest)
    case "--delay": delayMilliseconds = Int(try number(option, &rest) as UInt32)
    case "--port-file": portFile = try value(option, &rest)
    case "--token": tokens.append(try value(option, &rest))
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
      --seed SEED          demo, empty, or SCOPESxKEYS such as 1000x1000; default demo
      --tls-cert FILE --tls-key FILE
                           speak https with this certificate chain and key (PEM)
      --delay MS           every answer takes at least so long
      --non-premium        no access lists
      --no-reading         values cannot be read, as in old workspaces
      --quoted-timestamps  timestamps are written as strings
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
      GET /emulator/log        method, path and status of every request so far
    """
}
