internal import DatabricksClient

/// Looks for names that are alike, in short steps, so that a million keys hold up no key press.
///
/// Names of one hash are looked at together, a part of all hashes in a step. What has the same hash
/// is compared byte by byte, so that nothing is found by chance and nothing is missed.
struct AlikeSearch: Equatable, Sendable {
  /// How many names are handled in one step.
  static let stepCount = 8_192
  /// The most different names that are compared letter by letter.
  static let mostNames = 50_000

  private enum Stage: Equatable {
    case hashing(scope: Int)
    case grouping(part: Int)
    case spelling(name: Int)
    case comparing(part: Int)
    case done
  }

  private struct Entry: Equatable {
    let hash: UInt64
    let place: AuditPlace
  }

  /// The keys of some scopes, sorted by the part that they are handled in.
  private struct Chunk: Equatable {
    var entries: [Entry]
    /// Where each part begins, and where the last one ends.
    var starts: [Int]
  }

  private var stage = Stage.hashing(scope: 0)
  private var chunks: [Chunk] = []
  private let partCount: Int
  private var spellings: [AlikeNames] = []
  private var sameNames: [AlikeNames] = []
  /// One key for each different folded name, and whether there were more than are kept.
  private var names: [[AuditPlace]] = []
  private var nameCount = 0
  private var letters = LetterSearch()
  /// The findings, once it is done.
  private(set) var findings: AlikeFindings?

  /// Prepares to look at so many keys.
  init(keyCount: Int = 0) {
    partCount = max(1, keyCount / Self.stepCount)
  }

  /// Goes one step further; `lists` are the keys of each scope, the same at every step.
  mutating func step(_ lists: [AuditedScope]) {
    switch stage {
    case .hashing(let scope): hash(lists, from: scope)
    case .grouping(let part): group(lists, part)
    case .spelling(let name):
      let end = letters.take(names, from: name, of: lists, atMost: Self.stepCount)
      stage = end < names.count ? .spelling(name: end) : .comparing(part: 0)
    case .comparing(let part):
      letters.compare(part: part)
      stage = part + 1 < letters.partCount ? .comparing(part: part + 1) : .done
      if stage == .done { finish(lists) }
    case .done: break
    }
  }

  private mutating func hash(_ lists: [AuditedScope], from start: Int) {
    var scope = start
    var parts = [[Entry]](repeating: [], count: partCount)
    var count = 0
    while scope < lists.count, count < Self.stepCount {
      let keys = lists[scope].keys ?? KeyList()
      for key in 0..<keys.count {
        let hash = FoldedName.hash(keys.nameBytes(at: key))
        parts[FoldedName.part(of: hash, among: partCount)]
          .append(Entry(hash: hash, place: AuditPlace(scope: scope, key: key)))
      }
      count += keys.count
      scope += 1
    }
    var starts = [0]
    for part in parts { starts.append((starts.last ?? 0) + part.count) }
    chunks.append(Chunk(entries: Array(parts.joined()), starts: starts))
    stage = scope < lists.count ? .hashing(scope: scope) : .grouping(part: 0)
  }

  private mutating func group(_ lists: [AuditedScope], _ part: Int) {
    let entries = entries(of: part).sorted {
      $0.hash == $1.hash ? $0.place < $1.place : $0.hash < $1.hash
    }
    var found = (spelling: AlikeNames(), sameName: AlikeNames(), names: [AuditPlace]())
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      split(entries[start..<end].map(\.place), lists, into: &found)
      start = end
    }
    spellings.append(found.spelling)
    sameNames.append(found.sameName)
    nameCount += found.names.count
    if nameCount <= Self.mostNames { names.append(found.names) } else { names = [] }
    let isLast = part + 1 == partCount
    stage = isLast ? .spelling(name: 0) : .grouping(part: part + 1)
    guard isLast else { return }
    chunks = []
    if names.isEmpty { finish(lists) }
  }

  private func entries(of part: Int) -> [Entry] {
    chunks.flatMap { $0.entries[$0.starts[part]..<$0.starts[part + 1]] }
  }

  /// Notes the names of one hash: nearly always one folded name, and all its keys.
  private func split(
    _ places: [AuditPlace], _ lists: [AuditedScope],
    into found: inout (spelling: AlikeNames, sameName: AlikeNames, names: [AuditPlace])
  ) {
    var rest = places
    while let first = rest.first {
      let name = lists.nameBytes(at: first)
      let group = rest.filter { FoldedName.areEqual(lists.nameBytes(at: $0), name) }
      if group.count < rest.count {
        rest.removeAll { FoldedName.areEqual(lists.nameBytes(at: $0), name) }
      } else {
        rest = []
      }
      found.names.append(first)
      guard group.count > 1 else { continue }
      if group.allSatisfy({ lists.nameBytes(at: $0).elementsEqual(name) }) {
        found.sameName.append(group)
      } else {
        found.spelling.append(group)
      }
    }
  }

  private mutating func finish(_ lists: [AuditedScope]) {
    stage = .done
    var found = AlikeFindings()
    found.hasTooManyNames = nameCount > Self.mostNames
    found.spelling = Self.joined(spellings, lists)
    found.sameName = Self.joined(sameNames, lists)
    for pair in letters.pairs { found.oneLetter.append(pair) }
    found.oneLetter = found.oneLetter.arranged(lists.isBefore)
    self = AlikeSearch()
    stage = .done
    findings = found
  }

  private static func joined(_ parts: [AlikeNames], _ lists: [AuditedScope]) -> AlikeNames {
    var all = AlikeNames()
    for part in parts {
      var start = 0
      for end in part.ends {
        all.append(part.places[start..<end])
        start = end
      }
    }
    return all.arranged(lists.isBefore)
  }
}

extension [AuditedScope] {
  /// The name of a key as UTF-8.
  func nameBytes(at place: AuditPlace) -> ArraySlice<UInt8> {
    self[place.scope].keys?.nameBytes(at: place.key) ?? []
  }

  /// Whether one key's name comes before the other's.
  func isBefore(_ one: AuditPlace, _ other: AuditPlace) -> Bool {
    nameBytes(at: one).lexicographicallyPrecedes(nameBytes(at: other))
  }
}
