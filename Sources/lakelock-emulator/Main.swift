internal import EmulatorServer
internal import Glibc
internal import WorkspaceEmulator

@main
enum Emulator {
  static func main() {
    let arguments: Arguments
    do throws(Arguments.Failure) {
      arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
    } catch {
      complain("\(error.message); see lakelock-emulator --help", status: 2)
    }
    guard !arguments.wantsHelp else { return print(Arguments.help) }
    // Blocked before any thread starts, so that every thread inherits it and sigwait gets them.
    var ending = sigset_t()
    unsafe sigemptyset(&ending)
    unsafe sigaddset(&ending, SIGTERM)
    unsafe sigaddset(&ending, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &ending, nil)
    let server = start(arguments)
    if let portFile = arguments.portFile, !File.write("\(server.port)\n", to: portFile) {
      complain("cannot write \(portFile)", status: 1)
    }
    write(server.url + "\n", to: STDOUT_FILENO)
    var signal: Int32 = 0
    unsafe sigwait(&ending, &signal)
    server.stop()
  }

  private static func start(_ arguments: Arguments) -> EmulatorServer {
    var certificate: EmulatorServer.Certificate?
    if let certificateFile = arguments.certificateFile, let keyFile = arguments.keyFile {
      guard let chain = File.read(certificateFile) else {
        complain("cannot read \(certificateFile)", status: 1)
      }
      guard let key = File.read(keyFile) else { complain("cannot read \(keyFile)", status: 1) }
      certificate = EmulatorServer.Certificate(chain: chain, key: key)
    }
    do throws(EmulatorServer.Failure) {
      return try EmulatorServer(
        workspace: Workspace(seed: arguments.seed, options: arguments.options),
        port: arguments.port, certificate: certificate,
        delayMilliseconds: arguments.delayMilliseconds)
    } catch {
      complain("cannot listen on port \(arguments.port), or the certificate is bad", status: 1)
    }
  }

  private static func complain(_ message: String, status: Int32) -> Never {
    write("lakelock-emulator: \(message)\n", to: STDERR_FILENO)
    exit(status)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    _ = unsafe Glibc.write(descriptor, bytes, bytes.count)
  }
}
