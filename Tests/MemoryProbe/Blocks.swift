private import Glibc

/// Memory from every allocation function, released and moved through the replaced ones.
enum Blocks {
  /// Whether blocks keep their bytes when they grow, shrink and move, aligned ones included.
  static func areKept() -> Bool {
    for size in [1, 24, 25, 1000, 4096, 300_000] {
      for alignment in [0, 16, 64, 4096, 65_536] {
        for newSize in [size, size * 2, size / 3 + 1, size + 1] {
          guard isKept(size, alignment, newSize) else { return false }
        }
      }
    }
    return true
  }

  private static func isKept(_ size: Int, _ alignment: Int, _ newSize: Int) -> Bool {
    var aligned: UnsafeMutableRawPointer?
    if alignment == 0 {
      unsafe aligned = malloc(size)
    } else {
      guard unsafe posix_memalign(&aligned, alignment, size) == 0 else { return false }
    }
    guard let block = unsafe aligned else { return false }
    for offset in stride(from: 0, to: size, by: 89) {
      unsafe block.storeBytes(
        of: UInt8(truncatingIfNeeded: offset), toByteOffset: offset, as: UInt8.self)
    }
    guard let moved = unsafe realloc(block, newSize) else { return false }
    defer { unsafe free(moved) }
    return stride(from: 0, to: min(size, newSize), by: 89).allSatisfy { offset in
      unsafe moved.load(fromByteOffset: offset, as: UInt8.self)
        == UInt8(truncatingIfNeeded: offset)
    }
  }
}
