/// How this program is to treat a profile, whatever the other tools do with it.
package struct ProfileMark: Equatable, Sendable {
  /// Whether nothing is changed in its workspace.
  package var isReadOnly: Bool
  /// The ground its name is shown on; nil is none.
  package var color: WarningColor?
  /// From how many days on its keys count as stale; nil where the program's own number holds.
  package var staleDays: Int?

  package init(isReadOnly: Bool = false, color: WarningColor? = nil, staleDays: Int? = nil) {
    self.isReadOnly = isReadOnly
    self.color = color
    self.staleDays = staleDays
  }
}

/// A colour that tells one workspace from another at a glance.
package enum WarningColor: String, CaseIterable, Sendable {
  case red
  case yellow
  case green
  case blue

  /// The colour after this one; after the last comes none.
  package static func after(_ color: WarningColor?) -> WarningColor? {
    guard let color, let index = allCases.firstIndex(of: color) else { return allCases.first }
    return index + 1 < allCases.count ? allCases[index + 1] : nil
  }
}
