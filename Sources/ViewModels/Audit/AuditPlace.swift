/// One key among all scopes, by the numbers of its scope and of its row in the scope's list.
///
/// One word, since a million of them are kept and sorted.
struct AuditPlace: Hashable, Comparable, Sendable {
  private let packed: UInt64

  init(scope: Int, key: Int) {
    packed = UInt64(scope) << 32 | UInt64(key)
  }

  var scope: Int { Int(packed >> 32) }
  var key: Int { Int(packed & 0xFFFF_FFFF) }

  static func < (left: AuditPlace, right: AuditPlace) -> Bool { left.packed < right.packed }
}
