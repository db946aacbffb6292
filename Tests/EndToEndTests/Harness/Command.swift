/// A program run to its end without a terminal.
enum Command {
  struct Result {
    let status: ChildProcess.Outcome
    let outputBytes: [UInt8]
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
  }

  /// Runs `arguments` with `input` on its standard input; output and errors go to pipes.
  ///
  /// `input` has to fit into a pipe, 64 KB.
  static func run(
    _ arguments: [String], environment: [String: String], input: [UInt8] = []
  ) throws -> Result {
    let stdin = try Descriptor.pipe()
    let deadline = Deadline()
    let (process, stdout, stderr) = try start(arguments, environment, stdin.reading)
    try stdin.writing.write(input)
    return try finish(process, closing: stdin.writing, stdout, stderr, deadline)
  }

  private static func start(
    _ arguments: [String], _ environment: [String: String], _ input: Descriptor
  ) throws -> (ChildProcess, Descriptor, Descriptor) {
    let stdout = try Descriptor.pipe()
    let stderr = try Descriptor.pipe()
    let process = try ChildProcess(
      arguments, environment: environment,
      streams: .descriptors(input: input, output: stdout.writing, errors: stderr.writing))
    return (process, stdout.reading, stderr.reading)
  }

  private static func finish(
    _ process: ChildProcess, closing input: Descriptor, _ stdout: Descriptor,
    _ stderr: Descriptor, _ deadline: Deadline
  ) throws -> Result {
    input.close()
    let output = try stdout.readToEnd(until: deadline)
    let errors = try stderr.readToEnd(until: deadline)
    return Result(
      status: try process.wait(until: deadline), outputBytes: output,
      errors: String(decoding: errors, as: UTF8.self))
  }
}
