import Glibc

/// A child process that can be waited for with an end: it holds a pipe open for as long as it lives.
final class ChildProcess {
  /// How a process ended.
  enum Outcome: Equatable {
    case exited(Int32)
    case killed(by: Int32)
  }

  /// What the child's standard streams are.
  enum Streams {
    case descriptors(input: Descriptor, output: Descriptor, errors: Descriptor)
    /// The terminal of that path, which becomes the controlling one of a session of its own.
    case terminal(path: String)
  }

  let id: pid_t
  private let lifeline: Descriptor
  private var outcome: Outcome?

  /// Starts `arguments[0]`, searched in `PATH`.
  init(_ arguments: [String], environment: [String: String], streams: Streams) throws {
    let (reading, writing) = try Descriptor.pipe()
    lifeline = reading
    id = try Self.spawn(arguments, environment, streams, lifeline: writing)
  }

  deinit {
    if outcome == nil {
      kill(id, SIGKILL)
      waitpid(id, nil, 0)
    }
  }

  func signal(_ number: Int32) {
    kill(id, number)
  }

  /// Waits until the process has ended, and says how.
  func wait(until deadline: Deadline = Deadline()) throws -> Outcome {
    if let outcome { return outcome }
    guard deadline.waitForInput(on: lifeline.number) else {
      throw HarnessError("process \(id) did not end in time")
    }
    var status: Int32 = 0
    unsafe waitpid(id, &status, 0)
    let ended: Outcome =
      status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .killed(by: status & 0x7f)
    outcome = ended
    return ended
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String: String], _ streams: Streams,
    lifeline: Descriptor
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    switch streams {
    case .descriptors(let input, let output, let errors):
      for (stream, descriptor) in [input, output, errors].enumerated() {
        unsafe posix_spawn_file_actions_adddup2(&actions, descriptor.number, Int32(stream))
      }
    case .terminal(let path):
      unsafe posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
      unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, lifeline.number, 3)

    // The child begins as a shell would start it: no signal blocked, none ignored.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    // POSIX_SPAWN_SETSID (0x80) is not imported: glibc defines it for _GNU_SOURCE only.
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | 0x80)

    let argumentList = CStringList(arguments)
    let environmentList = CStringList(environment.map { "\($0)=\($1)" })
    var id: pid_t = 0
    let status = unsafe posix_spawnp(
      &id, arguments[0], &actions, &attributes, argumentList.pointers, environmentList.pointers)
    guard status == 0 else { throw HarnessError("cannot start \(arguments[0]): errno \(status)") }
    return id
  }
}

/// Strings as C wants them for a new process, freed with the object.
@safe private final class CStringList {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    unsafe pointers = strings.map { unsafe strdup($0) } + [nil]
  }

  deinit {
    for index in unsafe pointers.indices {
      unsafe free(pointers[index])
    }
  }
}
