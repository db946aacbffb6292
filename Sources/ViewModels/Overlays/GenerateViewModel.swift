package import DatabricksClient
package import Desktop

/// The form for a value to be generated.
package struct GenerateViewModel: Equatable, Sendable {
  /// One line of the form.
  package enum Row: Int, CaseIterable, Sendable {
    case kind
    case alphabet
    case count
    case place
  }

  /// The bits below which a value can be found by trying.
  package static let fewBits = 80.0

  package let path: SecretPath
  package private(set) var kind = GeneratedKind.characters
  package private(set) var alphabet = GeneratedAlphabet.lettersAndDigits
  /// How many characters, words or bytes.
  package private(set) var count = LineField(proposing: "32")
  package private(set) var place: GeneratedPlace
  package private(set) var row = Row.kind
  /// Why nothing can be generated.
  package private(set) var problem: String?
  private let places: [GeneratedPlace]
  private(set) var request: RequestID?

  /// Offers to put the value at `places`, the first one unless another is chosen.
  package init(_ path: SecretPath, places: [GeneratedPlace]) {
    self.path = path
    self.places = places
    place = places.first ?? .whole
  }

  /// The rows of the form as it stands.
  package var rows: [Row] {
    switch kind {
    case .characters: Row.allCases
    case .words, .hex, .base64: [.kind, .count, .place]
    case .uuid: [.kind, .place]
    }
  }

  /// What is to be generated; nil while the number is none.
  package var wanted: GeneratedValue? {
    if kind == .uuid { return GeneratedValue(.uuid, count: 1) }
    guard let number = Int(count.text), (1...GeneratedValue.countLimit).contains(number) else {
      return nil
    }
    return GeneratedValue(kind, alphabet: alphabet, count: number)
  }

  /// Does what `key` means here.
  package mutating func press(_ key: Key) -> OverlayOutcome {
    problem = nil
    switch key.code {
    case .escape: return .close
    case .tab: move(by: key.modifiers.contains(.shift) ? -1 : 1)
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .left where row != .count: choose(-1)
    case .right where row != .count, .character(" "): choose(1)
    case .pageUp, .character("+"): change(by: 8)
    case .pageDown, .character("-"): change(by: -8)
    case .enter:
      guard let wanted else {
        problem = "a number from 1 to \(CountText.grouped(GeneratedValue.countLimit))"
        return .stay
      }
      return .local(.generate(wanted))
    default:
      guard rows.contains(.count), isForCount(key) else { return .stay }
      row = .count
      _ = count.press(key)
    }
    return .stay
  }

  /// Notes the id under which the request went out.
  mutating func asked(_ id: RequestID) { request = id }

  private func isForCount(_ key: Key) -> Bool {
    guard case .character(let scalar) = key.code, key.modifiers.isEmpty else { return true }
    return ("0"..."9").contains(scalar)
  }

  private mutating func move(by step: Int) {
    let rows = rows
    let index = rows.firstIndex(of: row) ?? 0
    row = rows[(index + step + rows.count) % rows.count]
  }

  private mutating func choose(_ step: Int) {
    switch row {
    case .kind:
      kind = GeneratedKind.allCases.neighbour(of: kind, step)
      count = LineField(proposing: String(kind.usualCount))
    case .alphabet: alphabet = GeneratedAlphabet.allCases.neighbour(of: alphabet, step)
    case .place: place = places.neighbour(of: place, step)
    case .count: break
    }
  }

  private mutating func change(by step: Int) {
    guard kind != .uuid, let number = Int(count.text) else { return }
    let changed = min(max(1, number + step), GeneratedValue.countLimit)
    count = LineField(proposing: String(changed))
  }
}

/// Where a generated value goes.
package enum GeneratedPlace: Equatable, Sendable {
  case selection
  case whole
  case cursor
}

extension GeneratedKind {
  /// A number with more than enough bits.
  fileprivate var usualCount: Int {
    switch self {
    case .characters, .hex, .base64: 32
    case .words: 7
    case .uuid: 1
    }
  }
}

extension Array where Element: Equatable {
  /// The element that many places behind `element`, from the last one on the first.
  func neighbour(of element: Element, _ step: Int) -> Element {
    guard let index = firstIndex(of: element) else { return element }
    return self[(index + step + count) % count]
  }
}
