package import DatabricksClient

/// One scope of the index: its keys as they were listed, and the letters of each.
///
/// The names are those of the list itself, which are not copied.
package struct FindBlock: Equatable, Sendable {
  package let scope: ScopeName
  /// The scope's name and `/`, with which each of its paths begins.
  let head: [UInt8]
  let keys: KeyList
  private(set) var letters: [UInt64] = []
  private(set) var starts: [UInt32] = []

  init(_ scope: ScopeName, _ keys: KeyList = KeyList()) {
    self.scope = scope
    self.keys = keys
    head = Array(scope.rawValue.utf8) + [UInt8(ascii: "/")]
  }

  /// Whether its letters are known, without which it cannot be looked through.
  var isReady: Bool { letters.count == keys.count }

  /// Reads the letters of its names.
  mutating func prepare() {
    var all: [UInt64] = []
    var starts: [UInt32] = []
    all.reserveCapacity(keys.count)
    starts.reserveCapacity(keys.count)
    let names = keys.packedNames
    var start = 0
    for end in keys.packedEnds {
      let found = FindLetters(of: names.span, start..<Int(end))
      all.append(found.all)
      starts.append(found.starts)
      start = Int(end)
    }
    letters = all
    self.starts = starts
  }

  var count: Int { keys.count }

  /// The path of key `index` as UTF-8.
  func path(_ index: Int) -> [UInt8] { head + keys.nameBytes(at: index) }
}
