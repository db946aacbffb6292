/// A filter with one comparison, such as `userName sw "ada"`.
///
/// <https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2>
struct SCIMFilter {
  private enum Comparison: String {
    case equals = "eq"
    case startsWith = "sw"
    case contains = "co"
  }

  private var attribute = ""
  private var comparison = Comparison.contains
  private var operand = ""

  /// Reads a filter; nil matches everything.
  init(parsing text: String?) throws(Refusal) {
    guard let text else { return }
    let parts = text.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let comparison = Comparison(rawValue: parts[1].lowercased()) else {
      throw Refusal.scim(400, "Given filter operator is not supported.", type: "invalidFilter")
    }
    var operand = parts[2]
    if operand.count >= 2, operand.first == "\"", operand.last == "\"" {
      operand = operand.dropFirst().dropLast()
    }
    attribute = parts[0].lowercased()
    self.comparison = comparison
    self.operand = operand.lowercased()
  }

  /// Whether a row with these members passes; case does not count.
  func matches(_ row: [(name: String, value: String)]) -> Bool {
    guard !attribute.isEmpty else { return true }
    return row.contains { member in
      guard member.name.lowercased() == attribute else { return false }
      let value = member.value.lowercased()
      return switch comparison {
      case .equals: value == operand
      case .startsWith: value.hasPrefix(operand)
      case .contains: value.holds(operand)
      }
    }
  }
}
