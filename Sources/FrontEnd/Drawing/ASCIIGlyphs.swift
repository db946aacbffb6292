internal import ViewModels

/// What stands for a character on a terminal that shows only ASCII.
enum ASCIIGlyphs {
  /// The one-cell substitute for `cluster`; nil when it is ASCII already.
  ///
  /// The program's own signs have a likeness; everything else becomes `?`, marked as escaped.
  static func substitute(for cluster: SafeCluster) -> SafeCluster? {
    if cluster.base.isASCII, cluster.markCount == 0 { return nil }
    let likeness: Unicode.Scalar? =
      switch cluster.base {
      case "…": "~"
      case "▸", "›", "→", "▶": ">"
      case "‹", "←", "◀": "<"
      case "▾", "↓", "▼": "v"
      case "▴", "↑", "▲": "^"
      case "•", "●", "■", "█": "*"
      case "·", "─", "–", "—", "━", "−": "-"
      case "│", "┃", "▏", "▕": "|"
      case "╭", "╮", "╰", "╯", "├", "┤", "┌", "┐", "└", "┘", "┬", "┴", "┼": "+"
      case "✓", "✔": "+"
      case "✗", "✘", "×", "✕": "x"
      case "⟳", "↻", "☁", "◆", "★": "*"
      case "○", "◌", "□": "o"
      case "⏎", "↵", "¶": "$"
      case "∅": "%"
      default: nil
      }
    let hasLikeness = likeness != nil && cluster.markCount == 0
    return SafeCluster(likeness ?? "?", width: 1, isEscaped: !hasLikeness)
  }
}

extension GlyphSet {
  /// A word beside a key; where `…` cannot be shown, three dots say that the key opens something.
  func label(_ word: String) -> String {
    guard self == .ascii, word.hasSuffix("…") else { return word }
    return word.dropLast() + "..."
  }
}
