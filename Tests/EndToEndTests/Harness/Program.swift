import Foundation

/// The programs under test, built beside the tests.
enum Program {
  /// `LAKELOCK_UNDER_TEST` names another build, such as the release one.
  static var lakelock: String {
    ProcessInfo.processInfo.environment["LAKELOCK_UNDER_TEST"] ?? built("lakelock")
  }

  static var emulator: String { built("lakelock-emulator") }

  private static func built(_ name: String) -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent(name).path
  }
}
