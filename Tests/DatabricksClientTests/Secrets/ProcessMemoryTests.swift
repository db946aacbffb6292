import DatabricksClient
import Foundation
import Testing

/// Each in a process of its own.
struct ProcessMemoryTests {
  @Test func `no core dump is written once dumps are forbidden`() async {
    await #expect(processExitsWith: .success) {
      #expect(ProcessMemory.forbidDumps())
      var limit = rlimit()
      _ = unsafe getrlimit(Int32(bitPattern: RLIMIT_CORE.rawValue), &limit)
      #expect(limit.rlim_cur == 0)
      #expect(limit.rlim_max == 0)
    }
  }

  @Test func `a forgotten variable is gone from the process and from what the kernel shows`() async
  {
    await #expect(processExitsWith: .success) {
      let path = try #require(ProcessInfo.processInfo.environment["PATH"])
      let before = try #require(try ProcessMemoryTests.kernelEnvironment())
      #expect(before.contains("PATH=\(path)"))
      ProcessMemory.forgetEnvironment("PATH")
      let after = try #require(try ProcessMemoryTests.kernelEnvironment())
      #expect(!after.contains("PATH=\(path)"))
      #expect(ProcessInfo.processInfo.environment["PATH"] == nil)
      let kept = before.split(separator: "\0").filter { !$0.hasPrefix("PATH=") }
      for entry in kept { #expect(after.contains(entry)) }
    }
  }

  private static func kernelEnvironment() throws -> String? {
    try FileHandle(forReadingAtPath: "/proc/self/environ")?.readToEnd().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
