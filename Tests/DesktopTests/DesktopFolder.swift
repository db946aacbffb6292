import DatabricksClient
import Foundation

/// A folder of its own for one test, with the programs and files it needs.
final class DesktopFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("lakelock-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a program of the shell's.
  ///
  /// It is a link: a file that was written a moment ago cannot be started while a child of another
  /// test still has it open for writing.
  func add(program name: String, _ script: String) throws {
    let program = path + "/" + name
    try Data("\(script)\n".utf8).write(to: URL(fileURLWithPath: program + ".sh"))
    let runner = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../DatabricksClientTests/Fixtures/program")
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: runner.standardized.path)
  }

  /// The bytes of a file in it; nil when there is none.
  func bytes(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))).map(Array.init)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }
}

extension Secret {
  convenience init(_ text: String) {
    self.init(copying: Array(text.utf8))
  }

  /// The bytes, copied out for a comparison.
  var bytes: [UInt8] {
    withBytes { unsafe $0.withUnsafeBytes { unsafe Array($0) } }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
