/// Puts values that are kept for long into few locked pages.
///
/// A secret of its own takes a page however small it is, and a process may lock only so many
/// (`RLIMIT_MEMLOCK`). A packed one is wiped as soon as its last reference goes, as any other; its
/// pages go with the last one of them.
package struct SecretPack: Equatable, Sendable {
  private let blockByteCount: Int
  private var block: SecretBlock?
  /// The bytes of all pages taken so far.
  package private(set) var reservedByteCount = 0
  /// The bytes of all values taken so far.
  package private(set) var byteCount = 0
  /// Whether all of the pages are kept out of swap.
  package private(set) var isLocked = true

  /// Takes pages for so many bytes at a time, more where one value needs more.
  package init(blockByteCount: Int = 16_384) {
    self.blockByteCount = blockByteCount
  }

  /// A copy of `secret` in the pack; the pages of `secret` itself go with its last reference.
  package mutating func copy(_ secret: Secret) -> Secret {
    guard let block, let range = secret.withBytes({ block.add($0) }) else {
      begin(minimumByteCount: secret.count)
      return copy(secret)
    }
    byteCount += range.count
    return Secret(block, range)
  }

  private mutating func begin(minimumByteCount: Int) {
    var bytes = SecretBytes(capacity: max(blockByteCount, minimumByteCount))
    bytes.useWholeCapacity()
    let next = SecretBlock(bytes)
    block = next
    reservedByteCount += next.capacity
    isLocked = isLocked && next.isLocked
  }

  package static func == (left: SecretPack, right: SecretPack) -> Bool {
    left.block === right.block && left.byteCount == right.byteCount
  }
}
