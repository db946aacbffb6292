package import DatabricksClient
internal import ViewModels

/// A program with the environment it is to have besides this process's own.
package struct PreparedProgram: Sendable {
  /// The program and its arguments.
  package let command: [String]
  /// `NAME=value` for each variable, each with a zero byte behind it.
  package let variables: Secret
}

extension CommandRunner {
  /// Reads the values that a program is to find in its environment; nothing is started.
  ///
  /// - Returns: the program, or how it ended where a value cannot be had.
  package func prepare(_ request: ProgramRequest) -> Result<PreparedProgram, FailedStatus> {
    do throws(CommandFailure) {
      return .success(
        PreparedProgram(
          command: request.command, variables: try variables(of: request.variables)))
    } catch {
      if let text = error.text { streams.complain(text) }
      return .failure(FailedStatus(status: error.status))
    }
  }

  /// Says why a program that was prepared could not be started; the status is that of a shell.
  package static func refuse(
    _ program: PreparedProgram, code: Int32, streams: StandardStreams = StandardStreams()
  ) -> ExitStatus {
    let isMissing = CommandFailure.isMissing(code)
    let reason = isMissing ? "command not found" : CommandFailure.reason(code)
    streams.complain("\(program.command.first ?? ""): \(reason)")
    return isMissing ? .programNotFound : .programNotStarted
  }

  private func variables(
    of variables: [ProgramRequest.Variable]
  ) throws(CommandFailure) -> Secret {
    let answers = try ask(variables, showing: "reading values") { GetSecret($0.path) }
    var values: [Secret] = []
    for (variable, answer) in zip(variables, answers) {
      do throws(DatabricksError) {
        values.append(try answer.get())
      } catch {
        let error = error.naming(host: workspace.host.host)
        let words = CommandFailure.workspace(error).text ?? "not read"
        streams.complain("\(variable.path.text): \(words); nothing was started")
        throw .reported(ExitStatus(error))
      }
    }
    for (variable, value) in zip(variables, values) where value.holdsZero {
      throw .usage(
        "\(variable.path.text) holds a zero byte, which no environment can; nothing was started")
    }
    let room = zip(variables, values).map { $0.name.utf8.count + $1.count + 2 }.reduce(0, +)
    var block = SecretBytes(capacity: room)
    for (variable, value) in zip(variables, values) {
      for byte in variable.name.utf8 { block.write(byte) }
      block.write(UInt8(ascii: "="))
      value.withBytes { block.write($0) }
      block.write(0)
    }
    return Secret(block)
  }
}

/// The exit status of something that did not happen.
package struct FailedStatus: Error {
  package let status: ExitStatus
}

extension Secret {
  fileprivate var holdsZero: Bool {
    withBytes { bytes in (0..<bytes.byteCount).contains { bytes.byte(at: $0) == 0 } }
  }
}
