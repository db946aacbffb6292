/// A filter of comparisons with `or` between them, such as `userName sw "ada"`.
///
/// <https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2>
struct SCIMFilter {
  fileprivate enum Operator: String {
    case equals = "eq"
    case startsWith = "sw"
    case contains = "co"
  }

  fileprivate struct Comparison {
    let attribute: String
    let comparison: Operator
    let operand: String
  }

  /// One of them must hold; none lets everything pass.
  private var comparisons: [Comparison] = []

  /// Reads a filter; nil matches everything.
  init(parsing text: String?) throws(Refusal) {
    guard let text else { return }
    var words = try Self.words(of: text)[...]
    while true {
      guard words.count >= 3,
        let comparison = Operator(rawValue: words[words.startIndex + 1].lowercased())
      else { throw Self.refusal }
      comparisons.append(
        Comparison(
          attribute: words[words.startIndex].lowercased(), comparison: comparison,
          operand: words[words.startIndex + 2].lowercased()))
      words = words.dropFirst(3)
      guard let next = words.popFirst() else { return }
      guard next.lowercased() == "or" else { throw Self.refusal }
    }
  }

  private static var refusal: Refusal {
    Refusal.scim(400, "Given filter operator is not supported.", type: "invalidFilter")
  }

  /// The words between blanks; one in quotes may hold blanks, and a quote behind a backslash.
  private static func words(of text: String) throws(Refusal) -> [String] {
    var words: [String] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.popFirst() {
      if first == " " { continue }
      var word = String.UnicodeScalarView()
      guard first == "\"" else {
        word.append(first)
        while let next = rest.first, next != " " {
          word.append(next)
          rest.removeFirst()
        }
        words.append(String(word))
        continue
      }
      var isClosed = false
      while let next = rest.popFirst() {
        if next == "\"" {
          isClosed = true
          break
        }
        guard next == "\\" else {
          word.append(next)
          continue
        }
        if let escaped = rest.popFirst() { word.append(escaped) }
      }
      guard isClosed else { throw refusal }
      words.append(String(word))
    }
    return words
  }

  /// Whether a row with these members passes; case does not count.
  func matches(_ row: [(name: String, value: String)]) -> Bool {
    comparisons.isEmpty
      || comparisons.contains { wanted in
        row.contains { member in
          member.name.lowercased() == wanted.attribute
            && wanted.matches(member.value.lowercased())
        }
      }
  }
}

extension SCIMFilter.Comparison {
  func matches(_ value: String) -> Bool {
    switch comparison {
    case .equals: value == operand
    case .startsWith: value.hasPrefix(operand)
    case .contains: value.holds(operand)
    }
  }
}
