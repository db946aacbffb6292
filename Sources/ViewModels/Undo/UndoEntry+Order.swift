internal import DatabricksClient

/// In which order entries are taken back.
extension UndoEntry {
  /// Whether taking `newer` back takes away what taking this one back brings, and so has to be first.
  ///
  /// The other way around, a value that is brought back passes for the one that `newer` takes away.
  func waits(for newer: UndoEntry) -> Bool {
    let (mine, theirs) = (Effects(of: self), Effects(of: newer))
    return !mine.brought.isDisjoint(with: theirs.taken)
      || !mine.scopes.isDisjoint(with: theirs.takenScopes)
  }

  /// What the steps of an entry bring and take away, spelled as a workspace may compare it.
  private struct Effects {
    var brought: Set<String> = []
    var taken: Set<String> = []
    /// Those in which something is brought, or which are.
    var scopes: Set<String> = []
    var takenScopes: Set<String> = []

    init(of entry: UndoEntry) {
      for step in entry.rows.flatMap(\.steps) {
        add(step.change, in: step.profile ?? entry.place.name)
      }
    }

    private mutating func add(_ change: WorkspaceChange, in place: String) {
      switch change {
      case .transfer(let transfer):
        if transfer.isMove { taken.insert(Self.name(of: transfer.source, in: place)) }
        bring(transfer.target, in: transfer.profile ?? place)
      case .put(let path, _, _): bring(path, in: place)
      case .delete(let path, _): taken.insert(Self.name(of: path, in: place))
      case .createScope(let new): scopes.insert(Self.name(of: new.name, in: place))
      case .deleteScope(let name), .deleteUnusedScope(let name, _):
        takenScopes.insert(Self.name(of: name, in: place))
      case .putACL, .deleteACL: break
      }
    }

    private mutating func bring(_ path: SecretPath, in place: String) {
      brought.insert(Self.name(of: path, in: place))
      scopes.insert(Self.name(of: path.scope, in: place))
    }

    private static func name(of path: SecretPath, in place: String) -> String {
      "\(name(of: path.scope, in: place))/\(path.key.rawValue.lowercased())"
    }

    private static func name(of scope: ScopeName, in place: String) -> String {
      "\(place)/\(scope.rawValue.lowercased())"
    }
  }
}
