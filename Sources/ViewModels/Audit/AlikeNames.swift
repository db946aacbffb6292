/// Keys whose names are alike, group by group, the weightiest group first.
struct AlikeNames: Equatable, Sendable {
  /// The keys of all groups, one group behind the other.
  private(set) var places: [AuditPlace] = []
  /// Where each group ends among `places`.
  private(set) var ends: [Int] = []

  mutating func append(_ group: some Collection<AuditPlace>) {
    places.append(contentsOf: group)
    ends.append(places.count)
  }

  /// The group that the place of that number belongs to, as a range of `places`.
  func group(of index: Int) -> Range<Int> {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return (low == 0 ? 0 : ends[low - 1])..<ends[low]
  }

  /// The same groups, those with more keys first, then in the order of `isBefore`.
  func arranged(_ isBefore: (AuditPlace, AuditPlace) -> Bool) -> AlikeNames {
    let starts = ends.indices.map { $0 == 0 ? 0 : ends[$0 - 1] }
    let order = ends.indices.sorted { one, other in
      let counts = (ends[one] - starts[one], ends[other] - starts[other])
      guard counts.0 == counts.1 else { return counts.0 > counts.1 }
      return isBefore(places[starts[one]], places[starts[other]])
    }
    var arranged = AlikeNames()
    arranged.places.reserveCapacity(places.count)
    for group in order { arranged.append(places[starts[group]..<ends[group]]) }
    return arranged
  }
}

/// All that is found about names once every list is there.
struct AlikeFindings: Equatable, Sendable {
  var spelling = AlikeNames()
  var oneLetter = AlikeNames()
  var sameName = AlikeNames()
  /// Whether there were too many different names to compare them letter by letter.
  var hasTooManyNames = false

  subscript(kind: AuditKind) -> AlikeNames {
    switch kind {
    case .spelling: spelling
    case .oneLetter: oneLetter
    case .sameName: sameName
    case .unmanaged, .stale, .empty, .unread: AlikeNames()
    }
  }
}
