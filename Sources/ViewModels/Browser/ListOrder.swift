internal import DatabricksClient

/// In which order the keys of a scope are listed.
package enum KeyOrder: String, CaseIterable, Equatable, Sendable {
  case name
  case newest
  case oldest

  /// The words in the frame of the list; empty for the usual order.
  package var label: String {
    switch self {
    case .name: ""
    case .newest: "newest"
    case .oldest: "oldest"
    }
  }

  /// The sentence when it was chosen.
  package var sentence: String {
    switch self {
    case .name: "keys sorted by name"
    case .newest: "keys sorted by age, newest first"
    case .oldest: "keys sorted by age, oldest first"
    }
  }
}

/// In which order the scopes are listed.
package enum ScopeOrder: String, CaseIterable, Equatable, Sendable {
  case name
  case keyCount = "count"
  case access
  case newest

  /// The words in the frame of the list; empty for the usual order.
  package var label: String {
    switch self {
    case .name: ""
    case .keyCount: "most keys"
    case .access: "most access"
    case .newest: "newest"
    }
  }

  /// The sentence when it was chosen.
  package var sentence: String {
    switch self {
    case .name: "scopes sorted by name"
    case .keyCount: "scopes sorted by their number of keys"
    case .access: "scopes sorted by your access; the selected ones are asked first"
    case .newest: "scopes sorted by their newest key"
    }
  }

  /// How far in front a scope stands; scopes of the same rank are in the order of their names.
  ///
  /// What is not known yet stands last.
  func rank(_ details: ScopeDetails?) -> Int64 {
    guard let details else { return .min }
    switch self {
    case .name: return 0
    case .keyCount: return details.keys.value.map { Int64($0.count) } ?? -1
    case .access: return details.access.rank
    case .newest:
      guard let keys = details.keys.value else { return .min }
      let times = (0..<keys.count).compactMap { keys.lastUpdated(at: $0)?.milliseconds }
      return times.max() ?? .min + 1
    }
  }
}

extension Access {
  /// More for more access.
  fileprivate var rank: Int64 {
    switch self {
    case .everything, .manage: 4
    case .atLeastRead: 3
    case .read: 2
    case .none: 1
    case .unknown: 0
    }
  }
}

extension CaseIterable where Self: Equatable {
  /// The one behind it, and behind the last one the first.
  var next: Self {
    let all = Array(Self.allCases)
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
