internal import ViewModels

/// The pictures of the spinner, one cell wide each.
enum SpinnerPicture {
  private static let unicode = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
  private static let ascii = ["|", "/", "-", "\\"]

  /// The picture of that frame; a blank before the first one.
  static func text(_ frame: Int?, glyphs: GlyphSet) -> String {
    guard let frame else { return " " }
    let pictures = glyphs == .ascii ? ascii : unicode
    return pictures[frame % pictures.count]
  }
}
