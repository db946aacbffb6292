import DatabricksClient
import Glibc
import Testing

/// Many values in few locked pages.
@Suite struct SecretPackTests {
  private func secret(_ byte: UInt8, count: Int) -> Secret {
    Secret(copying: [UInt8](repeating: byte, count: count))
  }

  @Test func `a packed value holds the bytes it was made from`() {
    var pack = SecretPack(blockByteCount: 4096)
    let originals = (0..<100).map { secret(UInt8($0), count: $0 * 3) }
    let packed = originals.map { pack.copy($0) }
    for (original, copy) in zip(originals, packed) { #expect(copy.bytesEqual(original)) }
    #expect(pack.byteCount == 14_850)
    #expect(pack.reservedByteCount == 16_384)
  }

  @Test func `a value larger than a block gets one of its own`() {
    var pack = SecretPack(blockByteCount: 4096)
    let large = pack.copy(secret(7, count: 131_072))
    #expect(large.count == 131_072)
    #expect(pack.reservedByteCount == 131_072)
  }

  @Test func `a value goes with its last reference, and leaves its neighbours as they are`() {
    var pack = SecretPack(blockByteCount: 4096)
    let first = pack.copy(secret(1, count: 16))
    var second: Secret? = pack.copy(secret(2, count: 16))
    let third = pack.copy(secret(3, count: 16))
    weak let gone = second
    second = nil
    #expect(gone == nil)
    #expect(first.bytesEqual(secret(1, count: 16)))
    #expect(third.bytesEqual(secret(3, count: 16)))
  }

  @Test func `letting go of a value while its neighbour is read is no conflict`() {
    var pack = SecretPack(blockByteCount: 4096)
    let first = pack.copy(secret(1, count: 16))
    var second: Secret? = pack.copy(secret(2, count: 16))
    first.withBytes { bytes in
      second = nil
      #expect(bytes.byteCount == 16)
    }
    #expect(second == nil)
  }

  @Test func `copies of a pack never share a place`() {
    var pack = SecretPack(blockByteCount: 4096)
    let first = pack.copy(secret(1, count: 16))
    var other = pack
    let (second, third) = (pack.copy(secret(2, count: 16)), other.copy(secret(3, count: 16)))
    #expect(first.bytesEqual(secret(1, count: 16)))
    #expect(second.bytesEqual(secret(2, count: 16)))
    #expect(third.bytesEqual(secret(3, count: 16)))
  }

  /// Where 64 KiB may be locked, as in many containers: 16 secrets of their own, or 1,000 packed.
  @Test func `1,000 values are locked where a page each would be too many`() async {
    await #expect(processExitsWith: .exitCode(3)) {
      // Root may lock whatever the limit says.
      if geteuid() == 0 { _ = setuid(65_534) }
      var limit = rlimit(rlim_cur: 64 << 10, rlim_max: 64 << 10)
      _ = unsafe setrlimit(Int32(bitPattern: __RLIMIT_MEMLOCK.rawValue), &limit)
      guard ProcessMemory.lockableByteCount == 64 << 10 else { exit(1) }
      var pack = SecretPack()
      let packed = (0..<1000).map { count in
        pack.copy(Secret(copying: [UInt8](repeating: 7, count: count % 33)))
      }
      guard pack.isLocked, packed.allSatisfy(\.isLocked) else { exit(2) }
      let single = (0..<1000).map { _ in Secret(copying: [UInt8](repeating: 7, count: 32)) }
      exit(single.allSatisfy(\.isLocked) ? 4 : 3)
    }
  }
}
