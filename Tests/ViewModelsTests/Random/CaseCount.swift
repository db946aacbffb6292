import Foundation

/// How many random cases a test takes: a share in every run, all of them with `ALL_CASES=1`.
enum CaseCount {
  static func of(_ all: Int, share: Int) -> Int {
    ProcessInfo.processInfo.environment["ALL_CASES"] == "1" ? all : share
  }
}
