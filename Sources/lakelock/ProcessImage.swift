import CProcess
import Commands
import DatabricksClient

/// The program that this process runs.
enum ProcessImage {
  /// Runs `program` from now on, with its variables from locked memory.
  ///
  /// - Returns: an `errno`, and only where that is not possible.
  static func replace(with program: PreparedProgram) -> Int32 {
    // A zero byte cannot be in an argument that came from a command line.
    let words = program.command.flatMap { word -> [CChar] in
      word.utf8.map { CChar(bitPattern: $0) } + [0]
    }
    return program.variables.withBytes { variables in
      unsafe variables.withUnsafeBytes { variables in
        guard let base = unsafe variables.bindMemory(to: CChar.self).baseAddress else { return 0 }
        return unsafe cproc_become(words, words.count, base, variables.count)
      }
    }
  }
}
