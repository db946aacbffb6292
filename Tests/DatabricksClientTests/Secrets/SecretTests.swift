import DatabricksClient
import Foundation
import Testing

struct SecretTests {
  @Test func `a secret is equal to itself alone, and its bytes can be compared`() {
    let one = Secret(copying: Array("value".utf8))
    let same = Secret(copying: Array("value".utf8))
    #expect(one == one)
    #expect(one != same)
    #expect(one.bytesEqual(same))
    #expect(!one.bytesEqual(Secret(copying: Array("valuE".utf8))))
    #expect(!one.bytesEqual(Secret(copying: Array("valu".utf8))))
  }

  @Test func `description, interpolation and mirror show no byte`() {
    let secret = Secret(copying: Array("hunter2".utf8))
    var dumped = ""
    dump(secret, to: &dumped)
    #expect("\(secret)" == "<secret, 7 bytes>")
    #expect(!dumped.contains("hunter2"))
    #expect(String(reflecting: secret) == "<secret, 7 bytes>")
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 131_072, 300_000])
  func `a builder keeps every byte while it grows`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    var builder = SecretBuilder()
    for byte in bytes { builder.append(byte) }
    #expect(builder.count == count)
    #expect(builder.finish().bytesEqual(Secret(copying: bytes)))
  }

  @Test func `a builder takes lent bytes and texts`() {
    var builder = SecretBuilder()
    builder.append("Bearer ")
    Secret(copying: Array("token".utf8)).withBytes { builder.append($0) }
    #expect(builder.finish().bytesEqual(Secret(copying: Array("Bearer token".utf8))))
  }

  @Test func `bytes that do not fit are refused whole`() {
    var bytes = SecretBytes(capacity: 1)
    let capacity = bytes.capacity
    let isFilled = Secret(copying: [UInt8](repeating: 7, count: capacity)).withBytes {
      bytes.append($0)
    }
    #expect(isFilled)
    let isOneMoreTaken = bytes.append(1)
    #expect(!isOneMoreTaken)
    #expect(bytes.count == capacity)
  }

  @Test func `wiping leaves no byte`() {
    var bytes = SecretBytes(capacity: 8)
    _ = bytes.append(9)
    bytes.wipe()
    #expect(bytes.count == 0)
    var left: UInt8 = 0xFF
    unsafe bytes.withMutableBytes { room in
      left = unsafe room.reduce(0, |)
      return 0
    }
    #expect(left == 0)
  }
}

/// What the kernel says of a secret's pages.
struct SecretPagesTests {
  /// The block of `/proc/self/smaps` whose range holds `address`, and its neighbours.
  private struct Mapping {
    var start: UInt
    var end: UInt
    var permissions: Substring
    var flags: [Substring] = []
  }

  private func mappings() throws -> [Mapping] {
    var mappings: [Mapping] = []
    let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
    let text = String(decoding: try #require(try file.readToEnd()), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let range = words[0].split(separator: "-")
      if range.count == 2, let start = UInt(range[0], radix: 16),
        let end = UInt(range[1], radix: 16)
      {
        mappings.append(Mapping(start: start, end: end, permissions: words[1]))
      } else if words[0] == "VmFlags:" {
        mappings[mappings.count - 1].flags = Array(words.dropFirst())
      }
    }
    return mappings
  }

  private func address(of secret: Secret) -> UInt {
    secret.withBytes { bytes in
      unsafe bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
    }
  }

  @Test func `its pages are locked, not dumped, empty in a child, between guards`() throws {
    let secret = Secret(copying: Array("value".utf8))
    let address = address(of: secret)
    let all = try withExtendedLifetime(secret) { try mappings() }
    let index = try #require(all.firstIndex { ($0.start..<$0.end).contains(address) })
    #expect(all[index].permissions == "rw-p")
    #expect(all[index].flags.contains("dd"), "\(all[index].flags)")
    #expect(all[index].flags.contains("wf"), "\(all[index].flags)")
    #expect(all[index].flags.contains("lo") == secret.isLocked, "\(all[index].flags)")
    #expect(all[index - 1].end == all[index].start)
    #expect(all[index - 1].permissions == "---p")
    #expect(all[index + 1].start == all[index].end)
    #expect(all[index + 1].permissions == "---p")
  }

  /// In a process of its own: the kernel would give other tests the same places again.
  @Test func `its pages are gone when the last reference goes`() async {
    await #expect(processExitsWith: .success) {
      let tests = SecretPagesTests()
      var addresses: [UInt] = []
      for _ in 0..<20 {
        let secret = Secret(copying: Array("value".utf8))
        addresses.append(withExtendedLifetime(secret) { tests.address(of: secret) })
      }
      let kept = Secret(copying: Array("value".utf8))
      let held = tests.address(of: kept)
      let locked = try withExtendedLifetime(kept) { try tests.mappings() }
        .filter { $0.flags.contains("wf") }.map(\.start)
      try #require(locked.contains(held))
      try #require(!locked.contains { $0 != held && addresses.contains($0) })
    }
  }

  @Test func `reading past the end stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = SecretPagesTests.byteAfterOnePage()
      exit(0)
    }
  }

  private static func byteAfterOnePage() -> UInt8 {
    Secret(copying: [UInt8](repeating: 1, count: 4096)).withBytes { bytes in
      unsafe bytes.withUnsafeBytes {
        unsafe $0.baseAddress?.load(fromByteOffset: 4096, as: UInt8.self) ?? 0
      }
    }
  }

  /// A child that may lock nothing still holds a value, and says that it is not locked.
  @Test func `without room to lock it works and says so`() async {
    await #expect(processExitsWith: .exitCode(3)) {
      // Root may lock whatever the limit says.
      if geteuid() == 0 { _ = setuid(65_534) }
      var none = rlimit(rlim_cur: 0, rlim_max: 0)
      _ = unsafe setrlimit(Int32(bitPattern: __RLIMIT_MEMLOCK.rawValue), &none)
      let secret = Secret(copying: [1, 2, 3])
      exit(secret.isLocked || secret.count != 3 ? 1 : 3)
    }
  }
}
