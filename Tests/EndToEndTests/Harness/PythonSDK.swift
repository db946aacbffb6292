import Foundation

/// The official Python SDK, in the virtual environment that `Tests/Peers/run` makes.
enum PythonSDK {
  private static var python: String {
    // The link itself, not what it points to: it is what makes the environment a virtual one.
    let folders = #filePath.split(separator: "/").dropLast(4)
    return "/" + folders.joined(separator: "/") + "/.peers/bin/python"
  }

  /// The bytes of a secret as the SDK reads them with the config file in `home`.
  static func read(_ scope: String, _ key: String, in home: TemporaryHome) throws -> [UInt8] {
    let script = """
      import base64, sys
      from databricks.sdk import WorkspaceClient
      answer = WorkspaceClient().secrets.get_secret(sys.argv[1], sys.argv[2])
      sys.stdout.buffer.write(base64.b64decode(answer.value))
      """
    guard FileManager.default.isExecutableFile(atPath: python) else {
      throw HarnessError("no Python SDK at \(python); Tests/Peers/run installs it")
    }
    let result = try Command.run(
      [python, "-c", script, scope, key], environment: home.environment)
    guard result.status == .exited(0) else { throw HarnessError("the SDK: \(result.errors)") }
    return result.outputBytes
  }
}
