/// How many colours the terminal has, as far as the roles care.
package enum ColorDepth: CaseIterable, Sendable {
  /// None, or none wanted: attributes alone carry the meaning.
  case none
  case eight
  case sixteen
  case twoHundredFiftySix

  /// The depth of a terminal with `count` colours.
  package init(colorCount count: Int) {
    self =
      switch count {
      case 256...: .twoHundredFiftySix
      case 16...: .sixteen
      case 8...: .eight
      default: .none
      }
  }
}

/// The look of one cell.
package struct Style: Hashable, Sendable {
  /// Attributes, to be combined.
  package struct Attributes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Attributes(rawValue: 1)
    package static let dim = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
    package static let underline = Attributes(rawValue: 8)
  }

  /// The colour's number; nil is the terminal's own foreground.
  package var foreground: UInt8?
  /// The colour's number; nil is the terminal's own background.
  package var background: UInt8?
  package var attributes: Attributes

  package init(
    _ foreground: UInt8? = nil, on background: UInt8? = nil, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// What each role looks like.
///
/// The terminal's own background stays, and nobody can ask it which one that is. So each colour has
/// a luminance near 0.18, where black and white are equally far away: at least 4:1 to either. With
/// 8 and 16 colours, whose values are the user's, only those are used that keep that distance in
/// the palettes of xterm and of the Linux console; elsewhere bold and underline speak.
package struct Palette: Sendable {
  package let depth: ColorDepth

  package init(depth: ColorDepth) {
    self.depth = depth
  }

  /// The look of a cell of `role` that lies in a row filled with `ground`.
  package func style(_ role: Role, on ground: Role?) -> Style {
    guard let ground else { return style(role) }
    var style = style(ground)
    if role == .match || role == .escaped { style.attributes.formUnion([.bold, .underline]) }
    return style
  }

  private func style(_ role: Role) -> Style {
    switch depth {
    case .none: Self.plain(role)
    case .eight: Self.eight(role)
    case .sixteen: Self.sixteen(role)
    case .twoHundredFiftySix: Self.full(role)
    }
  }

  private static func full(_ role: Role) -> Style {
    switch role {
    case .text: Style()
    case .dim, .border, .title, .label: Style(243)
    case .accent, .borderFocused: Style(31)
    case .titleFocused: Style(31, .bold)
    case .selection: Style(231, on: 25)
    case .selectionDim: Style(231, on: 240)
    case .match: Style(133, [.bold, .underline])
    case .good: Style(28)
    case .warning: Style(130)
    case .danger: Style(161, .bold)
    case .key, .header: Style(.bold)
    case .field: Style(.underline)
    case .escaped: Style(130, .bold)
    case .markRed: Style(231, on: 160, .bold)
    case .markYellow: Style(16, on: 178)
    case .markGreen: Style(231, on: 28, .bold)
    case .markBlue: Style(231, on: 26, .bold)
    }
  }

  private static func sixteen(_ role: Role) -> Style {
    switch role {
    case .dim, .border, .title, .label: Style(8)
    case .accent, .borderFocused: Style(12)
    case .titleFocused: Style(12, .bold)
    default: eight(role)
    }
  }

  private static func eight(_ role: Role) -> Style {
    switch role {
    case .accent, .borderFocused: Style(5)
    case .titleFocused: Style(5, .bold)
    case .match: Style(5, [.bold, .underline])
    case .warning, .escaped: Style(5, .bold)
    case .danger: Style(1, .bold)
    // Bold would brighten the black in some terminals.
    case .markRed: Style(7, on: 1)
    case .markYellow: Style(0, on: 3)
    case .markGreen: Style(0, on: 2)
    case .markBlue: Style(7, on: 4)
    default: plain(role)
    }
  }

  private static func plain(_ role: Role) -> Style {
    switch role {
    case .text: Style()
    case .dim, .border, .title, .label: Style(.dim)
    case .accent, .borderFocused, .titleFocused, .good, .key, .header: Style(.bold)
    case .selection: Style(.reverse)
    case .markRed, .markYellow, .markGreen, .markBlue: Style([.bold, .reverse])
    case .selectionDim, .field: Style(.underline)
    case .match, .warning, .danger, .escaped: Style([.bold, .underline])
    }
  }
}

extension Style {
  /// The terminal's own colours with `attributes`.
  fileprivate init(_ attributes: Attributes) {
    self.init(nil, on: nil, attributes)
  }

  /// A foreground with `attributes`.
  fileprivate init(_ foreground: UInt8, _ attributes: Attributes) {
    self.init(foreground, on: nil, attributes)
  }
}
