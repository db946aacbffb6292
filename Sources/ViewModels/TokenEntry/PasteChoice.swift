/// The profiles of one paste, of which one is to be taken.
package struct PasteChoice: Equatable, Sendable {
  package let profiles: [PastedCredentials]
  /// Counted from 0.
  package private(set) var selected = 0

  init(_ profiles: [PastedCredentials]) {
    self.profiles = profiles
  }

  mutating func move(by rows: Int) {
    selected = max(0, min(selected + rows, profiles.count - 1))
  }
}

extension TokenEntryViewModel {
  /// Does what `command` means while a profile of the paste is to be chosen.
  mutating func choose(_ command: TokenEntryCommand) -> [TokenEntryOutcome] {
    switch command {
    case .nextField, .lineDown: choice?.move(by: 1)
    case .previousField, .lineUp: choice?.move(by: -1)
    case .leave:
      choice = nil
      notice = TokenEntryNote("none of the pasted profiles was taken")
    case .advance:
      guard let chosen = choice else { return [] }
      choice = nil
      return take(chosen.profiles[chosen.selected])
    case .pageDown, .pageUp, .check, .save, .reveal, .suggest, .changeKind: break
    }
    return []
  }
}
