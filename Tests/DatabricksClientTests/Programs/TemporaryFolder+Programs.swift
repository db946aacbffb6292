import DatabricksClient
import Foundation

extension TemporaryFolder {
  /// Writes a program of the shell's and returns its path; it is padded to `byteCount` bytes.
  @discardableResult
  func add(program name: String, _ script: String, byteCount: Int = 0) throws -> String {
    var bytes = Data("#!/bin/sh\n\(script)\nexit\n".utf8)
    if bytes.count < byteCount { bytes += Data(count: byteCount - bytes.count) }
    let program = path + "/" + name
    try bytes.write(to: URL(fileURLWithPath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
    return program
  }

  /// A search that finds the programs written here and the system's own.
  var programs: ProgramSearch { ProgramSearch(["PATH": path]) }
}
