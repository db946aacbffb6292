private import CHeap
private import DatabricksClient
private import Glibc

/// Works with a workspace, then searches its own memory for what must not be left in it.
///
/// `memory-probe URL AUTHORITIES` reads a token and a value as two lines from standard input, puts
/// and gets the value, makes and drops copies of both, and prints how many copies of parts of each
/// it finds. With a third argument `keep` it keeps its copies, to prove that the search finds them.
/// With `client ID` the first line is the secret of that service principal, and two more lines
/// follow to be searched for: the authorization it is sent in and the token that it is given.
@main
enum MemoryProbe {
  static func main() {
    guard CommandLine.arguments.count >= 3,
      let host = try? WorkspaceURL(parsing: CommandLine.arguments[1]),
      let token = readLine(), let value = readLine()
    else { exit(2) }
    let workspace = OpenWorkspace(profile: nil, host: host, credential: credential(token))
    let others = [readLine(), readLine()].compactMap(\.self)
    let client = DatabricksClient(
      transport: CurlTransport(
        authorities: CertificateAuthorities(file: CommandLine.arguments[2])),
      userAgent: "memory-probe/1.0")
    let failures = work(client, workspace, value)
    var copies = [copy(of: token), copy(of: value)]
    if !CommandLine.arguments.contains("keep") { copies = [] }
    let scan = MemoryScan()
    print("wiping: \(cheap_is_active()), blocks intact: \(Blocks.areKept())")
    print("failures: \(failures)")
    print("left of the token: \(scan.copies(of: token)), of the value: \(scan.copies(of: value))")
    for other in others { print("left of another: \(scan.copies(of: other))") }
    withExtendedLifetime((client, copies)) {}
  }

  private static func credential(_ secret: Secret) -> Credential {
    let arguments = CommandLine.arguments
    guard let option = arguments.firstIndex(of: "client"), option + 1 < arguments.count else {
      return .token(secret)
    }
    return .servicePrincipal(ServicePrincipal(clientID: arguments[option + 1], secret: secret))
  }

  /// - Returns: how many operations failed.
  private static func work(
    _ client: DatabricksClient, _ workspace: OpenWorkspace, _ value: Secret
  ) -> Int {
    let path = SecretPath(scope: ScopeName("probe"), key: KeyName("key"))
    var failures = 0
    func perform<O: Operation>(_ operation: O) {
      _ = client.begin(operation, on: workspace) { if case .failure = $0 { failures += 1 } }
      while !client.isIdle { _ = client.wait(for: [], until: nil) }
    }
    perform(CreateScope(NewScope(name: path.scope)).operation)
    for _ in 0..<20 {
      perform(PutSecret(path, value).operation)
      perform(GetSecret(path).operation)
      perform(ListSecrets(path.scope).operation)
    }
    return failures
  }

  /// A line of standard input, without going through a String.
  private static func readLine() -> Secret? {
    var builder = SecretBuilder()
    var byte: UInt8 = 0
    while unsafe read(0, &byte, 1) == 1 {
      if byte == UInt8(ascii: "\n") { return builder.finish() }
      builder.append(byte)
    }
    return nil
  }

  private static func copy(of secret: Secret) -> [UInt8] {
    secret.withBytes { bytes in unsafe bytes.withUnsafeBytes { unsafe Array($0) } }
  }
}
