import DatabricksClient
import Testing
import ViewModels

extension AppHarness {
  /// A workspace whose keys were put so many days ago; nil tells no time.
  ///
  /// Lists in `held` do not come.
  static func aged(
    _ scopes: [String: [String: Int?]], held: Set<String> = [],
    size: Size = Size(columns: 120, rows: 36)
  ) -> AppHarness {
    var harness = AppHarness(size: size)
    harness.answerScopes(scopes.keys.sorted())
    harness.answerLists(scopes, held: held)
    return harness
  }

  /// Answers every list of keys that is asked for, but those of `held`; all access lists name a
  /// manager.
  mutating func answerLists(_ scopes: [String: [String: Int?]], held: Set<String> = []) {
    while let (id, request) = nextList(but: held) {
      switch request {
      case .listKeys(let scope):
        answer(id, .keys(scope, .success(keys(scopes[scope.rawValue] ?? [:]))))
      case .listACLs(let scope):
        answer(id, .acls(scope, .success([ScopeACL(principal: "ada", permission: "MANAGE")])))
      case .readPlace(let reading):
        guard case .keys(let scope) = reading.subject else { return }
        answer(id, .placeRead(.success(.keys(keys(scopes[scope.rawValue] ?? [:])))))
      default: return
      }
    }
  }

  func keys(_ ages: [String: Int?]) -> KeyList {
    KeyList(
      ages.sorted { $0.key < $1.key }.map { name, days in
        SecretKey(
          name: KeyName(name),
          lastUpdated: days.map {
            Timestamp(milliseconds: 1_764_000_000_000 - Int64($0) * 86_400_000)
          })
      })
  }

  private func nextList(but held: Set<String>) -> (RequestID, Request)? {
    for (id, request) in sent {
      switch request {
      case .listKeys(let scope) where !held.contains(scope.rawValue): return (id, request)
      case .listACLs: return (id, request)
      case .readPlace(let reading): if case .keys = reading.subject { return (id, request) }
      default: break
      }
    }
    return nil
  }

  var audit: AuditViewModel? { app.openAudit }

  /// The findings: kind, scope and key of each.
  var findings: [String] { app.findings }

  /// The first cell of the row that is selected.
  var selectedRow: String? {
    audit?.window.rows.first { $0.isSelected }?.row.cells[0].text.trimmed
  }
}

extension AppViewModel {
  var openAudit: AuditViewModel? {
    for case .audit(let audit) in overlays { return audit }
    return nil
  }

  /// The findings: kind, scope and key of each.
  var findings: [String] {
    (openAudit?.text ?? "").split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(3)
        .joined(separator: " ").trimmed
    }
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
