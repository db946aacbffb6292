package import DatabricksClient

/// Another name for a key on its way: what lets it be copied within its own scope.
extension TransferPreview {
  /// A name being typed.
  package struct Naming: Equatable, Sendable {
    package let source: SecretPath
    package internal(set) var field: LineField
  }

  /// Lets a name be typed for the key of the selected row.
  mutating func beginName() {
    guard let row = rows?.first(where: { $0.source.text == table.selected?.id }) else {
      problem = "choose a key"
      return
    }
    let isTaken = if case .cannot = row.state { true } else { row.state != .new }
    let own = row.target.key.rawValue
    let hasRoom = own.count + Self.suffix.count <= NameRule.maximumLength
    naming = Naming(
      source: row.source,
      field: isTaken && hasRoom ? LineField(proposing: own + Self.suffix) : LineField(text: own))
  }

  /// Takes `key` while a name is typed; false where none is.
  mutating func pressInField(_ key: Key) -> Bool {
    guard var naming else { return false }
    switch key.code {
    case .escape: self.naming = nil
    case .enter: acceptName(naming)
    default:
      if naming.field.press(key) { self.naming = naming }
    }
    return true
  }

  mutating func paste(_ text: String) {
    if naming == nil { table.paste(text) } else { naming?.field.insert(text) }
  }

  private mutating func acceptName(_ naming: Naming) {
    problem = NameRule.problem(withKey: naming.field.text)
    guard problem == nil else { return }
    let name = KeyName(naming.field.text)
    let others = (rows ?? []).filter { $0.source != naming.source }
    problem = problem(with: name, beside: others)
    guard problem == nil else { return }
    names[naming.source] = name == naming.source.key ? nil : name
    self.naming = nil
    let compared = rows ?? []
    show(compared.map(\.source))
    for index in compared.indices where rows?[index].state == .there {
      if rows?[index].target == compared[index].target {
        rows?[index].state = compared[index].state
      }
    }
    fill()
  }

  /// Why a key does not get `name` there, where the `others` go too.
  private func problem(with name: KeyName, beside others: [Row]) -> String? {
    let taken = KeySpellings(others.map(\.target.key))
    if taken.contains(name) { return "another key goes there under that name" }
    if !tellsCase((rows ?? []).map(\.source)), let rival = taken.rival(of: name) {
      return NameRule.alike(to: rival)
    }
    // Put over first, its own value would be gone when its turn comes.
    let path = SecretPath(scope: target.scope, key: name)
    guard !isAnother, let other = others.first(where: { $0.source.mayBe(path) })?.source.key else {
      return nil
    }
    return other == name
      ? "\(name.rawValue) is one of the keys that go" : NameRule.alike(to: other)
  }

  /// Whether the lists show that the target's workspace tells names apart that differ by case alone.
  func tellsCase(_ sources: [SecretPath]) -> Bool {
    if present.hasAlike { return true }
    guard target.profile == nil else { return false }
    return Dictionary(grouping: sources, by: \.scope).values
      .contains { KeySpellings($0.map(\.key)).hasAlike }
  }

  /// What a copy is called beside the key it was made of.
  private static let suffix = "-copy"
}
