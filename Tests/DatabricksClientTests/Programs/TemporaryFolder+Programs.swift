import DatabricksClient
import Foundation

extension TemporaryFolder {
  /// Makes a program of the shell's and returns its path.
  ///
  /// It is a link: a file that was written a moment ago cannot be started while a child of another
  /// test still has it open for writing.
  @discardableResult
  func add(program name: String, _ script: String) throws -> String {
    let program = path + "/" + name
    try Data("\(script)\n".utf8).write(to: URL(fileURLWithPath: program + ".sh"))
    let runner = URL(fileURLWithPath: #filePath).appendingPathComponent("../../Fixtures/program")
    try? FileManager.default.removeItem(atPath: program)
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: runner.standardized.path)
    return program
  }

  /// Makes a file that looks like a program of that size; it is not for starting.
  func add(program name: String, byteCount: Int) throws {
    let program = path + "/" + name
    try Data(count: byteCount).write(to: URL(fileURLWithPath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
  }

  /// A search that finds the programs made here and no others.
  var programs: ProgramSearch { ProgramSearch(["PATH": path]) }
}
