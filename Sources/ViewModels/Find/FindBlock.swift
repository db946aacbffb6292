package import DatabricksClient

/// One scope of the index: its keys as they were listed, and the letters of each.
///
/// The names are those of the list itself, which are not copied.
package struct FindBlock: Equatable, Sendable {
  package let scope: ScopeName
  /// The scope's name and `/`, with which each of its paths begins.
  let head: [UInt8]
  let keys: KeyList
  /// The letters of each name, in columns, so that a search reads no more than it needs.
  private(set) var letters: [UInt64] = []
  private(set) var starts: [UInt32] = []
  private(set) var pairs: [UInt64] = []
  private(set) var startPairs: [UInt32] = []
  private(set) var reaches: [UInt8] = []
  /// The letters of all names together.
  private(set) var all = FindGroup()
  /// Those of each `FindGroup.size` names.
  private(set) var groups: [FindGroup] = []

  init(_ scope: ScopeName, _ keys: KeyList = KeyList()) {
    self.scope = scope
    self.keys = keys
    head = Array(scope.rawValue.utf8) + [UInt8(ascii: "/")]
  }

  /// Whether its letters are known, without which it cannot be looked through.
  var isReady: Bool { letters.count == keys.count }

  /// Reads the letters of its names.
  mutating func prepare() {
    let ready = keys.count
    (letters, starts, pairs, startPairs, reaches) = ([], [], [], [], [])
    letters.reserveCapacity(ready)
    starts.reserveCapacity(ready)
    pairs.reserveCapacity(ready)
    startPairs.reserveCapacity(ready)
    reaches.reserveCapacity(ready)
    groups = Array(
      repeating: FindGroup(), count: (ready + FindGroup.size - 1) / FindGroup.size)
    let tables = FindTables()
    let names = keys.packedNames
    var start = 0
    for (row, end) in keys.packedEnds.enumerated() {
      let found = FindLetters(of: names.span, start..<Int(end), tables)
      letters.append(found.all)
      starts.append(found.starts)
      pairs.append(found.pairs)
      startPairs.append(found.startPairs)
      reaches.append(found.reach)
      let first = start < Int(end) ? tables.bits[Int(names[start])] : 0
      groups[row / FindGroup.size].insert(found, first: first, length: Int(end) - start)
      start = Int(end)
    }
    all = groups.reduce(into: FindGroup()) { $0.formUnion($1) }
  }

  var count: Int { keys.count }

  /// The path of key `index` as UTF-8.
  func path(_ index: Int) -> [UInt8] { head + keys.nameBytes(at: index) }
}
