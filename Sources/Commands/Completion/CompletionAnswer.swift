package import DatabricksClient
package import ViewModels

/// Finds the candidates for a word, one line each; where something fails there are none.
package struct CompletionAnswer {
  private let request: CompletionRequest
  private let client: DatabricksClient
  private let workspace: OpenWorkspace?
  private let profiles: any ProfileStore
  private let deadline: Moment

  /// How long a shell waits for names, in milliseconds.
  package static let patienceMilliseconds: Int64 = 2_000

  package init(
    _ request: CompletionRequest, client: DatabricksClient, workspace: OpenWorkspace?,
    profiles: any ProfileStore
  ) {
    self.request = request
    self.client = client
    self.workspace = workspace
    self.profiles = profiles
    deadline = .now + Self.patienceMilliseconds
  }

  /// The candidates that begin with what was typed, each once; `:files` asks the shell for files.
  package func lines() -> [String] {
    if request.sources == [.files] { return [":files"] }
    var found: [String] = []
    for source in request.sources {
      for candidate in candidates(of: source)
      where candidate.hasPrefix(request.typed) && !found.contains(candidate) {
        found.append(candidate)
      }
    }
    return found.map { String($0.dropFirst(request.partedCount)) }
  }

  private func candidates(of source: CompletionRequest.Source) -> [String] {
    switch source {
    case .words(let words): words
    case .files: []
    case .profiles:
      (try? profiles.list().get())?.rows.map(\.name).filter(Self.isPlain) ?? []
    case .scopes: scopes
    case .keys(let scope): keys(of: scope)
    case .places(let prefix): places(behind: prefix)
    }
  }

  private var scopes: [String] {
    ask(ListScopes().operation).map { $0.map(\.name.rawValue).filter(Self.isPlain) } ?? []
  }

  private func keys(of scope: ScopeName) -> [String] {
    if case .illegal = scope.check { return [] }
    guard let keys = ask(ListSecrets(scope).operation) else { return [] }
    return (0..<keys.count).map { keys[$0].name.rawValue }.filter(Self.isPlain)
  }

  private func places(behind prefix: String) -> [String] {
    let place = request.typed.dropFirst(prefix.count)
    guard let slash = place.lastIndex(of: "/") else { return scopes.map { prefix + $0 + "/" } }
    let scope = place[..<slash]
    return keys(of: ScopeName(String(scope))).map { "\(prefix)\(scope)/\($0)" }
  }

  /// A name that means nothing to a shell.
  private static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "@"):
        true
      default: false
      }
    }
  }

  /// The answer of the workspace; nil when it failed or did not come in time.
  private func ask<O: Operation>(_ operation: O) -> O.Outcome? {
    guard let workspace else { return nil }
    var result: Result<O.Outcome, DatabricksError>?
    let id = client.begin(operation, on: workspace) { result = $0 }
    while result == nil {
      guard .now < deadline else {
        client.cancel(id)
        return nil
      }
      _ = client.wait(for: [], until: deadline)
    }
    return try? result?.get()
  }
}
