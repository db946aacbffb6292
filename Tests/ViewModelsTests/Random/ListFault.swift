import ViewModels
import WorkspaceEmulator

/// What strikes the requests that read lists and values: which answer, and how often in a row.
struct ListFault: CustomStringConvertible {
  let description: String
  let effect: Fault.Effect
  let count: Int

  /// Once, so that trying again may hide it, and for as long as it is not taken away.
  static let all: [ListFault] = [
    ("429", Fault.Effect.error(429, "RESOURCE_EXHAUSTED", retryAfter: 1)),
    ("500", .error(500, "INTERNAL_ERROR")), ("503", .error(503, "TEMPORARILY_UNAVAILABLE")),
    ("403", .error(403, "PERMISSION_DENIED", "no READ on the scope")), ("reset", .dropConnection),
    ("login page", .loginPage), ("cut off", .truncate(sentBytes: 9)),
  ].flatMap { name, effect in
    [1, 1_000].map { ListFault(description: "\(name) × \($0)", effect: effect, count: $0) }
  }

  /// All of them, or the one whose turn it is.
  static func some(at position: Int) -> [ListFault] {
    CaseCount.of(1, share: 0) == 1 ? all : [all[position * 5 % all.count]]
  }

  /// What strikes the request of that number, counted from 0.
  func fault(at position: Int) -> Fault { Fault(effect, count: count, skip: position) }
}
