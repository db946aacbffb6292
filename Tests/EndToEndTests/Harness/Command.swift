/// A program run to its end without a terminal.
enum Command {
  struct Result {
    let status: ChildProcess.Outcome
    let outputBytes: [UInt8]
    let errors: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
  }

  /// A program that has been given all its input and has not been waited for.
  struct Running {
    let process: ChildProcess
    fileprivate let output: Descriptor
    fileprivate let errors: Descriptor

    /// Waits until there is output to read, and leaves it there.
    func waitForOutput() -> Bool { Deadline().waitForInput(on: output.number) }

    /// Waits for the end.
    func finish(until deadline: Deadline = Deadline()) throws -> Result {
      let output = try output.readToEnd(until: deadline)
      let errors = try errors.readToEnd(until: deadline)
      return Result(
        status: try process.wait(until: deadline), outputBytes: output,
        errors: String(decoding: errors, as: UTF8.self))
    }
  }

  /// Runs `arguments` with `input` on its standard input; output and errors go to pipes.
  ///
  /// `input` has to fit into a pipe, 64 KB.
  static func run(
    _ arguments: [String], environment: [String: String], input: [UInt8] = []
  ) throws -> Result {
    try start(arguments, environment: environment, input: input).finish()
  }

  /// The same without waiting for its end.
  static func start(
    _ arguments: [String], environment: [String: String], input: [UInt8] = []
  ) throws -> Running {
    let (stdin, stdout, stderr) = (
      try Descriptor.pipe(), try Descriptor.pipe(), try Descriptor.pipe()
    )
    let process = try ChildProcess(
      arguments, environment: environment,
      streams: .descriptors(
        input: stdin.reading, output: stdout.writing, errors: stderr.writing))
    // The reading end is open here too, so that a program may end without having read it.
    try stdin.writing.write(input)
    return Running(process: process, output: stdout.reading, errors: stderr.reading)
  }
}
